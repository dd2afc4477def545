// Waits between tries: what Telegram asks for, else doubling with some jitter, never beyond a minute.

import { TelegramError } from "./bot-api.ts";

const LONGEST_MS = 60_000;

/**
 * Whole milliseconds until the next try.
 * @param failures how many tries have failed so far, from 1.
 * @param firstMs the wait after the first of them.
 */
export function retryDelay(
  failures: number,
  error: unknown,
  firstMs: number,
  random = Math.random,
): number {
  if (error instanceof TelegramError && error.retryAfter !== undefined) {
    return Math.ceil(error.retryAfter * 1000) + 50;
  }
  const backoff = Math.min(firstMs * 2 ** (failures - 1), LONGEST_MS);
  return Math.round(backoff * (0.75 + random() / 4));
}

/** Node fires a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves after `ms` (or 24 days, if that is sooner), or as soon as the signal is given. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, LONGEST_TIMER_MS));
    signal?.addEventListener("abort", done, { once: true });
  });
}
