// The shares of one call's tokens. What stays the same from turn to turn comes first, because providers charge little for a
// beginning that they have seen. But a family's messages are too far apart for most providers' caches, and people ask more
// often about old entries than new ones: so the newest get a small share, and those that fit the message all that is left.

import { estimateTokens } from "../tokens.ts";
import { defused } from "./delimited.ts";

/** Tokens for the parts of one call. Each is a limit; what a part leaves over goes to the next. */
export interface Budget {
  readonly total: number;
  /** Rules, persona and memory, and the newest entries behind them. */
  readonly stable: number;
  readonly memory: number;
  readonly persona: number;
  /** The newest entries, where not all are shown. */
  readonly newest: number;
  /**
   * The stable part and the recalled entries together. A Record of which all but activities is within it is shown so, and only
   * activities are recalled.
   */
  readonly known: number;
  /** What is recalled in any case, if it is there: beside a long persona, too. */
  readonly recalled: number;
  readonly activities: number;
  /** History and question, beside a Record that is not shown whole. */
  readonly talk: number;
}

/** Gives the shares. @param total tokens of system message, history and question together. */
export function shareOut(total: number): Budget {
  return {
    total,
    stable: Math.floor(total * 0.5),
    memory: Math.floor(total * 0.1),
    persona: Math.floor(total * 0.2),
    newest: Math.floor(total * 0.12),
    known: Math.floor(total * 0.72),
    recalled: Math.floor(total * 0.24),
    activities: Math.floor(total * 0.08),
    talk: Math.floor(total * 0.16),
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
