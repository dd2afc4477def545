// The newest entries of each kind, which always stand in the Voice's prompt. Older ones are recalled when a message is about
// them (recalled.ts).

import type { MindCategory, MindEntry } from "../../record/types.ts";
import { lineTokens } from "./budget.ts";
import { entryLine, entryLines, HEADINGS_TOKENS } from "./entry-lines.ts";

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
 * Gives the newest entries. Each kind gets its share of `tokens`, and what the others do not need.
 * @param wholeTokens all entries are shown when they keep within this.
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

/** A pile of entries, the newest on top. */
function createPile(entries: readonly MindEntry[]) {
  const taken: MindEntry[] = [];
  let next = 0;
  return {
    taken,
    /** Takes whole entries of at most `tokens`, and gives their cost. */
    take: (tokens: number): number => {
      let left = tokens;
      for (let entry = entries[next]; entry !== undefined; entry = entries[next]) {
        const cost = lineTokens(entryLine(entry));
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
