// Entries that a message is about and that are too old to stand in the prompt always: found in the whole Record, each time
// anew, and put behind the part that stays the same.

import type { MindEntry } from "../../record/types.ts";
import { estimateTokens } from "../tokens.ts";
import { within } from "./budget.ts";
import { section } from "./delimited.ts";
import { entryLine, entryLines, HEADINGS_TOKENS } from "./entry-lines.ts";

export const MOST_RECALLED = 40;

/**
 * The `<recalled>` section, "" where there is nothing to show.
 * @param found what the message is about, best first.
 * @param earlier what the messages before it were about: for follow-ups such as "tell me more" and "and why?".
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

/** After every two of the one list one of the other, each entry once. */
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
