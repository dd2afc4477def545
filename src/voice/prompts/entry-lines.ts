// Entries of SELF section IX as the Voice reads them, under a heading for each kind. Each has the day on which it was written
// down, because an entry's "yesterday" means nothing without it.

import type { MindCategory, MindEntry } from "../../record/types.ts";
import { oneLine } from "./delimited.ts";

/** The most tokens of a heading and the empty line above it. */
const HEADING_TOKENS = 16;

const HEADINGS: readonly { readonly kind: MindCategory; readonly heading: string }[] = [
  { kind: "knowledge", heading: "What I have learned:" },
  { kind: "curiosity", heading: "What I am curious about (an interest, not knowledge):" },
  { kind: "personality", heading: "What I am like:" },
];

/** The most tokens of all headings. */
export const HEADINGS_TOKENS = HEADINGS.length * HEADING_TOKENS;

/** Gives the entries under their headings, in their order. A kind without entries has no heading. */
export function entryLines(entries: readonly MindEntry[]): readonly string[] {
  return HEADINGS.flatMap(({ kind, heading }) => {
    const lines = entries.filter(({ category }) => category === kind).map(entryLine);
    return lines.length > 0 ? ["", heading, ...lines] : [];
  });
}

/** Gives one entry as a line. A date without day, month and year is left out. */
export function entryLine({ date = "", text, ownWords }: MindEntry): string {
  const [day] = /^\d{4}(?:-\d\d){0,2}(?!\d)/.exec(date) ?? [];
  const own = ownWords ? ` (in my words: ${oneLine(ownWords)})` : "";
  return `- ${day ? `${day}: ` : ""}${oneLine(text)}${own}`;
}
