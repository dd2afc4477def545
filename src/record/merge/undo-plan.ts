// An undo takes a merge back and is worked out in memory: its entries leave SELF and EVIDENCE, entries that it replaced
// are current again, its candidates wait again. Changes made since stay; where one collides with what the merge wrote,
// nothing happens at all. Proof: test/record/merge/undo-plan.test.ts.

import { atOnce, type Parts } from "../../pause.ts";
import { moveToCandidates } from "../candidates/move.ts";
import type { PendingFile } from "../candidates/pending-file.ts";
import { recordChecksum } from "../text/checksum.ts";
import { clip } from "../text/clip.ts";
import { lineChanges, takeBack } from "../text/line-patch.ts";
import { parseRecord } from "../parsed-record.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import { createLocalClock, type LocalClock } from "../text/timestamp.ts";
import type { FileEdit, MergeFiles } from "../types.ts";
import { mergedItems, refuseChanged, refuseDependent, undoCollision } from "./undo-entries.ts";
import type { MergedItems } from "./undo-entries.ts";
import { verifyUndo } from "./verify-undo.ts";

/** A merge as the journal remembers it. */
export interface MergedBefore {
  /** Texts before and after. Files that are not named were not changed. */
  readonly edits: readonly FileEdit[];
  readonly candidateIds: readonly string[];
}

export interface UndoRequest {
  readonly minEvidenceTier?: number;
  readonly now: Date;
  /** IANA zone of the date in the session log; the host's when absent. */
  readonly timeZone?: string;
  /** The clock of this zone. It changes only the time that this takes. */
  readonly clock?: LocalClock;
}

/** An entry or an activity, and what it says. */
export interface TextOfEntry {
  readonly id: string;
  readonly text: string;
}

/** An undo worked out in memory. Nothing has been written. */
export interface UndoPlan {
  /** EVIDENCE.md, then PENDING-REVIEW.md, then SELF.md. */
  readonly edits: readonly FileEdit[];
  readonly candidateIds: readonly string[];
  /** Entries that leave SELF, and activities whose text is none of theirs. */
  readonly removed: readonly TextOfEntry[];
  /** Entries and activities that leave the Record. */
  readonly removedIds: readonly string[];
  /** Entries that are current again. */
  readonly restored: readonly TextOfEntry[];
  /** The line to append to SESSION-LOG.md. */
  readonly sessionLog: string;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
}

/**
 * Plans the undo of a merge on the files as they are now. Pure. When nothing was changed since, SELF and EVIDENCE
 * become exactly what they were before the merge.
 * @param known the Record, where it has been read already. It changes only the time that this takes.
 * @throws CandidateError `undo_conflict` that names the file and the entry or line that was changed since.
 */
export function planUndo(
  files: MergeFiles,
  merged: MergedBefore,
  request: UndoRequest,
  known?: ParsedRecord,
): UndoPlan {
  return atOnce(partsOfUndo(files, merged, request, known));
}

/** The same plan in parts, for a Record of many years beside other work. */
export function* partsOfUndo(
  files: MergeFiles,
  merged: MergedBefore,
  request: UndoRequest,
  known?: ParsedRecord,
): Parts<UndoPlan> {
  const current = parseRecord(files, known);
  yield;
  const then = readThen(files, merged, current);
  yield;
  const items = mergedItems(then);
  refuseChanged(current, items);
  yield;
  const pending = returnCandidates(current, merged.candidateIds);
  const after: MergeFiles = {
    self: undoFile("SELF.md", files.self, merged),
    evidence: undoFile("EVIDENCE.md", files.evidence, merged),
    pending: pending.text,
    skills: files.skills,
  };
  yield;
  // The moved blocks are read already, from the text that they have now. Most often so is the text before the merge.
  const { before } = then;
  const result = parseRecord(after, {
    ...current,
    pending,
    ...(after.self === before.files.self && { self: before.self, mind: before.mind }),
    ...(after.evidence === before.files.evidence && {
      evidence: before.evidence,
      activities: before.activities,
    }),
  });
  yield;
  refuseDependent(result, before, items);
  yield;
  verifyUndo({ current, result, items, candidateIds: merged.candidateIds, request });
  return {
    edits: [
      { path: "EVIDENCE.md", before: files.evidence, after: after.evidence },
      { path: "PENDING-REVIEW.md", before: files.pending, after: after.pending },
      { path: "SELF.md", before: files.self, after: after.self },
    ],
    candidateIds: merged.candidateIds,
    removed: removedTexts(current, items),
    removedIds: [...items.entries.added, ...items.activities.added].map(({ id }) => id),
    restored: textsOf(
      current,
      items.entries.changed.map(({ after: { id } }) => id),
    ),
    sessionLog: sessionLogLine(merged.candidateIds, items, request),
    // As in a plan of a merge, worked out only where they are asked for.
    get checksumBefore() {
      return recordChecksum(files.self, files.evidence);
    },
    get checksumAfter() {
      return recordChecksum(after.self, after.evidence);
    },
  };
}

