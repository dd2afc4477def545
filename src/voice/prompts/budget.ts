// The shares of one call's tokens. Half go to the part that stays the same from turn to turn and comes first, because
// providers charge little for a beginning that they have seen. A quarter goes to entries that fit the message: people ask
// more often about old entries than new ones, and a family's messages are too far apart for most providers' caches.

import { estimateTokens } from "../tokens.ts";
import { defused } from "./delimited.ts";

/** Tokens for the parts of one call. Each is a limit; what a part leaves over goes to the next. */
export interface Budget {
  readonly total: number;
  /** Rules, persona, newest entries and memory. */
  readonly stable: number;
  /** The same with all entries. A Record within this limit is shown whole, and nothing is recalled. */
  readonly whole: number;
  readonly memory: number;
  readonly persona: number;
  /** Older entries that fit this message. */
  readonly recalled: number;
  /** Recalled entries, history and question together, beside a Record that is not shown whole. */
  readonly changing: number;
}

/** Gives the shares. @param total tokens of system message, history and question together. */
export function shareOut(total: number): Budget {
  return {
    total,
    stable: Math.floor(total * 0.5),
    whole: Math.floor(total * 0.74),
    memory: Math.floor(total * 0.1),
    persona: Math.floor(total * 0.2),
    recalled: Math.floor(total * 0.24),
    changing: Math.floor(total * 0.4),
  };
}

/** Gives the items whose lines fit, in their order. An item that does not fit is left out whole, and the next is tried. */
export function within<T>(
  items: readonly T[],
  tokens: number,
  lineOf: (item: T) => string,
): readonly T[] {
  let left = tokens;
  return items.filter((item) => {
    if (left <= 0) return false;
    const cost = lineTokens(lineOf(item));
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

/** Gives the tokens of a line in a section, with its line break. */
export function lineTokens(line: string): number {
  return estimateTokens(defused(line)) + 1;
}

/**
 * Gives the limit for each of some parts so that together they keep within `tokens`: small parts get all that they want, and
 * big ones share the rest.
 */
export function fairShare(wanted: readonly number[], tokens: number): number {
  let left = tokens;
  for (const [index, size] of wanted.toSorted((a, b) => a - b).entries()) {
    const share = left / (wanted.length - index);
    if (size > share) return share;
    left -= size;
  }
  return Infinity;
}
