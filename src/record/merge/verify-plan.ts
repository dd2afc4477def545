// The last check of a merge plan reads the texts that would be written back, as anyone would read them later.
// Proof: test/record/merge/merge-plan.test.ts.

import { CandidateError } from "../../errors.ts";
import type { NewItem } from "../text/fence-list.ts";
import { checkParsed } from "../integrity.ts";
import type { MergeableCandidate } from "./select.ts";
import { newFaults } from "./new-faults.ts";
import type { ActivityItem, ParsedRecord } from "../parsed-record.ts";
import type { CandidateBlock, PendingFile } from "../candidates/pending-file.ts";
import type { MindItem } from "../self/mind.ts";
import type { SupersededEntry } from "../self/supersede.ts";
import {
  describeFields,
  fieldsOf,
  haveSameValues,
  headingsOf,
  unlike,
  word,
} from "./same-values.ts";
import type { Described } from "./same-values.ts";
import type { IntegrityFault, MergedCandidate } from "../types.ts";

/** One candidate on its way into the Record. */
export interface PlannedEntry {
  readonly candidateId: string;
  readonly category: MergeableCandidate["mindCategory"];
  readonly item: NewItem;
  readonly activity: NewItem;
  readonly merged: MergedCandidate;
  readonly candidate: MergeableCandidate;
}

/**
 * Checks that `after` is exactly `before` plus the planned entries, that nothing changed but the superseded ones, and
 * that no rule is newly broken.
 * @throws CandidateError `unsafe_result`.
 */
export function verifyMerge(merge: {
  readonly before: ParsedRecord;
  /** Those of `before`. */
  readonly faults: readonly IntegrityFault[];
  readonly after: ParsedRecord;
  readonly merges: readonly PlannedEntry[];
  readonly superseded?: readonly SupersededEntry[];
  readonly minEvidenceTier: number;
}): void {
  const { before, after, merges, superseded = [] } = merge;
  const mind = unlike(
    before.mind,
    after.mind,
    (one, other) => one.entry === other.entry && !superseded.some(({ id }) => id === one.item.id),
  );
  requireSame(
    "SELF.md",
    [
      ...describeMind(mind.a, superseded),
      ...merges.map((m) => word(`${m.category} ${describeNew(m.item)}`)),
    ],
    describeMind(mind.b),
  );
  const activities = unlike(
    before.activities,
    after.activities,
    (one, other) => one.item.fields === other.item.fields,
  );
  requireSame(
    "EVIDENCE.md",
    [
      ...describeActivities(activities.a),
      ...merges.map(({ activity }) => word(describeNew(activity))),
    ],
    describeActivities(activities.b),
  );
  const moved = new Set(merges.map(({ candidateId }) => candidateId));
  const placeAfter = ({ id, place }: CandidateBlock): CandidateBlock["place"] =>
    place === "candidates" && moved.has(id) ? "processed" : place;
  const blocks = unlike(
    before.pending.blocks,
    after.pending.blocks,
    (one, other) => one.said === other.said && placeAfter(one) === other.place,
  );
  requireSame(
    "PENDING-REVIEW.md",
    describePending(blocks.a, before.pending, placeAfter),
    describePending(blocks.b, after.pending, ({ place }) => place),
  );
  requireSame("SELF.md", headingsOf(before.self), headingsOf(after.self));
  requireSame("EVIDENCE.md", headingsOf(before.evidence), headingsOf(after.evidence));
  const { minEvidenceTier } = merge;
  const [fault] = newFaults(merge.faults, checkParsed(after, { minEvidenceTier }));
  if (fault) throw unsafe(fault.file, `it would break rule ${fault.code}: ${fault.message}`);
}

function describeMind(
  mind: readonly MindItem[],
  superseded: readonly SupersededEntry[] = [],
): readonly Described[] {
  return mind.map(({ section, item, entry }) => {
    const changed = superseded.find(({ id }) => id === item.id)?.fields;
    return {
      // An entry is the same object only in the same section.
      same: changed ?? entry,
      describe: () => `${section.category} ${describeFields(changed ?? item.fields)}`,
    };
  });
}

function describeActivities(activities: readonly ActivityItem[]): readonly Described[] {
  return activities.map(({ item }) => fieldsOf(item.fields));
}

function describePending(
  blocks: readonly CandidateBlock[],
  pending: PendingFile,
  placeOf: (block: CandidateBlock) => CandidateBlock["place"],
): readonly Described[] {
  return blocks.map((block) =>
    word(`${block.id} ${block.status ?? ""} ${pending.sha256(block)} ${placeOf(block)}`),
  );
}

function describeNew(item: NewItem): string {
  return JSON.stringify(item.map(({ key, text }) => [key, text]));
}

function requireSame(
  file: string,
  expected: readonly Described[],
  found: readonly Described[],
): void {
  if (haveSameValues(expected, found)) return;
  throw unsafe(file, "its entries would not read back as the old ones and the new ones");
}

function unsafe(file: string, why: string): CandidateError {
  return new CandidateError(
    { code: "unsafe_result", file },
    `Nothing was merged: ${file} cannot be changed safely, for ${why}. Check its lists and fences by hand.`,
  );
}
