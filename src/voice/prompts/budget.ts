// How the tokens of one call are shared out. The part that stays the same from turn to turn gets most of them, for
// providers charge little for a beginning that they have seen; what changes with each message shares the rest.

import { estimateTokens } from "../tokens.ts";
import { defused } from "./delimited.ts";

/** Tokens for the parts of one call; each is a limit, and what a part leaves over goes to the next. */
export interface Budget {
  readonly total: number;
  /** Rules, persona, newest entries and memory. */
  readonly stable: number;
  readonly memory: number;
  readonly persona: number;
  /** Older entries that fit this message. */
  readonly recalled: number;
}

/** @param total of system message, history and question together. */
export function shareOut(total: number): Budget {
  return {
    total,
    stable: Math.floor(total * 0.82),
    memory: Math.floor(total * 0.1),
    persona: Math.floor(total * 0.3),
    recalled: Math.floor(total * 0.08),
  };
}

/** The items whose lines fit, in their order; one that does not fit is left out whole, and the next is tried. */
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

/** The tokens of a line in a section, with its line break. */
export function lineTokens(line: string): number {
  return estimateTokens(defused(line)) + 1;
}

/**
 * How much each of some parts may have at most so that together they keep within `tokens`: the small ones get what they
 * want, the big ones share what is left.
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
