// Entries of SELF section IX, and all else that is known in one line each, as the Voice reads them, under a heading for each
// kind. The newest of each kind always stand in its prompt, and all of a kind beside section IX that has few: a question about
// those need not say their words. Older ones that a message is about are found in the whole Record for each message, and stand
// behind the part that stays the same.

import type { KnownEntry } from "../../record/types.ts";
import { daysInShort, type DayFinder } from "../../wording/days.ts";
import { estimateTokens } from "../tokens.ts";
import { lineTokens, within, type Budget } from "./budget.ts";
import { oneLine, section } from "./delimited.ts";

type Kind = KnownEntry["category"];

/** Activities are many and each tells little: they are only recalled. */
const SHARES: readonly { readonly kind: Kind; readonly share: number }[] = [
  { kind: "knowledge", share: 0.4 },
  { kind: "curiosity", share: 0.15 },
  { kind: "personality", share: 0.15 },
  { kind: "life", share: 0.1 },
  { kind: "works", share: 0.1 },
  { kind: "skills", share: 0.1 },
];

/** Kinds that stand whole where they are few. They come by hand, one at a time. */
const FEW: readonly Kind[] = ["life", "skills", "works"];

export interface NewestEntries {
  readonly shown: ReadonlySet<KnownEntry>;
  /** All but activities are shown. */
  readonly isWhole: boolean;
  /** Under their headings, newest first. */
  readonly lines: readonly string[];
  /** The shown entries by their numbers. */
  readonly numbered: NumberedEntries;
}

/** Entries by the numbers that their lines begin with, as texts. */
export type NumberedEntries = ReadonlyMap<string, KnownEntry>;

/**
 * Gives the newest entries. Each kind gets its share of the tokens for them, and what the others do not need.
 * @param tokens for entries of kinds that are few, for the newest of the others, and for both together.
 * @param wholeTokens all entries are shown when they keep within this.
 */
export function newestEntries(
  known: readonly KnownEntry[],
  tokens: Pick<Budget, "few" | "newest" | "stable">,
  wholeTokens: number,
  lineOf: EntryLine,
): NewestEntries {
  const standing = known.filter(({ category }) => category !== "activities");
  const headings = headingTokens(standing);
  const isWhole = fitWhole(standing, wholeTokens - headings, lineOf);
  const shown = isWhole
    ? new Set(standing)
    : newestWithin(standing, { ...tokens, stable: tokens.stable - headings }, lineOf);
  const kept = standing.filter((entry) => shown.has(entry));
  return { shown, isWhole, ...entryLines(kept, lineOf, 1) };
}

function fitWhole(mind: readonly KnownEntry[], tokens: number, lineOf: EntryLine): boolean {
  let left = tokens;
  return mind.every((entry) => (left -= entryTokens(entry, lineOf)) >= 0);
}

function newestWithin(
  standing: readonly KnownEntry[],
  tokens: Pick<Budget, "few" | "newest" | "stable">,
  lineOf: EntryLine,
): ReadonlySet<KnownEntry> {
  const few = fewOnes(standing, Math.min(tokens.few, tokens.stable), lineOf);
  const fewTokens = [...few].reduce((sum, entry) => sum + lineTokens(lineOf(entry)), 0);
  const there = SHARES.map(({ kind, share }) => ({
    entries: standing.filter((entry) => entry.category === kind && !few.has(entry)),
    share,
  })).filter(({ entries }) => entries.length > 0);
  const sum = there.reduce((shares, { share }) => shares + share, 0);
  let left = Math.min(tokens.newest, tokens.stable - fewTokens);
  const piles = there.map(({ entries, share }) => ({
    pile: createPile(entries, lineOf),
    share: (left * share) / sum,
  }));
  for (const { pile, share } of piles) left -= pile.take(share);
  for (const { pile } of piles) left -= pile.take(left);
  return new Set([...few, ...piles.flatMap(({ pile }) => pile.taken)]);
}

/** The entries of the kinds that fit whole. */
function fewOnes(
  standing: readonly KnownEntry[],
  tokens: number,
  lineOf: EntryLine,
): ReadonlySet<KnownEntry> {
  let left = tokens;
  const fitting = FEW.flatMap((kind) => {
    const entries = standing.filter(({ category }) => category === kind);
    const cost = entries.reduce((sum, entry) => sum + lineTokens(lineOf(entry)), 0);
    if (cost > left) return [];
    left -= cost;
    return entries;
  });
  return new Set(fitting);
}

