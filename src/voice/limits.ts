// The limits of each chat, and the permits that come of them. A permit is given for one act of the table in costs.ts, and a
// door takes it: only this file makes one. The windows are kept in memory: a restart empties them, which nobody in a chat can
// bring about, and the day's budget of tokens outlives it. Proof: test/voice/limits.test.ts.

import { COSTS, FIXED_WINDOWS, type Act, type Cost, type Use, type Window } from "./costs.ts";
import type { WindowSize } from "./costs.ts";

/** The windows that the operator sizes. */
export interface RateLimits {
  readonly windowMs: number;
  readonly main: number;
  readonly analyst: number;
}

export interface Limits {
  /**
   * Takes an act's units from a chat's window. Takes nothing and gives undefined when there are too few left.
   * @param times how often the act counts. What the same message has taken for this act already counts towards that.
   */
  take<A extends Act>(act: A, channelKey: string, times?: number): PermitOf<A> | undefined;
  /** Gives the milliseconds until `take` may succeed, as far as is known now. 0: it may at once. */
  roomIn(act: Act, channelKey: string, times?: number): number;
  /** Puts back what a permit took, unless somebody was asked by it. */
  giveBack(permit: Permit<never>): void;
  /** Gives the units that all chats together have taken within the window. */
  taken(window: Window): number;
  /** The same limits for one message: handled again after a failure, it does not pay again for what it has paid. */
  forMessage(id: string): Limits;
}

/** The permit of an act: good for the doors that its row in the table names. */
export type PermitOf<A extends Act> = Permit<keyof (typeof COSTS)[A]["uses"] & Use>;

/** What a door asks for. */
export type { Permit };

class Permit<U extends Use> {
  readonly #left: Map<Use, number>;
  #isUsed = false;

  constructor(uses: Cost["uses"]) {
    this.#left = new Map(Object.entries(uses) as [Use, number][]);
  }

  /** Called by a door before it asks somebody. @throws Error for more calls than the act has: a fault of ours. */
  readonly use = (use: U): void => {
    const left = this.#left.get(use) ?? 0;
    if (left <= 0) throw new Error(`a permit is used for ${use} once too often`);
    this.#left.set(use, left - 1);
    this.#isUsed = true;
  };

  /** True when somebody was asked. */
  get isUsed(): boolean {
    return this.#isUsed;
  }
}

/** Creates the windows, all empty. @param now milliseconds of a clock that only goes on. */
export function createLimits(sizes: RateLimits, now: () => number): Limits {
  const { messages } = FIXED_WINDOWS;
  const windows: { readonly [window in Window]: WindowSize } = {
    ...FIXED_WINDOWS,
    main: { ms: sizes.windowMs, each: sizes.main },
    analyst: { ms: sizes.windowMs, each: sizes.analyst },
    talk: { ...messages, each: Math.max(messages.each, sizes.main) },
  };
  /** What was taken, for each window by chat. */
  const book = new Map<Window, Map<string, readonly Taken[]>>();
  const paid = new WeakMap<object, () => void>();

  /** What counts still. Chats with nothing are dropped, so that the book stays small. */
  const current = (window: Window): Map<string, readonly Taken[]> => {
    const from = now() - windows[window].ms;
    const chats = book.get(window) ?? new Map<string, readonly Taken[]>();
    book.set(window, chats);
    for (const [channelKey, taken] of chats) {
      const left = taken[0] && taken[0].at > from ? taken : taken.filter(({ at }) => at > from);
      if (left.length === 0) chats.delete(channelKey);
      else if (left !== taken) chats.set(channelKey, left);
    }
    return chats;
  };

  const limitsFor = (message: string | undefined): Limits => ({
    take: (act, channelKey, times = 1) => {
      const { window, units, uses }: Cost = COSTS[act];
      const { each, all = Infinity } = windows[window];
      const chats = current(window);
      const recent = chats.get(channelKey) ?? [];
      const before = recent.filter((one) => message !== undefined && one.message === message);
      const missing = units * times - sum(before.filter((one) => one.act === act));
      if (missing > 0) {
        if (sum(recent) + missing > each) return undefined;
        if (sum([...chats.values()].flat()) + missing > all) return undefined;
      }
      const taken: Taken = { at: now(), units: Math.max(0, missing), act, message };
      if (missing > 0) chats.set(channelKey, [...recent, taken]);
      const permit = new Permit<never>(uses);
      paid.set(permit, () => {
        const left = current(window);
        const others = (left.get(channelKey) ?? []).filter((one) => one !== taken);
        if (others.length > 0) left.set(channelKey, others);
        else left.delete(channelKey);
      });
      return permit as PermitOf<typeof act>;
    },
    roomIn: (act, channelKey, times = 1) => {
      const { window, units }: Cost = COSTS[act];
      const { ms, each, all = Infinity } = windows[window];
      const chats = current(window);
      const own = chats.get(channelKey) ?? [];
      const needed = units * times;
      return Math.max(
        untilLeft(own, each - needed, { ms, now: now() }),
        untilLeft([...chats.values()].flat(), all - needed, { ms, now: now() }),
      );
    },
    giveBack: (permit) => {
      if (permit.isUsed) return;
      paid.get(permit)?.();
      paid.delete(permit);
    },
    taken: (window) => sum([...current(window).values()].flat()),
    forMessage: limitsFor,
  });
  return limitsFor(undefined);
}

interface Taken {
  readonly at: number;
  readonly units: number;
  readonly act: Act;
  readonly message: string | undefined;
}

/** Milliseconds until at most `most` units are left in the window. */
function untilLeft(
  taken: readonly Taken[],
  most: number,
  { ms, now }: { readonly ms: number; readonly now: number },
): number {
  const oldestFirst = taken.toSorted((a, b) => a.at - b.at);
  let left = sum(taken);
  for (const { at, units } of oldestFirst) {
    if (left <= most) break;
    left -= units;
    if (left <= most) return at + ms - now;
  }
  // What is more than the whole window has room for finds none at any time.
  return left <= most ? 0 : ms;
}

function sum(taken: readonly Taken[]): number {
  return taken.reduce((total, { units }) => total + units, 0);
}

/** A place of an act: whose window, and how often it counts. */
export interface Taking<A extends Act> {
  readonly act: A;
  readonly channelKey: string;
  readonly times?: number;
}

/**
 * Does an act by its permit, which is given back when nobody was asked.
 * @returns undefined when the window has too little left; then nothing was done.
 */
export async function withPermit<A extends Act, T>(
  { act, channelKey, times = 1 }: Taking<A>,
  limits: Pick<Limits, "take" | "giveBack">,
  work: (permit: PermitOf<A>) => Promise<T>,
): Promise<T | undefined> {
  const permit = limits.take(act, channelKey, times);
  if (!permit) return undefined;
  try {
    return await work(permit);
  } finally {
    limits.giveBack(permit);
  }
}
