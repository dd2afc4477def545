// Older entries that a message is about. They are found in the whole Record for each message, and stand behind the part that
// stays the same.

import type { MindEntry } from "../../record/types.ts";
import { estimateTokens } from "../tokens.ts";
import { within } from "./budget.ts";
import { section } from "./delimited.ts";
import { entryLine, entryLines, HEADINGS_TOKENS } from "./entry-lines.ts";

export const MOST_RECALLED = 40;

/**
 * Gives the `<recalled>` section, "" when there is nothing to show.
 * @param found the entries that the message is about, best first.
 * @param earlier those that the messages before it were about: for follow-ups such as "tell me more" and "and why?".
 */
export function recalledSection(
  found: readonly MindEntry[],
  earlier: readonly MindEntry[],
  tokens: number,
): string {
  const room = tokens - HEADINGS_TOKENS - estimateTokens(withHeading([]));
  const kept = within(interleaved(found, earlier), room, entryLine).slice(0, MOST_RECALLED);
  return kept.length > 0 ? withHeading(kept) : "";
}

/** Two entries of the first list, then one of the second, and so on, each entry once. */
function interleaved(
  found: readonly MindEntry[],
  earlier: readonly MindEntry[],
): readonly MindEntry[] {
  const mixed = found.flatMap((entry, at) =>
    at % 2 === 0 ? [entry] : [entry, ...earlier.slice((at - 1) / 2, (at + 1) / 2)],
  );
  return [...new Set([...mixed, ...earlier])];
}

function withHeading(entries: readonly MindEntry[]): string {
  return section("recalled", ["Older entries that may fit:", ...entryLines(entries)].join("\n"));
}
