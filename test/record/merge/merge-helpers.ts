import { CandidateError } from "../../../src/errors.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import type { MergeRequest } from "../../../src/record/merge/plan.ts";
import type { MergeFiles, MergePlan } from "../../../src/record/types.ts";
import { createFiles, NOW } from "../builders.ts";

export const REQUEST: MergeRequest = {
  recordId: "tomas",
  minEvidenceTier: 3,
  now: NOW,
  timeZone: "UTC",
};

export function plan(
  changes: Partial<MergeFiles> = {},
  request: Partial<MergeRequest> = {},
): MergePlan {
  return planMerge(createFiles(changes), { ...REQUEST, ...request });
}

export function after(merge: MergePlan): { self: string; evidence: string; pending: string } {
  const of = (path: string): string => merge.edits.find((edit) => edit.path === path)?.after ?? "";
  return { self: of("SELF.md"), evidence: of("EVIDENCE.md"), pending: of("PENDING-REVIEW.md") };
}

export function refusal(changes: Partial<MergeFiles>, request: Partial<MergeRequest> = {}): string {
  try {
    plan(changes, request);
  } catch (error) {
    if (error instanceof CandidateError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}

export const NEW_ACT = `  - id: ACT-0002
    date: 2026-03-06
    modality: text (pipeline merge)
    activity_type: knowledge — curated observation
    mind_category: curiosity
    source: pipeline merge
    summary: "Kelp forests: how they shelter fish"
    curated_by: user
    evidence_tier: 3
`;

export const NEW_CUR = `  - id: CUR-0001
    date: 2026-03-06
    topic: "Kelp forests: how they shelter fish"
    trigger: pipeline merge
    response_signal: approved
    intensity: 3
    evidence_id: ACT-0002
    provenance: human_approved
`;
