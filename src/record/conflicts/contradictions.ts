// Contradictions are what an owner sees beside a proposal: opposite adjectives, entries on the same subject, and
// entries that the analyst named. They are reported and refuse nothing. Proof, with tables of pairs:
// test/record/conflicts/same-subject.test.ts.

import { commonWords, isSameStatement, readStatement, sharedWords } from "./statement.ts";
import type { Statement } from "./statement.ts";
import { DEFAULT_CONFLICT_RULES, conflictsWith, hasWord, profileText } from "./conflicts.ts";
import type { ConflictRule } from "./conflicts.ts";
import { currentEntries } from "../self/mind.ts";
import { clipScalar } from "../text/scalar.ts";
import type { Conflict, MindEntry, Proposal } from "../types.ts";

/** The parts of a proposal that are compared. */
export type ComparedProposal = Pick<
  Proposal,
  "mindCategory" | "suggestedEntry" | "summary" | "promptAddition" | "tensionWith"
>;

/**
 * Conflicts of a proposal with the Record: all opposite words, then at most three entries, strongest first.
 * Never throws.
 * @param mind entries of SELF; superseded ones are passed over.
 */
export function findContradictions(
  mind: readonly MindEntry[],
  self: string,
  proposal: ComparedProposal,
  rules: readonly ConflictRule[] = DEFAULT_CONFLICT_RULES,
): readonly Conflict[] {
  return contradictionFinder(mind, self, rules)(proposal);
}

/** The same as `findContradictions` for many proposals and one Record, which is read once. */
export function contradictionFinder(
  mind: readonly MindEntry[],
  self: string,
  rules: readonly ConflictRule[],
): (proposal: ComparedProposal) => readonly Conflict[] {
  const current = currentEntries(mind);
  const statements = current.map(({ text }) => readStatement(text));
  const known: KnownEntries = { current, statements, common: commonWords(statements) };
  let profile: string | undefined;
  return (proposal) => {
    const isTrait = proposal.mindCategory === "personality";
    if (isTrait) profile ??= profileText(self);
    const opposites = (isTrait ? conflictsWith(profile ?? "", proposal, rules) : []).map(
      (conflict): Conflict => {
        const entry = current.find(
          ({ category, text }) =>
            category === "personality" && hasWord(text, conflict.existingHint),
        );
        return { ...conflict, kind: "opposite", ...(entry && describeEntry(entry)) };
      },
    );
    const named = new Set(opposites.map(({ entryId }) => entryId));
    const entries = rankEntries(known, proposal)
      .filter(({ entry }) => !named.has(entry.id))
      .slice(0, MAX_ENTRIES);
    return [...opposites, ...entries.map((ranked) => toConflict(ranked, proposal.suggestedEntry))];
  };
}

/** The current entry that practically says the same: at least 85 of 100 content words are in both. */
export function alreadyKnown(mind: readonly MindEntry[], text: string): MindEntry | undefined {
  const statement = readStatement(text);
  return currentEntries(mind).find((entry) =>
    isSameStatement(readStatement(entry.text), statement),
  );
}

const MAX_ENTRIES = 3;
const MAX_TEXT_CHARS = 200;

interface RankedEntry {
  readonly entry: MindEntry;
  readonly rule: "tension-with" | "same-subject";
  readonly shared: readonly string[];
  readonly strength: number;
}

interface KnownEntries {
  readonly current: readonly MindEntry[];
  /** One for each entry of `current`. */
  readonly statements: readonly Statement[];
  readonly common: ReadonlySet<string>;
}

function rankEntries(
  { current, statements, common }: KnownEntries,
  proposal: ComparedProposal,
): readonly RankedEntry[] {
  const statement = readStatement(proposal.suggestedEntry);
  const tension = proposal.tensionWith?.trim() ?? "";
  const tensionStatement = readStatement(tension);
  const tensionIds = new Set(tension.match(/\b(?:LEARN|CUR|PER)-\d+/g));
  return current
    .flatMap((entry, index): readonly RankedEntry[] => {
      const old = statements[index];
      if (!old || isSameStatement(old, statement)) return [];
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
    entryText: clipScalar(entry.text, MAX_TEXT_CHARS),
    ...(entry.date !== undefined && { entryDate: entry.date }),
  };
}
