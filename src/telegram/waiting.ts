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
