// Waits that outlive a restart are stored as a time of the wall clock, and that clock may be put right at any moment, by
// seconds or by years. While the process runs a wait is measured by ticks, which nobody puts right; after a start the
// stored time is believed as far as it can have been meant.

export interface Waits {
  /** Begins a wait. @returns the wall-clock time to be stored, in Unix milliseconds. */
  begin(key: number | string, ms: number): number;
  /**
   * Milliseconds that are left of the wait under a key; 0: it is over, or there was none.
   * @param until as it is stored; 0: never put off.
   * @param longestMs how long such a wait is at most.
   */
  left(key: number | string, until: number, longestMs: number): number;
  /** Whatever waited under this key is done with. */
  end(key: number | string): void;
}

export interface WaitsClock {
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
}

/** What was stored with a clock that was wrong is due within a minute: nobody knows how much of it is left. */
const UNKNOWN_MS = 60_000;

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

/** Of a wait that an earlier process began, or may have begun. */
function believed(ms: number, longestMs: number): number {
  if (ms <= 0) return 0;
  return ms <= longestMs ? ms : Math.min(longestMs, UNKNOWN_MS);
}