/** Everything that goes, each text once: most activities say what their entry says. */
function removedTexts(
  current: ParsedRecord,
  { entries, activities }: MergedItems,
): readonly TextOfEntry[] {
  const gone = textsOf(
    current,
    entries.added.map(({ id }) => id),
  );
  const said = activities.added.map(({ id, fields }) => ({
    id,
    text: fields.get("summary") ?? "",
  }));
  return [...gone, ...said.filter(({ text }) => !gone.some((entry) => entry.text === text))];
}

function textsOf({ mind }: ParsedRecord, ids: readonly string[]): readonly TextOfEntry[] {
  return mind
    .filter(({ item: { id } }) => ids.includes(id))
    .map(({ entry: { id, text } }) => ({ id, text }));
}

/** The Record before and after the merge. A file is parsed again only where it differs from the current one. */
function readThen(
  files: MergeFiles,
  { edits }: MergedBefore,
  current: ParsedRecord,
): { readonly before: ParsedRecord; readonly after: ParsedRecord } {
  const text = (path: string, which: "before" | "after"): string | undefined =>
    edits.find((edit) => edit.path === path)?.[which];
  const at = (which: "before" | "after"): MergeFiles => ({
    self: text("SELF.md", which) ?? files.self,
    evidence: text("EVIDENCE.md", which) ?? files.evidence,
    pending: "",
    skills: "",
  });
  const after = at("after");
  return { before: parseRecord(at("before"), current), after: parseRecord(after, current) };
}

function undoFile(path: string, current: string, { edits }: MergedBefore): string {
  const edit = edits.find((one) => one.path === path);
  if (!edit) return current;
  if (current === edit.after) return edit.before;
  const result = takeBack(current, edit.after, lineChanges(edit.before, edit.after));
  if ("text" in result) return result.text;
  const { added, at } = result.failed;
  const line = clip(added.find((one) => one.trim() !== "") ?? "", 80);
  throw undoCollision(path, `what the merge wrote at line ${at + 1} ("${line}") was changed since`);
}

function returnCandidates(current: ParsedRecord, ids: readonly string[]): PendingFile {
  for (const id of ids) {
    const blocks = current.pending.blocks.filter((candidate) => candidate.id === id);
    const [block] = blocks;
    if (blocks.length !== 1 || block?.place === "candidates") {
      const what = blocks.length > 1 ? "stands there more than once" : "no longer stands below it";
      throw undoCollision("PENDING-REVIEW.md", `${id} was merged to \`## Processed\` and ${what}`);
    }
    if (!block?.status) {
      throw undoCollision("PENDING-REVIEW.md", `${id} (line ${block?.line ?? 1}) has no status`);
    }
  }
  return moveToCandidates(current.pending, ({ id }) => ids.includes(id), "pending");
}

function sessionLogLine(
  candidateIds: readonly string[],
  { entries, activities }: MergedItems,
  { now, timeZone, clock = createLocalClock(timeZone) }: UndoRequest,
): string {
  const removed = [...entries.added, ...activities.added].map(({ id }) => id).join(", ");
  const restored = entries.changed.map(({ after }) => after.id).join(", ");
  const timestamp = clock.timestamp(now);
  const also = restored ? `; current again: ${restored}` : "";
  return `- [${timestamp}] Undone: ${candidateIds.join(", ")} (removed: ${removed}${also})\n`;
}
