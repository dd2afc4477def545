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
