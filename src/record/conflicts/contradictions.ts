// Contradictions are what an owner sees beside a proposal: opposite adjectives, entries on the same subject, and
// entries that the analyst named. They are reported and refuse nothing. Proof, with tables of pairs:
// test/record/conflicts/same-subject.test.ts.

import { createEntryIndex } from "./entry-index.ts";
import type { EntryIndex } from "./entry-index.ts";
import { isSameStatement, readStatement, sharedWords } from "./statement.ts";
import type { Statement } from "./statement.ts";
import { DEFAULT_CONFLICT_RULES, conflictsWith, hasWord, readProfile } from "./conflicts.ts";
import type { ConflictRule, Profile } from "./conflicts.ts";
import { currentEntries } from "../self/mind.ts";
import { clipScalar } from "../text/clip.ts";
import type { Conflict, MindCategory, MindEntry, Proposal } from "../types.ts";

/** The parts of a proposal that are compared. */
export type ComparedProposal = Pick<
  Proposal,
  "mindCategory" | "suggestedEntry" | "summary" | "promptAddition" | "tensionWith"
>;

/** Compares texts with the entries of one Record while these change. */
export interface ContradictionFinder {
  /** Conflicts of a proposal: all opposite words, then at most three entries, strongest first. Never throws. */
  find(
    record: ComparedRecord,
    proposal: ComparedProposal,
    rules?: readonly ConflictRule[],
  ): readonly Conflict[];
  /** The current entry that practically says the same: at least 85 of 100 content words are in both. */
  alreadyKnown(
    mind: readonly MindEntry[],
    text: string,
    category?: MindCategory,
  ): MindEntry | undefined;
}

export interface ComparedRecord {
  readonly self: string;
  /** The entries of `self`; of equally strong ones the first is named first. Superseded ones are passed over. */
  readonly mind: readonly MindEntry[];
}

/** Entries that have been compared once are not read again. */
export function createContradictionFinder(): ContradictionFinder {
  const index = createEntryIndex();
  let last: (ComparedRecord & { readonly profile: Profile }) | undefined;
  const profileOf = ({ self, mind }: ComparedRecord): Profile => {
    if (last?.mind !== mind || last.self !== self) {
      last = { self, mind, profile: readProfile(self, mind) };
    }
    return last.profile;
  };
  return {
    find: (record, proposal, rules = DEFAULT_CONFLICT_RULES) => {
      index.update(record.mind);
      const isTrait = proposal.mindCategory === "personality";
      const found = isTrait ? conflictsWith(profileOf(record), proposal, rules) : [];
      const opposites = found.map((conflict): Conflict => {
        const entry = currentEntries(record.mind).find(
          ({ category, text }) =>
            category === "personality" && hasWord(text, conflict.existingHint),
        );
        return { ...conflict, kind: "opposite", ...(entry && describeEntry(entry)) };
      });
      const named = new Set(opposites.map(({ entryId }) => entryId));
      const entries = rankEntries(index, proposal)
        .filter(({ entry }) => !named.has(entry.id))
        .slice(0, MAX_ENTRIES);
      return [
        ...opposites,
        ...entries.map((ranked) => toConflict(ranked, proposal.suggestedEntry)),
      ];
    },
    alreadyKnown: (mind, text, category) => {
      index.update(mind);
      const statement = readStatement(text);
      return index
        .alike(statement)
        .find(
          (entry) =>
            (category === undefined || entry.category === category) &&
            isSameStatement(readStatement(entry.text), statement),
        );
    },
  };
}

const MAX_ENTRIES = 3;
const MAX_TEXT_CHARS = 200;

interface RankedEntry {
  readonly entry: MindEntry;
  readonly rule: "tension-with" | "same-subject";
  readonly shared: readonly string[];
  readonly strength: number;
}

function rankEntries(index: EntryIndex, proposal: ComparedProposal): readonly RankedEntry[] {
  const statement = readStatement(proposal.suggestedEntry);
  const tension = proposal.tensionWith?.trim() ?? "";
  const tensionStatement = readStatement(tension);
  const tensionIds = new Set(tension.match(/\b(?:LEARN|CUR|PER)-\d+/g));
  const common = index.commonWords();
  return index
    .near(statement, tensionStatement, tensionIds)
    .flatMap((entry): readonly RankedEntry[] => {
      const old = readStatement(entry.text);
      if (isSameStatement(old, statement)) return [];
      const { shared, part } = sharedWords(old, statement, common);
      if (tensionIds.has(entry.id) || isNamed(old, tensionStatement)) {
        return [{ entry, rule: "tension-with", shared, strength: 2 + part }];
      }
      const isRelated = entry.category === proposal.mindCategory;
      return isRelated && isSameSubject(old, statement, { shared, part })
        ? [{ entry, rule: "same-subject", shared, strength: part }]
        : [];
    })
    .toSorted((a, b) => b.strength - a.strength || b.shared.length - a.shared.length);
}

// Two shared words are a subject ("octopus", "hearts") when little else is said; fewer are enough where one text denies
// something. The numbers are tuned on the tables of the test.
function isSameSubject(
  a: Statement,
  b: Statement,
  { shared, part }: { readonly shared: readonly string[]; readonly part: number },
): boolean {
  if (a.isNegative !== b.isNegative) {
    const isShort = Math.max(a.words.size, b.words.size) <= 4;
    return (isShort && part === 1) || (shared.length >= 2 && part >= 0.5);
  }
  return shared.length >= 2 && part >= 0.6;
}

function isNamed(statement: Statement, tension: Statement): boolean {
  const { shared, part } = sharedWords(statement, tension);
  return shared.length >= 2 && part >= 0.6;
}

function toConflict({ entry, rule, shared }: RankedEntry, newText: string): Conflict {
  const [first = "", second = ""] = shared;
  return {
    rule,
    pair: [first, second],
    existingHint: clipScalar(entry.text, MAX_TEXT_CHARS),
    newHint: clipScalar(newText, MAX_TEXT_CHARS),
    kind: "same_subject",
    ...describeEntry(entry),
  };
}

function describeEntry(entry: MindEntry): Pick<Conflict, "entryId" | "entryText" | "entryDate"> {
  return {
    entryId: entry.id,
    // All of it: a choice is bound to the whole text, however much of it a card shows.
    entryText: entry.text,
    ...(entry.date !== undefined && { entryDate: entry.date }),
  };
}
