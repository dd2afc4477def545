import { CandidateError } from "../../../src/errors.ts";
import { candidateId, formatCandidate } from "../../../src/record/candidates/candidates.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import type { MergeFiles, MergePlan, NewCandidate } from "../../../src/record/types.ts";
import { planUndo } from "../../../src/record/merge/undo-plan.ts";
import {
  createCandidate,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
} from "../builders.ts";
import { after, REQUEST } from "./merge-helpers.ts";
import { editCandidate, insertCandidate, setCandidateStatus } from "../pending-texts.ts";

type Choice = { readonly replaces?: string; readonly keep?: boolean };

/** Files with one more candidate that is approved. */
export function approve(
  files: MergeFiles,
  candidate: NewCandidate,
  choice: Choice = {},
): MergeFiles {
  let pending = insertCandidate(files.pending, formatCandidate(candidate));
  if (choice.keep) pending = editCandidate(pending, candidate.id, { resolution: "keep_both" });
  if (choice.replaces !== undefined) {
    const change = { resolution: "replace", supersedes: choice.replaces } as const;
    pending = editCandidate(pending, candidate.id, change);
  }
  return { ...files, pending: setCandidateStatus(pending, candidate.id, "pending", "approved") };
}

export function merge(files: MergeFiles): { files: MergeFiles; plan: MergePlan; ids: string[] } {
  const plan = planMerge(files, REQUEST);
  return {
    files: { ...files, ...after(plan) },
    plan,
    ids: plan.merged.map(({ candidateId: id }) => id),
  };
}

export function undo(
  files: MergeFiles,
  merged: { plan: MergePlan; ids: readonly string[] },
): MergeFiles {
  const { edits } = merged.plan;
  const plan = planUndo(files, { edits, candidateIds: merged.ids }, REQUEST);
  const of = (path: string): string => plan.edits.find((edit) => edit.path === path)?.after ?? "";
  return {
    ...files,
    self: of("SELF.md"),
    evidence: of("EVIDENCE.md"),
    pending: of("PENDING-REVIEW.md"),
  };
}

export function refusal(
  files: MergeFiles,
  merged: { plan: MergePlan; ids: readonly string[] },
): string {
  try {
    undo(files, merged);
  } catch (error) {
    if (error instanceof CandidateError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}

export const knowledge = (number: number, changes: Partial<NewCandidate> = {}): NewCandidate =>
  createCandidate({
    id: candidateId(number),
    mindCategory: "knowledge",
    suggestedEntry: `Fact ${number}`,
    ...changes,
  });

export const EMPTY = createFiles({
  self: createSelf(),
  evidence: createEvidence(),
  pending: createPending([]),
});
export const START = createFiles({ pending: createPending([]) });
