// Waits that outlive a restart. They are stored as a time of the wall clock, which may be put right at any moment, by seconds or
// by years. While the process runs, ticks that nobody puts right measure the wait. After a start the stored time is
// believed only as far as such a wait can last. Proof: test/waits.test.ts.

export interface Waits {
  /** Begins a wait. @returns the wall-clock time to be stored, in Unix milliseconds. */
  begin(key: number | string, ms: number): number;
  /**
   * Gives the milliseconds left of the wait under a key; 0 when it is over, or when there was none.
   * @param until the stored time; 0 when it was never put off.
   * @param longestMs the longest time that such a wait can last.
   */
  left(key: number | string, until: number, longestMs: number): number;
  /** Forgets the wait under this key. */
  end(key: number | string): void;
}

export interface WaitsClock {
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
}

/** A time stored with a wrong clock is due within a minute, because nobody knows how much of it is left. */
const UNKNOWN_MS = 60_000;

/** Creates the waits of one process. */
export function createWaits({ now, ticks }: WaitsClock): Waits {
  const waits = new Map<number | string, { readonly until: number; readonly due: number }>();
  const note = (key: number | string, until: number, ms: number): number => {
    waits.set(key, { until, due: ticks() + ms });
    return ms;
  };
  return {
    begin: (key, ms) => {
      const until = Math.round(now().getTime() + ms);
      note(key, until, ms);
      return until;
    },
    left: (key, until, longestMs) => {
      if (until <= 0) return 0;
      const known = waits.get(key);
      if (known?.until === until) return Math.max(0, known.due - ticks());
      return note(key, until, believed(until - now().getTime(), longestMs));
    },
    end: (key) => {
      waits.delete(key);
    },
  };
}

/** The rest of a wait that an earlier process began, or may have begun. */
function believed(ms: number, longestMs: number): number {
  if (ms <= 0) return 0;
  return ms <= longestMs ? ms : Math.min(longestMs, UNKNOWN_MS);
}
