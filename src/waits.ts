// Waits that outlive a restart. While the process runs, ticks that nobody puts right measure a wait. For the next process the
// time of its end is stored, where the time is certain (true-time.ts); where it is not, the length alone, a minute at most. After
// a start a stored time is believed only as far as such a wait can last. Proof: test/waits.test.ts, test/wrong-clocks.test.ts.

export interface Waits {
  /** Begins a wait. @returns what is to be stored: the time of its end in Unix milliseconds, or its length below 0. */
  begin(key: number | string, ms: number): number;
  /**
   * Gives the milliseconds left of the wait under a key; 0 when it is over, or when there was none.
   * @param until what was stored; 0 when it was never put off.
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
  /** True while the wall clock is known to be right. */
  readonly isCertain: () => boolean;
}

/** What was stored with a clock that may have been wrong is due within a minute, because nobody knows how much of it is left. */
const UNKNOWN_MS = 60_000;

interface Wait {
  readonly until: number;
  /** In ticks. */
  readonly due: number;
  readonly isSure: boolean;
}

/** Creates the waits of one process. */
export function createWaits({ now, ticks, isCertain }: WaitsClock): Waits {
  const waits = new Map<number | string, Wait>();
  const note = (key: number | string, until: number, ms: number, isSure: boolean): number => {
    waits.set(key, { until, due: ticks() + ms, isSure });
    return ms;
  };
  return {
    begin: (key, ms) => {
      const until = isCertain()
        ? Math.round(now().getTime() + ms)
        : -Math.max(1, Math.ceil(Math.min(ms, UNKNOWN_MS)));
      note(key, until, ms, true);
      return until;
    },
    left: (key, until, longestMs) => {
      if (until === 0) return 0;
      const known = waits.get(key);
      const isKnown = known?.until === until && (known.isSure || !isCertain());
      if (isKnown) return Math.max(0, known.due - ticks());
      if (until < 0) return note(key, until, Math.min(-until, UNKNOWN_MS, longestMs), true);
      const ms = believed(until - now().getTime(), longestMs);
      // Nobody has told the time yet. Once somebody has, it is looked at again.
      return isCertain()
        ? note(key, until, ms, true)
        : note(key, until, Math.min(ms, UNKNOWN_MS), false);
    },
    end: (key) => {
      waits.delete(key);
    },
  };
}

/** The rest of a wait that an earlier process began, or may have begun. */
function believed(ms: number, longestMs: number): number {
  if (ms <= 0) return 0;
  // Two processes may know the same time by some seconds less or more.
  const isPossible = ms <= longestMs + UNKNOWN_MS;
  return Math.min(isPossible ? ms : UNKNOWN_MS, longestMs);
}
