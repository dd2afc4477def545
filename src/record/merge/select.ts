// A merge takes only candidates that stand approved under Candidates. One refusal stops the whole merge, so that
// nothing is half done. Proof: test/record/merge/merge-refusals.test.ts.

import { CandidateError } from "../../errors.ts";
import type { PendingFile } from "../candidates/pending-file.ts";
import { tierNeeded, WEAKEST_EVIDENCE_TIER } from "../integrity.ts";
import type { ParsedRecord } from "../parsed-record.ts";
import { savedAs, standingEntry } from "./saved-before.ts";
import type { SavedBefore } from "./saved-before.ts";
import type { Candidate, IntegrityFault, MindEntry } from "../types.ts";

/** A candidate that has every field that a merge needs. */
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
  pending: PendingFile,
  ids: readonly string[] | undefined,
): readonly Candidate[] {
  const approved = pending
    .open()
    .filter(({ place, status }) => place === "candidates" && status === "approved");
  for (const id of ids ?? []) {
    if (approved.some((candidate) => candidate.id === id)) continue;
    throw pending.blocks.some((candidate) => candidate.id === id)
      ? new CandidateError(
          { code: "not_approved", ids: [id] },
          `${id} is not approved under Candidates.`,
        )
      : new CandidateError(
          { code: "unknown_candidate", id },
          `There is no ${id} in PENDING-REVIEW.md.`,
        );
  }
  const selected = ids ? approved.filter(({ id }) => ids.includes(id)) : approved;
  if (selected.length === 0) {
    throw new CandidateError(
      { code: "nothing_approved" },
      "No candidate is approved, so there is nothing to merge.",
    );
  }
  return selected;
}

/**
 * Gives the candidates back, each fit to be merged into this Record.
 * @throws CandidateError `duplicate_candidate`, `unreadable_candidate`, `other_record`, `weak_evidence` or
 * `unresolved_conflict`.
 */
export function refuseUnmergeable(
  selected: readonly Candidate[],
  { blocks }: PendingFile,
  request: {
    readonly recordId: string;
    readonly minEvidenceTier: number;
    readonly requireResolutions?: boolean;
  },
): readonly MergeableCandidate[] {
  const counts = new Map<string, number>();
  for (const { id } of blocks) counts.set(id, (counts.get(id) ?? 0) + 1);
  return selected.map((candidate) => {
    const { id, line, faults, recordId } = candidate;
    const where = `${id} (PENDING-REVIEW.md line ${line})`;
    if ((counts.get(id) ?? 0) > 1) {
      const what = `${where}: another block in the file has the same id`;
      throw new CandidateError(
        { code: "duplicate_candidate", id },
        `${what}. Give one of them another number.`,
      );
    }
    if (faults.length > 0 || !isMergeable(candidate)) {
      const reasons = faults.join("; ") || "summary, suggested_entry or mind_category is missing";
      throw new CandidateError(
        { code: "unreadable_candidate", id, line },
        `${where} cannot be merged: ${reasons}.`,
      );
    }
    if (recordId !== undefined && recordId !== request.recordId) {
      const whose = `belongs to the Record "${recordId}", not to "${request.recordId}"`;
      throw new CandidateError({ code: "other_record", id }, `${where} ${whose}.`);
    }
    refuseTier(candidate, where, request.minEvidenceTier);
    refuseUnresolved(candidate, where, request.requireResolutions ?? false);
    return candidate;
  });
}

/**
 * Refuses candidates that were saved before, so that nothing is saved twice.
 * @throws CandidateError `already_saved`, with the proof and the way out.
 */
