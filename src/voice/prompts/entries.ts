// Entries of SELF section IX as the Voice reads them: the newest of each kind always, the older ones when a message is
// about them. Those are found in the whole Record, each time anew, and put behind the part that stays the same.

import type { MindCategory, MindEntry } from "../../record/types.ts";
import { estimateTokens } from "../tokens.ts";
import { lineTokens, within } from "./budget.ts";
import { oneLine, section } from "./delimited.ts";

const SHARES: readonly { readonly kind: MindCategory; readonly share: number }[] = [
  { kind: "knowledge", share: 0.58 },
  { kind: "curiosity", share: 0.21 },
  { kind: "personality", share: 0.21 },
];

export interface NewestEntries {
  readonly shown: ReadonlySet<MindEntry>;
  /** Under their headings, newest first. */
  readonly lines: readonly string[];
}

/**
 * Each kind gets its share of `tokens`, and what the others do not need.
 * @param wholeTokens all of them are shown where they keep within so many.
 */
export function newestEntries(
  mind: readonly MindEntry[],
  tokens: number,
  wholeTokens: number,
): NewestEntries {
  const isWhole = fitWhole(mind, wholeTokens - HEADINGS_TOKENS);
  const shown = isWhole ? new Set(mind) : newestWithin(mind, tokens - HEADINGS_TOKENS);
  return { shown, lines: entryLines(mind.filter((entry) => shown.has(entry))) };
}

function fitWhole(mind: readonly MindEntry[], tokens: number): boolean {
  let left = tokens;
  return mind.every((entry) => (left -= lineTokens(entryLine(entry))) >= 0);
}

function newestWithin(mind: readonly MindEntry[], tokens: number): ReadonlySet<MindEntry> {
  const piles = SHARES.map(({ kind, share }) => ({
    pile: createPile(mind.filter(({ category }) => category === kind)),
    share: tokens * share,
  }));
  let left = tokens;
  for (const { pile, share } of piles) left -= pile.take(share);
  for (const { pile } of piles) left -= pile.take(left);
  return new Set(piles.flatMap(({ pile }) => pile.taken));
}

/** Entries to be taken from the newest on. */
function createPile(entries: readonly MindEntry[]) {
  const taken: MindEntry[] = [];
  let next = 0;
  return {
    taken,
    /** Takes whole entries worth at most `tokens`, and tells what they cost. */
    take: (tokens: number): number => {
      let left = tokens;
      for (let entry = entries[next]; entry !== undefined; entry = entries[next]) {
        const cost = lineTokens(entryLine(entry));
        // One that is longer than all the rest together must not hide what is older.
        if (cost > left && cost <= LONGEST) break;
        next += 1;
        if (cost > left) continue;
        left -= cost;
        taken.push(entry);
      }
      return tokens - left;
    },
  };
}

/** An entry is a line or two: a longer one stays out where it does not fit, and the next is taken. */
const LONGEST = 400;

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

/** What a heading and the empty line above it cost at most. */
const HEADING_TOKENS = 16;

const HEADINGS: readonly { readonly kind: MindCategory; readonly heading: string }[] = [
  { kind: "knowledge", heading: "What I have learned:" },
  { kind: "curiosity", heading: "What I am curious about (an interest, not knowledge):" },
  { kind: "personality", heading: "What I am like:" },
];

/** What all the headings cost at most. */
const HEADINGS_TOKENS = HEADINGS.length * HEADING_TOKENS;

/** The entries under their headings, in their order; a kind that has none has no heading. */
function entryLines(entries: readonly MindEntry[]): readonly string[] {
  return HEADINGS.flatMap(({ kind, heading }) => {
    const lines = entries.filter(({ category }) => category === kind).map(entryLine);
    return lines.length > 0 ? ["", heading, ...lines] : [];
  });
}

/**
 * One entry as a line, with the day on which it was written down, without which nobody can tell what "yesterday" in it
 * means. A date that says no day, month or year is left out.
 */
function entryLine({ date = "", text, ownWords }: MindEntry): string {
  const [day] = /^\d{4}(?:-\d\d){0,2}(?!\d)/.exec(date) ?? [];
  const own = ownWords ? ` (in my words: ${oneLine(ownWords)})` : "";
  return `- ${day ? `${day}: ` : ""}${oneLine(text)}${own}`;
}
