// Waits between tries: the time that Telegram asks for, or one that doubles up to a minute, with some jitter.

import { TelegramError } from "./bot-api.ts";

const LONGEST_MS = 60_000;

/**
 * Whole milliseconds until the next try.
 * @param failures number of failed tries so far, from 1.
 * @param firstMs the wait after the first failure.
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

/** Node fires a longer timer at once (Node, setTimeout). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves after `ms`, at most 24 days, or as soon as the signal is given. Never rejects. */
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
