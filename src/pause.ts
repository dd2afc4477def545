// Waits of a moment, by node:timers/promises. That alone will not do: it rejects when its signal is given, and a loop that
// is told to stop has nothing to catch; and Node fires a timer of more than 24 days at once. And breaks in long work.

import { setImmediate, setTimeout } from "node:timers/promises";

const LONGEST_MS = 2 ** 31 - 1;

/** Resolves after `ms`, or 24 days if that is sooner, or as soon as the signal is given. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const over = setTimeout(Math.min(ms, LONGEST_MS), undefined, { ...(signal && { signal }) });
  await over.catch(() => undefined);
}

/** Resolves when `work` has ended, or after `ms` without it. @throws what the work throws in that time. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(ms, over.signal)]);
  } finally {
    over.abort();
  }
}

/** Breaks in long work, in which other work goes on. */
export interface Breaks {
  /** True when some milliseconds have passed since the last one. To be asked between two pieces. */
  isDue(): boolean;
  take(): Promise<void>;
}

/** Begins to count the time of a long work. */
export function createBreaks(): Breaks {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since >= PIECE_MS,
    take: async () => {
      await setImmediate();
      since = performance.now();
    },
  };
}

/** Work in parts, with a yield between two of them. It must not depend on anything that may change at a yield. */
export type Parts<T> = Generator<void, T>;

/** Does all parts, and takes a break between two of them when one is due. @throws what a part throws. */
export async function withBreaks<T>(parts: Parts<T>): Promise<T> {
  const breaks = createBreaks();
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
    if (breaks.isDue()) await breaks.take();
  }
}

/** Does all parts at once. @throws what a part throws. */
export function atOnce<T>(parts: Parts<T>): T {
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

const PIECE_MS = 5;
