// What in the Record a proposal may contradict, for the owner to see side by side: opposite adjectives
// (spec/pipeline §9.4), entries on the same subject, and entries that the analyst named. It reports and never refuses;
// proof, with tables of pairs: test/record/conflicts/same-subject.test.ts.

import { commonWords, isSameClaim, readClaim, sharedWords } from "./claim-words.ts";
import type { Claim } from "./claim-words.ts";
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

/** As `findContradictions`, for many proposals and one Record, which is read once. */
export function contradictionFinder(
  mind: readonly MindEntry[],
  self: string,
  rules: readonly ConflictRule[],
): (proposal: ComparedProposal) => readonly Conflict[] {
  const current = currentEntries(mind);
  const claims = current.map(({ text }) => readClaim(text));
  const known: KnownEntries = { current, claims, common: commonWords(claims) };
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

/** The current entry that practically says this already: at least 85 of 100 content words are the same. */
export function alreadyKnown(mind: readonly MindEntry[], text: string): MindEntry | undefined {
  const claim = readClaim(text);
  return currentEntries(mind).find((entry) => isSameClaim(readClaim(entry.text), claim));
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
  /** Of each entry. */
  readonly claims: readonly Claim[];
  readonly common: ReadonlySet<string>;
}

function rankEntries(
  { current, claims, common }: KnownEntries,
  proposal: ComparedProposal,
): readonly RankedEntry[] {
  const claim = readClaim(proposal.suggestedEntry);
  const tension = proposal.tensionWith?.trim() ?? "";
  const tensionClaim = readClaim(tension);
  const tensionIds = new Set(tension.match(/\b(?:LEARN|CUR|PER)-\d+/g));
  return current
    .flatMap((entry, index): readonly RankedEntry[] => {
      const old = claims[index];
      if (!old || isSameClaim(old, claim)) return [];
      const { shared, part } = sharedWords(old, claim, common);
      if (tensionIds.has(entry.id) || isNamed(old, tensionClaim)) {
        return [{ entry, rule: "tension-with", shared, strength: 2 + part }];
      }
      const isRelated = entry.category === proposal.mindCategory;
      return isRelated && isSameSubject(old, claim, { shared, part })
        ? [{ entry, rule: "same-subject", shared, strength: part }]
        : [];
    })
    .toSorted((a, b) => b.strength - a.strength || b.shared.length - a.shared.length);
}

// Two shared words are a subject ("octopus", "hearts") when little else is said; where one text denies something,
// less is enough. Tuned on those tables.
function isSameSubject(
  a: Claim,
  b: Claim,
  { shared, part }: { readonly shared: readonly string[]; readonly part: number },
): boolean {
  if (a.isNegative !== b.isNegative) {
    const isShort = Math.max(a.words.size, b.words.size) <= 4;
    return (isShort && part === 1) || (shared.length >= 2 && part >= 0.5);
  }
  return shared.length >= 2 && part >= 0.6;
}

function isNamed(claim: Claim, tension: Claim): boolean {
  const { shared, part } = sharedWords(claim, tension);
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
