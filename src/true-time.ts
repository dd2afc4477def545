// The time that counts. A machine's clock may be wrong for years (a board without a battery, a restored image), while every
// answer of Telegram bears its date. Where they are apart, Telegram's counts, so that nothing is stamped, waited for or
// forgotten by a wrong clock. What cannot be undone asks for more: it goes by what all times agree on.
// Proof: test/true-time.test.ts, test/wrong-clocks.test.ts, test/e2e/wrong-clock.test.ts.

export interface TrueTime {
  /** The time: this machine's, or Telegram's where this machine's is wrong. */
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** True while somebody outside has told the time. */
  readonly isCertain: () => boolean;
  /** Milliseconds by which this machine's clock is ahead of the time; 0 where it is right, or where nobody has told. */
  readonly aheadMs: () => number;
  /** To be called when somebody outside is asked. Gives what takes the `Date` of their answer. */
  ask(): (date: string | undefined) => void;
  /** Notes that a message came, and when its server says that it was written (Unix milliseconds). */
  came(writtenAt: number): void;
  /**
   * Gives the time to remove things by.
   * @param known an earlier time that was agreed on, in Unix milliseconds.
   */
  agreed(known: number | undefined): Agreed;
}

export type Agreed =
  /** The earliest of all times. */
  | { readonly kind: "agreed"; readonly at: Date }
  /** Nobody outside has told the time since the clock was set or the machine slept, or only somebody who may share the clock. */
  | { readonly kind: "unknown" }
  | { readonly kind: "apart" };

export interface TrueTimeOptions {
  /** This machine's clock. */
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** True when those who answer have another clock than this machine. */
  readonly isFar: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A smaller error changes nothing that people notice, and dates have whole seconds. */
const WRONG_MS = MINUTE_MS;
/** An answer that took longer may have been dated long before it was read. */
const LONGEST_ANSWER_MS = MINUTE_MS;
/** Bot API, getUpdates: a message waits for 24 hours at most. */
const LONGEST_WAY_MS = 2 * DAY_MS;
/** A bot looks every day. A longer gap was a stop, or a clock that leapt. */
const LEAP_MS = 2 * DAY_MS;

/** A moment on this machine's clocks. */
interface Moment {
  readonly wall: number;
  readonly ticks: number;
}

/** Creates the time of one process. */
export function createTrueTime({ now, ticks, isFar }: TrueTimeOptions): TrueTime {
  /** What the last answer said, and the message that came last. */
  let answer: (Moment & { readonly offset: number }) | undefined;
  let message: (Moment & { readonly writtenAt: number }) | undefined;
  const here = (): Moment => ({ wall: now().getTime(), ticks: ticks() });
  /** What was told counts for as long as the clock has run evenly since: it was not set, and the machine did not sleep. */
  const still = <T extends Moment>(told: T | undefined): T | undefined => {
    if (!told) return undefined;
    const at = here();
    const strayed = at.wall - told.wall - (at.ticks - told.ticks);
    return Math.abs(strayed) <= WRONG_MS ? told : undefined;
  };
  const aheadMs = (): number => {
    const { offset = 0 } = still(answer) ?? {};
    return Math.abs(offset) > WRONG_MS ? -offset : 0;
  };
  const time = (): number => now().getTime() - aheadMs();
  return {
    now: () => new Date(time()),
    ticks,
    isCertain: () => still(answer) !== undefined,
    aheadMs,
    ask: () => {
      const asked = here();
      return (date) => {
        const told = Date.parse(date ?? "");
        const at = here();
        const isPrompt = at.ticks - asked.ticks <= LONGEST_ANSWER_MS && still(asked) !== undefined;
        if (Number.isFinite(told) && isPrompt) answer = { ...at, offset: told - at.wall };
      };
    },
    came: (writtenAt) => {
      message = { ...here(), writtenAt };
    },
    agreed: (known) => {
      const told = still(answer);
      const came = still(message);
      // A server of one's own may date no answer.
      if (!told && !came) return { kind: "unknown" };
      const at = time();
      const way = came ? at - here().wall + came.wall - came.writtenAt : 0;
      const isApart = Math.abs(told?.offset ?? 0) > DAY_MS;
      if (isApart || way < -HOUR_MS || way > LONGEST_WAY_MS) return { kind: "apart" };
      const isLeap = known === undefined || Math.abs(at - known) > LEAP_MS;
      if (isLeap && !isFar && !came) return { kind: "unknown" };
      return { kind: "agreed", at: new Date(Math.min(at, now().getTime())) };
    },
  };
}

/** The time of a command, which asks Telegram before it stores a time for the bot. */
export function createCommandTime(): TrueTime {
  return createTrueTime({
    now: () => new Date(),
    ticks: () => performance.now(),
    isFar: false,
  });
}

/** True for the address of Telegram itself. Any other server of the Bot API may stand on this machine and share its clock. */
export function hasOwnClock(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && hostname === "api.telegram.org";
}
