// The last check of an undo reads the texts that would be written back from nothing but themselves.
// Proof: test/record/merge/undo-any.test.ts.

import type { CandidateBlock } from "../candidates/pending-file.ts";
import { checkParsed } from "../integrity.ts";
import type { Outline } from "../text/markdown.ts";
import { newFaults } from "./new-faults.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import { activityItems, describeFields, mindItems, undoCollision } from "./undo-entries.ts";
import type { MergedItems, MergedPart } from "./undo-entries.ts";
import type { Item } from "../text/yaml-items.ts";

/** @throws CandidateError `undo_conflict` unless the result is the current Record without the merge. */
export function verifyUndo(undo: {
  readonly current: ParsedRecord;
  readonly result: ParsedRecord;
  readonly items: MergedItems;
  readonly candidateIds: readonly string[];
  readonly request: { readonly minEvidenceTier?: number };
}): void {
  const { current, result, items, candidateIds, request } = undo;
  requireSame(
    "SELF.md",
    without(mindItems(current), items.entries),
    mindItems(result).map(describeItem),
  );
  requireSame(
    "EVIDENCE.md",
    without(activityItems(current), items.activities),
    activityItems(result).map(describeItem),
  );
  const returned = (block: CandidateBlock): CandidateBlock =>
    candidateIds.includes(block.id) ? { ...block, status: "pending", place: "candidates" } : block;
  requireSame(
    "PENDING-REVIEW.md",
    current.pending.blocks.map((block) => describeBlock(returned(block), current)),
    result.pending.blocks.map((block) => describeBlock(block, result)),
  );
  requireSame("SELF.md", headings(current.self), headings(result.self));
  requireSame("EVIDENCE.md", headings(current.evidence), headings(result.evidence));
  const { minEvidenceTier } = request;
  const options = minEvidenceTier === undefined ? {} : { minEvidenceTier };
  const [fault] = newFaults(checkParsed(current, options), checkParsed(result, options));
  if (fault) throw undoCollision(fault.file, `it would break rule ${fault.code}: ${fault.message}`);
}

/** The entries that must be left after the undo. */
function without(current: readonly Item[], part: MergedPart): readonly string[] {
  const removed = new Set(part.added.map(({ id }) => id));
  return current
    .filter(({ id }) => !removed.has(id))
    .map((item) => {
      const change = part.changed.find(({ after }) => after.id === item.id);
      if (!change) return describeItem(item);
      const fields = new Map(item.fields);
      for (const [key, value] of change.after.fields) {
        const old = change.before.fields.get(key);
        if (old === undefined) fields.delete(key);
        else if (old !== value) fields.set(key, old);
      }
      return describeFields(fields);
    });
}

function describeItem(item: Item): string {
  return describeFields(item.fields);
}

function describeBlock(block: CandidateBlock, { pending }: ParsedRecord): string {
  return JSON.stringify([block.id, block.status, pending.sha256(block), block.place]);
}

function headings(outline: Outline): readonly string[] {
  return outline.headings.map((heading) => heading.text);
}

function requireSame(file: string, expected: readonly string[], found: readonly string[]): void {
  const sorted = found.toSorted();
  const isSame =
    expected.length === found.length &&
    expected.toSorted().every((entry, index) => entry === sorted[index]);
  if (!isSame) throw undoCollision(file, "it would not read back as it is now without the merge");
}
