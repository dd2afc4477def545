// Entries that a message is about and that are too old to stand in the prompt always: found in the whole Record, each time
// anew, and put behind the part that stays the same.

import type { MindEntry } from "../../record/types.ts";
import { estimateTokens } from "../tokens.ts";
import { within } from "./budget.ts";
import { entryLine, section } from "./delimited.ts";

export const MOST_RECALLED = 12;

/**
 * The `<recalled>` section, "" where there is nothing to show.
 * @param found what the message is about, best first.
 * @param earlier what the message before it was about: for a follow-up such as "and why?".
 */
export function recalledSection(
  found: readonly MindEntry[],
  earlier: readonly MindEntry[],
  tokens: number,
): string {
  const ranked = new Set([...found.slice(0, 4), ...earlier.slice(0, 2), ...found.slice(4)]);
  const room = tokens - estimateTokens(withHeading([]));
  const kept = within([...ranked], room, entryLine).slice(0, MOST_RECALLED);
  return kept.length > 0 ? withHeading(kept) : "";
}

function withHeading(entries: readonly MindEntry[]): string {
  const heading =
    "Older entries that may fit (LEARN: learned; CUR: an interest, not knowledge; PER: what I am like):";
  return section("recalled", [heading, ...entries.map(entryLine)].join("\n"));
}
