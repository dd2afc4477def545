// The last check of a merge plan reads the texts that would be written back, as anyone would read them later.
// Proof: test/record/merge/merge-plan.test.ts.

import { CandidateError } from "../../errors.ts";
import type { NewItem } from "../text/fence-list.ts";
import { checkParsed } from "../integrity.ts";
import type { ParsedText } from "../text/parsed-text.ts";
import type { MergeableCandidate } from "./select.ts";
import { parseRecord } from "../parsed-record.ts";
import { newFaults } from "./new-faults.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import type { SupersededEntry } from "../self/supersede.ts";
import { haveSameValues, word } from "./same-values.ts";
import type { Described } from "./same-values.ts";
import type { IntegrityFault, MergedCandidate, MergeFiles } from "../types.ts";
import type { Item } from "../text/yaml-items.ts";

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
  readonly after: MergeFiles;
  readonly merges: readonly PlannedEntry[];
  readonly superseded?: readonly SupersededEntry[];
  readonly minEvidenceTier: number;
}): void {
  const { before, merges, superseded } = merge;
  const after = parseRecord(merge.after, before);
  requireSame(
    "SELF.md",
    [
      ...describeMind(before, superseded),
      ...merges.map((m) => word(`${m.category} ${describeNew(m.item)}`)),
    ],
    describeMind(after),
  );
  requireSame(
    "EVIDENCE.md",
    [...describeActivities(before), ...merges.map(({ activity }) => word(describeNew(activity)))],
    describeActivities(after),
  );
  const moved = new Set(merges.map(({ candidateId }) => candidateId));
  requireSame(
    "PENDING-REVIEW.md",
    describePending(before, moved),
    describePending(after, new Set()),
  );
  requireSame("SELF.md", headingsOf(before.self), headingsOf(after.self));
  requireSame("EVIDENCE.md", headingsOf(before.evidence), headingsOf(after.evidence));
  const { minEvidenceTier } = merge;
  const [fault] = newFaults(merge.faults, checkParsed(after, { minEvidenceTier }));
  if (fault) throw unsafe(fault.file, `it would break rule ${fault.code}: ${fault.message}`);
}

function describeMind(
  record: ParsedRecord,
  superseded: readonly SupersededEntry[] = [],
): readonly Described[] {
  return record.mind.map(({ section, item, entry }) => {
    const changed = superseded.find(({ id }) => id === item.id)?.fields;
    return {
      // An entry is the same object only in the same section.
      same: changed ?? entry,
      describe: () => `${section.category} ${describeItem({ fields: changed ?? item.fields })}`,
    };
  });
}

function describeActivities(record: ParsedRecord): readonly Described[] {
  return record.activities.map(({ item }) => ({
    same: item.fields,
    describe: () => describeItem(item),
  }));
}

function describePending(
  { pending }: ParsedRecord,
  moved: ReadonlySet<string>,
): readonly Described[] {
  return pending.blocks.map((block) => {
    const { id, status, place } = block;
    const expected = place === "candidates" && moved.has(id) ? "processed" : place;
    return word(`${id} ${status ?? ""} ${pending.sha256(block)} ${expected}`);
  });
}

function describeItem(item: Pick<Item, "fields">): string {
  return JSON.stringify([...item.fields]);
}

function describeNew(item: NewItem): string {
  return JSON.stringify(item.map(({ key, text }) => [key, text]));
}

function headingsOf({ outline }: ParsedText): readonly Described[] {
  return outline.headings.map(({ text }) => word(text));
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
