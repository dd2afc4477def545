// The last check of a merge plan reads the texts that would be written back from nothing but themselves.
// Proof: test/record/merge/merge-plan.test.ts.

import { CandidateError } from "../../errors.ts";
import type { NewItem } from "../text/fence-list.ts";
import { checkParsed } from "../integrity.ts";
import type { Outline } from "../text/markdown.ts";
import type { MergeableCandidate } from "./select.ts";
import { parseRecord } from "../parsed-record.ts";
import { newFaults } from "./new-faults.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import type { SupersededEntry } from "../self/supersede.ts";
import type { MergedCandidate, MergeFiles } from "../types.ts";
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
  readonly after: MergeFiles;
  readonly merges: readonly PlannedEntry[];
  readonly superseded?: readonly SupersededEntry[];
  readonly minEvidenceTier: number;
}): void {
  const { before, merges, superseded } = merge;
  const after = parseRecord(merge.after, before.pending);
  requireSame(
    "SELF.md",
    [
      ...describeMind(before, superseded),
      ...merges.map((m) => `${m.category} ${describeNew(m.item)}`),
    ],
    describeMind(after),
  );
  requireSame(
    "EVIDENCE.md",
    [...describeActivities(before), ...merges.map(({ activity }) => describeNew(activity))],
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
  const options = { minEvidenceTier: merge.minEvidenceTier };
  const [fault] = newFaults(checkParsed(before, options), checkParsed(after, options));
  if (fault) throw unsafe(fault.file, `it would break rule ${fault.code}: ${fault.message}`);
}

function describeMind(
  record: ParsedRecord,
  superseded: readonly SupersededEntry[] = [],
): readonly string[] {
  return record.mind.map(({ section, item }) => {
    const fields = superseded.find(({ id }) => id === item.id)?.fields ?? item.fields;
    return `${section.category} ${describeItem({ fields })}`;
  });
}

function describeActivities(record: ParsedRecord): readonly string[] {
  return record.activities.map(({ item }) => describeItem(item));
}

function describePending({ pending }: ParsedRecord, moved: ReadonlySet<string>): readonly string[] {
  return pending.blocks.map((block) => {
    const { id, status, place } = block;
    const expected = place === "candidates" && moved.has(id) ? "processed" : place;
    return JSON.stringify([id, status, pending.sha256(block), expected]);
  });
}

function describeItem(item: Pick<Item, "fields">): string {
  return JSON.stringify([...item.fields]);
}

function describeNew(item: NewItem): string {
  return JSON.stringify(item.map(({ key, text }) => [key, text]));
}

function headingsOf(outline: Outline): readonly string[] {
  return outline.headings.map((heading) => heading.text);
}

function requireSame(file: string, expected: readonly string[], found: readonly string[]): void {
  const sorted = found.toSorted();
  if (
    expected.length === found.length &&
    expected.toSorted().every((entry, index) => entry === sorted[index])
  ) {
    return;
  }
  throw unsafe(file, "its entries would not read back as the old ones and the new ones");
}

function unsafe(file: string, why: string): CandidateError {
  return new CandidateError(
    { code: "unsafe_result", file },
    `Nothing was merged: ${file} cannot be changed safely, for ${why}. Check its lists and fences by hand.`,
  );
}
