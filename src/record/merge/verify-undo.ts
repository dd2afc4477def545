// The last check of an undo reads the texts that would be written back, as anyone would read them later.
// Proof: test/record/merge/undo-any.test.ts.

import type { CandidateBlock } from "../candidates/pending-file.ts";
import { checkParsed } from "../integrity.ts";
import type { PlacedItem } from "../text/parsed-text.ts";
import { newFaults } from "./new-faults.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import { fieldsOf, haveSameValues, headingsOf, unlike, word } from "./same-values.ts";
import type { Described } from "./same-values.ts";
import { undoCollision } from "./undo-entries.ts";
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
  requireUndone("SELF.md", current.mind, result.mind, items.entries);
  requireUndone("EVIDENCE.md", current.activities, result.activities, items.activities);
  const returned = (block: CandidateBlock): CandidateBlock =>
    candidateIds.includes(block.id) ? { ...block, status: "pending", place: "candidates" } : block;
  const blocks = unlike(
    current.pending.blocks,
    result.pending.blocks,
    (one, other) =>
      one.said === other.said && one.place === other.place && !candidateIds.includes(one.id),
  );
  requireSame(
    "PENDING-REVIEW.md",
    blocks.a.map((block) => describeBlock(returned(block), current)),
    blocks.b.map((block) => describeBlock(block, result)),
  );
  requireSame("SELF.md", headingsOf(current.self), headingsOf(result.self));
  requireSame("EVIDENCE.md", headingsOf(current.evidence), headingsOf(result.evidence));
  const { minEvidenceTier } = request;
  const options = minEvidenceTier === undefined ? {} : { minEvidenceTier };
  const [fault] = newFaults(checkParsed(current, options), checkParsed(result, options));
  if (fault) throw undoCollision(fault.file, `it would break rule ${fault.code}: ${fault.message}`);
}

function requireUndone(
  file: string,
  current: readonly PlacedItem[],
  result: readonly PlacedItem[],
  part: MergedPart,
): void {
  const touched = new Set([...part.added, ...part.changed.map(({ after }) => after)].map(idOf));
  const { a, b } = unlike(
    current,
    result,
    (one, other) => one.item.fields === other.item.fields && !touched.has(one.item.id),
  );
  const left = without(
    a.map(({ item }) => item),
    part,
  );
  requireSame(
    file,
    left,
    b.map(({ item }) => fieldsOf(item.fields)),
  );
}

function idOf({ id }: Item): string {
  return id;
}

/** The entries that must be left after the undo. */
function without(current: readonly Item[], part: MergedPart): readonly Described[] {
  const removed = new Set(part.added.map(({ id }) => id));
  return current
    .filter(({ id }) => !removed.has(id))
    .map((item) => {
      const change = part.changed.find(({ after }) => after.id === item.id);
      if (!change) return fieldsOf(item.fields);
      const fields = new Map(item.fields);
      for (const [key, value] of change.after.fields) {
        const old = change.before.fields.get(key);
        if (old === undefined) fields.delete(key);
        else if (old !== value) fields.set(key, old);
      }
      return fieldsOf(fields);
    });
}

function describeBlock(block: CandidateBlock, { pending }: ParsedRecord): Described {
  return word(`${block.id} ${block.status ?? ""} ${pending.sha256(block)} ${block.place}`);
}

function requireSame(
  file: string,
  expected: readonly Described[],
  found: readonly Described[],
): void {
  if (haveSameValues(expected, found)) return;
  throw undoCollision(file, "it would not read back as it is now without the merge");
}
