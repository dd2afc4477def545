// An index of the words in a Record's entries tells which of thousands are worth a comparison. It may name one too many
// and never leaves one out that the comparison would find: each of its bounds is a part of the rule in contradictions.ts
// or statement.ts that it stands for. Proof: test/record/conflicts/contradiction-finder.test.ts.

import { currentEntries } from "../self/mind.ts";
import type { MindEntry } from "../types.ts";
import { commonWords, readStatement } from "./statement.ts";
import type { Statement } from "./statement.ts";

/** All entries are given in the order of the last update. */
export interface EntryIndex {
  /** Takes the entries as they are now. Only those that are new or gone are read. Superseded ones are left out. */
  update(mind: readonly MindEntry[]): void;
  /** Words in more than half of the entries. */
  commonWords(): ReadonlySet<string>;
  /** Every entry that may be on the subject of a statement, may be meant by a tension, or has one of the ids. */
  near(statement: Statement, tension: Statement, ids: ReadonlySet<string>): readonly MindEntry[];
  /** Every entry that may say the same as a statement. */
  alike(statement: Statement): readonly MindEntry[];
}

export function createEntryIndex(): EntryIndex {
  const slots = new Map<MindEntry, Slot>();
  const byWord = new Map<string, Set<Slot>>();
  const wordless = new Set<Slot>();
  let upToDateWith: readonly MindEntry[] | undefined;
  let common: ReadonlySet<string> = new Set();

  const add = (entry: MindEntry): Slot => {
    const { words, isNegative } = readStatement(entry.text);
    const slot: Slot = { entry, isNegative, size: words.size, common: 0, rank: 0 };
    slots.set(entry, slot);
    if (words.size === 0) wordless.add(slot);
    for (const word of words.keys()) {
      const known = byWord.get(word);
      if (known) known.add(slot);
      else byWord.set(word, new Set([slot]));
    }
    return slot;
  };

  const remove = (slot: Slot): void => {
    slots.delete(slot.entry);
    wordless.delete(slot);
    for (const word of readStatement(slot.entry.text).words.keys()) {
      const known = byWord.get(word);
      known?.delete(slot);
      if (known?.size === 0) byWord.delete(word);
    }
  };

  const countCommon = (): void => {
    common = commonWords(
      Array.from(byWord, ([word, { size }]) => [word, size] as const),
      slots.size,
    );
    for (const slot of slots.values()) slot.common = 0;
    for (const word of common) for (const slot of byWord.get(word) ?? []) slot.common += 1;
  };

  /** The entries that have one of the words, with the number of words that they have. */
  const countShared = (words: Iterable<string>): ReadonlyMap<Slot, number> => {
    const counts = new Map<Slot, number>();
    for (const word of words) {
      for (const slot of byWord.get(word) ?? []) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    }
    return counts;
  };

  return {
    update: (mind) => {
      if (mind === upToDateWith) return;
      const current = currentEntries(mind);
      const wanted = new Set(current);
      for (const slot of slots.values()) if (!wanted.has(slot.entry)) remove(slot);
      for (const [rank, entry] of current.entries()) (slots.get(entry) ?? add(entry)).rank = rank;
      countCommon();
      upToDateWith = mind;
    },
    commonWords: () => common,
    near: (statement, tension, ids) => {
      const own = [...statement.words.keys()].filter((word) => !common.has(word));
      const found = new Set<Slot>();
      for (const [slot, shared] of countShared(own)) {
        if (isNear(slot, shared, own.length, statement)) found.add(slot);
      }
      for (const [slot, shared] of countShared(tension.words.keys())) {
        if (shared >= 2) found.add(slot);
      }
      if (ids.size > 0)
        for (const slot of slots.values()) if (ids.has(slot.entry.id)) found.add(slot);
      return inOrder(found);
    },
    alike: ({ words }) => {
      if (words.size === 0) return inOrder(wordless);
      // Of 85 of 100 words of both, no fewer than 85 of 100 words of each are shared.
      const shared = [...countShared(words.keys())].filter(
        ([{ size }, count]) => count >= 0.8 * Math.max(size, words.size),
      );
      return inOrder(shared.map(([slot]) => slot));
    },
  };
}

interface Slot {
  readonly entry: MindEntry;
  readonly isNegative: boolean;
  /** Content words, and how many of them are common. */
  readonly size: number;
  common: number;
  /** Place in the list. */
  rank: number;
}

function isNear(
  slot: Slot,
  shared: number,
  own: number,
  { isNegative, words }: Statement,
): boolean {
  if (shared >= 2) return shared >= 0.5 * Math.min(slot.size - slot.common, own);
  return slot.isNegative !== isNegative && Math.max(slot.size, words.size) <= 4;
}

function inOrder(slots: Iterable<Slot>): readonly MindEntry[] {
  return [...slots].toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
