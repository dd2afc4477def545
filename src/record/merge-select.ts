// Which candidates a merge takes, and why it refuses one. Only what stands approved under Candidates is ever taken;
// a refusal stops the whole merge, so that nothing is half done.

import { CandidateError } from "../errors.ts";
import type { Candidate } from "./types.ts";

/** A candidate that has everything a merge needs. */
export type MergeableCandidate = Candidate & {
  readonly mindCategory: NonNullable<Candidate["mindCategory"]>;
  readonly summary: string;
  readonly suggestedEntry: string;
};

/**
 * The approved candidates in file order, or those of them that are named.
 * @throws CandidateError `nothing_approved`, `unknown_candidate` or `not_approved`.
 */
export function selectApproved(
  candidates: readonly Candidate[],
  ids: readonly string[] | undefined,
): readonly Candidate[] {
  const approved = candidates.filter(
    ({ place, status }) => place === "candidates" && status === "approved",
  );
  for (const id of ids ?? []) {
    if (approved.some((candidate) => candidate.id === id)) continue;
    throw candidates.some((candidate) => candidate.id === id)
      ? new CandidateError("not_approved", `${id} is not approved under Candidates.`)
      : new CandidateError("unknown_candidate", `There is no ${id} in PENDING-REVIEW.md.`);
  }
  const selected = ids ? approved.filter(({ id }) => ids.includes(id)) : approved;
  if (selected.length === 0) {
    throw new CandidateError(
      "nothing_approved",
      "No candidate is approved, so there is nothing to merge.",
    );
  }
  return selected;
}

/**
 * Gives the candidates back once each can be merged into this Record.
 * @throws CandidateError `duplicate_candidate`, `unreadable_candidate`, `other_record`, `weak_evidence` or
 * `unresolved_conflict`.
 */
export function refuseUnmergeable(
  selected: readonly Candidate[],
  all: readonly Candidate[],
  request: {
    readonly recordId: string;
    readonly minEvidenceTier: number;
    readonly requireResolutions?: boolean;
  },
): readonly MergeableCandidate[] {
  const counts = new Map<string, number>();
  for (const { id } of all) counts.set(id, (counts.get(id) ?? 0) + 1);
  return selected.map((candidate) => {
    const { id, line, faults, recordId, evidenceTier } = candidate;
    const where = `${id} (PENDING-REVIEW.md line ${line})`;
    if ((counts.get(id) ?? 0) > 1) {
      const what = `${where}: another block in the file has the same id`;
      throw new CandidateError("duplicate_candidate", `${what}. Give one of them another number.`);
    }
    if (faults.length > 0 || !isMergeable(candidate)) {
      const reasons = faults.join("; ") || "summary, suggested_entry or mind_category is missing";
      throw new CandidateError("unreadable_candidate", `${where} cannot be merged: ${reasons}.`);
    }
    if (recordId !== undefined && recordId !== request.recordId) {
      const whose = `belongs to the Record "${recordId}", not to "${request.recordId}"`;
      throw new CandidateError("other_record", `${where} ${whose}.`);
    }
    if (evidenceTier !== undefined && evidenceTier > request.minEvidenceTier) {
      const rule = `tier ${request.minEvidenceTier} or stronger (a smaller number) is needed`;
      throw new CandidateError(
        "weak_evidence",
        `${where} has evidence of tier ${evidenceTier}; ${rule}.`,
      );
    }
    refuseUnresolved(candidate, where, request.requireResolutions ?? false);
    return candidate;
  });
}

function refuseUnresolved(candidate: Candidate, where: string, isRequired: boolean): void {
  const { conflicts, resolution, supersedes } = candidate;
  if (resolution === "replace" && supersedes === undefined) {
    const what = `${where} is to replace an entry but does not say which`;
    throw new CandidateError("unresolved_conflict", `${what}. Choose again on its card.`);
  }
  const [first] = conflicts;
  if (!isRequired || !first || resolution) return;
  const old = first.entryId ?? `"${first.existingHint}"`;
  const more = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : "";
  throw new CandidateError(
    "unresolved_conflict",
    `${where} may contradict ${old}${more}. Choose on its card: keep both, replace, or reject.`,
  );
}

function isMergeable(candidate: Candidate): candidate is MergeableCandidate {
  const { mindCategory, summary, suggestedEntry } = candidate;
  return Boolean(mindCategory && summary?.trim() && suggestedEntry?.trim());
}
