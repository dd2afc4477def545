// Which entries of the Record always stand in the Voice's prompt: the newest of each kind. The older ones are recalled
// when a message is about them (recalled.ts).

import type { MindCategory, MindEntry } from "../../record/types.ts";
import { lineTokens } from "./budget.ts";
import { entryLine } from "./delimited.ts";

const KINDS: readonly { readonly kind: MindCategory; readonly heading: string; share: number }[] = [
  { kind: "knowledge", heading: "What I have learned:", share: 0.58 },
  {
    kind: "curiosity",
    heading: "What I am curious about (an interest, not knowledge):",
    share: 0.21,
  },
  { kind: "personality", heading: "What I am like:", share: 0.21 },
];
const HEADING_TOKENS = 16;

export interface NewestEntries {
  readonly shown: ReadonlySet<MindEntry>;
  /** Under their headings, newest first. */
  readonly lines: readonly string[];
}

/** Each kind gets its share of `tokens`, and what the others do not need. */
export function newestEntries(mind: readonly MindEntry[], tokens: number): NewestEntries {
  const room = tokens - KINDS.length * HEADING_TOKENS;
  const shown = fitWhole(mind, room) ? new Set(mind) : newestWithin(mind, room);
  return {
    shown,
    lines: KINDS.flatMap(({ kind, heading }) => {
      const entries = mind.filter((entry) => entry.category === kind && shown.has(entry));
      return entries.length > 0 ? ["", heading, ...entries.map(entryLine)] : [];
    }),
  };
}

function fitWhole(mind: readonly MindEntry[], tokens: number): boolean {
  let left = tokens;
  return mind.every((entry) => (left -= lineTokens(entryLine(entry))) >= 0);
}

function newestWithin(mind: readonly MindEntry[], tokens: number): ReadonlySet<MindEntry> {
  const piles = KINDS.map(({ kind, share }) => ({
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