/** A pile of entries, the newest on top. */
function createPile(entries: readonly KnownEntry[], lineOf: EntryLine) {
  const taken: KnownEntry[] = [];
  let next = 0;
  return {
    taken,
    /** Takes whole entries of at most `tokens`, and gives their cost. */
    take: (tokens: number): number => {
      let left = tokens;
      for (let entry = entries[next]; entry !== undefined; entry = entries[next]) {
        const cost = entryTokens(entry, lineOf);
        // One very long entry must not hide the older ones.
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

/** Tokens of the longest ordinary entry. A longer one that does not fit is left out, and the next is taken. */
const LONGEST = 400;

export const MOST_RECALLED = 100;

export interface Recalled {
  /** "" when there is nothing to show. */
  readonly text: string;
  readonly numbered: NumberedEntries;
}

/**
 * Gives the `<recalled>` section.
 * @param found the entries that the message is about, best first.
 * @param earlier those that the messages before it were about: for follow-ups such as "tell me more" and "and why?".
 * @param first the number of its first line.
 */
export function recalledSection(
  found: readonly KnownEntry[],
  earlier: readonly KnownEntry[],
  tokens: number,
  lineOf: EntryLine,
  first: number,
): Recalled {
  const fitting = interleaved(found, earlier);
  const room = tokens - headingTokens(fitting) - estimateTokens(withHeading([]));
  const marked = (entry: KnownEntry): string => LONGEST_MARK + lineOf(entry);
  const kept = within(fitting, room, marked).slice(0, MOST_RECALLED);
  if (kept.length === 0) return { text: "", numbered: new Map() };
  const { lines, numbered } = entryLines(kept, lineOf, first);
  return { text: withHeading(lines), numbered };
}

/** Gives two entries of the first list, then one of the second, and so on, each entry once. */
export function interleaved(
  found: readonly KnownEntry[],
  earlier: readonly KnownEntry[],
): readonly KnownEntry[] {
  const mixed = found.flatMap((entry, at) =>
    at % 2 === 0 ? [entry] : [entry, ...earlier.slice((at - 1) / 2, (at + 1) / 2)],
  );
  return [...new Set([...mixed, ...earlier])];
}

function withHeading(lines: readonly string[]): string {
  return section("recalled", ["Older entries that may fit:", ...lines].join("\n"));
}

/** The most tokens of a heading and the empty line above it. */
const HEADING_TOKENS = 16;

const HEADINGS: readonly { readonly kind: Kind; readonly heading: string }[] = [
  { kind: "knowledge", heading: "What I have learned:" },
  { kind: "curiosity", heading: "What I am curious about (an interest, not knowledge):" },
  { kind: "personality", heading: "What I am like:" },
  { kind: "life", heading: "What has happened in my life:" },
  { kind: "works", heading: "What I have read, watched, written and made:" },
  { kind: "activities", heading: "What I have done:" },
  { kind: "skills", heading: "What I can do, and what is hard for me:" },
];

/** The most tokens of the headings of some entries. */
function headingTokens(entries: readonly KnownEntry[]): number {
  return HEADING_TOKENS * new Set(entries.map(({ category }) => category)).size;
}

/** An entry behind so many others has a dash in place of a number. */
const LAST_NUMBER = 999;
const LONGEST_MARK = `${LAST_NUMBER}) `;

function entryTokens(entry: KnownEntry, lineOf: EntryLine): number {
  return lineTokens(LONGEST_MARK + lineOf(entry));
}

/** Gives the entries under their headings, in their order. A kind without entries has no heading. */
function entryLines(
  entries: readonly KnownEntry[],
  lineOf: EntryLine,
  first: number,
): { readonly lines: readonly string[]; readonly numbered: NumberedEntries } {
  const numbered = new Map<string, KnownEntry>();
  const lines = HEADINGS.flatMap(({ kind, heading }) => {
    const own = entries.filter(({ category }) => category === kind);
    const marked = own.map((entry) => {
      const number = first + numbered.size;
      if (number > LAST_NUMBER) return `- ${lineOf(entry)}`;
      numbered.set(String(number), entry);
      return `${number}) ${lineOf(entry)}`;
    });
    return marked.length > 0 ? ["", heading, ...marked] : [];
  });
  return { lines, numbered };
}

/** Gives one entry as a line, without the mark that it begins with. */
export type EntryLine = (entry: KnownEntry) => string;

/**
 * Makes the lines of entries, each with the day on which it was written down, because its "yesterday" means nothing without it,
 * and at its end the days that such words mean. A date without day, month and year is left out.
 */
export function createEntryLine(findDays: DayFinder): EntryLine {
  const made = new WeakMap<KnownEntry, string>();
  return (entry) => {
    const line = made.get(entry) ?? makeLine(entry, findDays);
    made.set(entry, line);
    return line;
  };
}

function makeLine({ date = "", text, ownWords }: KnownEntry, findDays: DayFinder): string {
  const [day = ""] = /^\d{4}(?:-\d\d){0,2}(?!\d)/.exec(date) ?? [];
  const own = ownWords ? ` (in my words: ${oneLine(ownWords)})` : "";
  const line = `${oneLine(text)}${own}`;
  const meant = findDays(line, day)
    .filter(({ from, to, isDated }) => !isDated && (from !== day || to !== day))
    .map((days) => `${days.words} = ${daysInShort(days)}`);
  const said = meant.length > 0 ? ` [${[...new Set(meant)].join("; ")}]` : "";
  return `${day ? `${day}: ` : ""}${line}${said}`;
}
