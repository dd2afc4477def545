// How the tokens of one call are shared out. Half of them go to what stays the same from turn to turn and comes first, for
// providers charge little for a beginning that they have seen. Entries that fit the message get a quarter: what somebody
// asks about is more often old than new, and the messages of a family are too far apart for most providers' memory.

import { estimateTokens } from "../tokens.ts";
import { defused } from "./delimited.ts";

/** Tokens for the parts of one call; each is a limit, and what a part leaves over goes to the next. */
export interface Budget {
  readonly total: number;
  /** Rules, persona, newest entries and memory. */
  readonly stable: number;
  /** The same with all entries: a Record that keeps within it is shown whole, and nothing is recalled. */
  readonly whole: number;
  readonly memory: number;
  readonly persona: number;
  /** Older entries that fit this message. */
  readonly recalled: number;
  /** Recalled entries, what was said before, and the question, beside a Record that is not shown whole. */
  readonly changing: number;
}

/** @param total of system message, history and question together. */
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