export function refuseSaved(
  selected: readonly MergeableCandidate[],
  mind: readonly { readonly entry: MindEntry }[],
  before: SavedBefore,
): void {
  for (const candidate of selected) {
    const { id, line } = candidate;
    const where = `${id} (PENDING-REVIEW.md line ${line})`;
    const wayOut = `Take it off the list with /reject ${id}`;
    const how = savedAs(candidate, before);
    if (how !== undefined) {
      const renumber = "If it never was, give it the next free number";
      throw new CandidateError(
        { code: "already_saved", id },
        `${where} was saved before; ${how}. ${wayOut}. ${renumber}.`,
      );
    }
    const entry = standingEntry(candidate, mind);
    if (!entry) continue;
    throw new CandidateError(
      { code: "already_saved", id, entry: entry.id },
      `${where} says what ${entry.id} says already. ${wayOut}.`,
    );
  }
}

/**
 * Refuses candidates that touch a faulty entry: as the candidate itself, as the entry that it replaces, or as the
 * evidence of that entry. A standing fault elsewhere keeps nothing back.
 * @throws CandidateError `record_unsound`, with file, line and rule.
 */
export function refuseUnsound(
  selected: readonly MergeableCandidate[],
  { mind }: Pick<ParsedRecord, "mind">,
  faults: readonly IntegrityFault[],
): void {
  for (const { id, resolution, supersedes } of selected) {
    const replaced = resolution === "replace" ? supersedes : undefined;
    const evidence =
      replaced === undefined
        ? []
        : mind.flatMap(({ item }) =>
            item.id === replaced ? (item.fields.get("evidence_id")?.trim() ?? []) : [],
          );
    const touched = [id, replaced, ...evidence];
    const found = faults.filter(({ entries = [] }) => entries.some((one) => touched.includes(one)));
    if (found.length > 0) throw unsound(id, replaced, found);
  }
}

function unsound(
  id: string,
  replaced: string | undefined,
  faults: readonly IntegrityFault[],
): CandidateError {
  const shown = faults
    .slice(0, 3)
    .map(
      ({ file, line, code, message }) =>
        `• ${file}${line ? ` line ${line}` : ""}: ${message} (${code})`,
    );
  const places = faults.map(({ file, line, code, entries = [] }) => ({
    file,
    ...(line !== undefined && { line }),
    ids: entries,
    rule: code,
  }));
  const more = faults.length > shown.length ? [`and ${faults.length - shown.length} more`] : [];
  const what = replaced === undefined ? id : `${id} replaces ${replaced}. That`;
  return new CandidateError(
    { code: "record_unsound", id, places },
    [`${what} breaks a rule of the Record; mend this first:`, ...shown, ...more].join("\n"),
  );
}

/** Any tier is enough unless a larger number was asked for. A number that is no tier is a slip of the hand. */
function refuseTier(
  { id, line, evidenceTier: tier }: Candidate,
  where: string,
  minEvidenceTier: number,
): void {
  if (tier === undefined) return;
  const needed = tierNeeded(minEvidenceTier);
  if (tier >= needed && tier <= WEAKEST_EVIDENCE_TIER) return;
  throw new CandidateError(
    { code: "weak_evidence", id, line },
    `${where} has evidence of tier ${tier}; a whole number from ${needed} to ${WEAKEST_EVIDENCE_TIER} is needed.`,
  );
}

function refuseUnresolved(candidate: Candidate, where: string, isRequired: boolean): void {
  const { id, conflicts, resolution, supersedes } = candidate;
  if (resolution === "replace" && supersedes === undefined) {
    const what = `${where} is to replace an entry but does not say which`;
    throw new CandidateError(
      { code: "unresolved_conflict", id, kind: "unnamed" },
      `${what}. Choose again on its card.`,
    );
  }
  const [first] = conflicts;
  if (!isRequired || !first || resolution) return;
  const old = first.entryId ?? `"${first.existingHint}"`;
  const more = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : "";
  throw new CandidateError(
    { code: "unresolved_conflict", id, kind: "unchosen" },
    `${where} may contradict ${old}${more}. Choose on its card: keep both, replace, or reject.`,
  );
}

function isMergeable(candidate: Candidate): candidate is MergeableCandidate {
  const { mindCategory, summary, suggestedEntry } = candidate;
  return Boolean(mindCategory && summary?.trim() && suggestedEntry?.trim());
}
