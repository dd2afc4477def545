// A person's yes or no to one candidate. Everything is read again under the writer's lock: the candidate and the
// entries that it contradicts must be what the person was shown. Proof: test/gate/decide.test.ts.

import { randomUUID } from "node:crypto";
import { CandidateError } from "../errors.ts";
import { editCandidate } from "../record/candidates/edit.ts";
import { goneAs, setCandidateStatus } from "../record/candidates/candidates.ts";
import type { PendingFile } from "../record/candidates/pending-file.ts";
import { FILES } from "../record/store.ts";
import type { Candidate } from "../record/types.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import {
  putOnCandidateCards,
  decidedCard,
  shownEntries,
  type ShownEntry,
} from "./cards/candidate-card.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import { keptWords } from "../desk/kept-words.ts";
import { compare } from "./compare.ts";
import { isReasonOfButton } from "./reject-reasons.ts";
import { refusal } from "./refusal.ts";
import { isToSave, isUntold } from "../wording/untold.ts";

export interface Decision {
  readonly candidateId: string;
  /** Hash of the block as it was shown. Absent where nothing was shown (`/reject ID`). */
  readonly sha256?: string;
  readonly to: "approved" | "rejected";
  /** What becomes of the entries that it contradicts. Needed to approve such a candidate. */
  readonly choice?: Choice;
  readonly reason?: string;
  readonly actor: Actor;
  /**
   * Prepares what else changes with it, from the text of PENDING-REVIEW.md that it writes. Gives the change, which runs in its
   * transaction.
   */
  readonly alongside?: (pending: PendingFile, desk: Desk) => Promise<() => void>;
}

/** A choice between old and new. `entries` are those that were shown. */
export type Choice =
  | { readonly kind: "keep_both"; readonly entries: readonly ShownEntry[] }
  | {
      readonly kind: "replace";
      readonly replaced: ShownEntry;
      readonly entries: readonly ShownEntry[];
    };

/**
 * Carries a decision out and updates the candidate's cards. Gives the candidate as it was before the decision.
 * @param tell runs in the same transaction.
 * @throws CandidateError when there is nothing to decide or a choice is missing.
 */
export function decide(decision: Decision, desk: Desk, tell?: () => void): Promise<Candidate> {
  return desk.alone(async (alone) => {
    const before = await alone.store.candidates();
    const candidate = requireDecidable(before, decision);
    if (decision.to === "approved") {
      await requireChoice(candidate, decision.choice, alone);
      refuseSecondReplacement(before, candidate, decision.choice);
    }
    const resolved = decision.to === "approved" ? withChoice(before, candidate, decision) : before;
    const from = candidate.status ?? "pending";
    const after = setCandidateStatus(resolved, candidate.id, from, decision.to);
    const alongside = await decision.alongside?.(after, alone);
    const now = alone.now();
    const edits = await alone.state.journal.prepare([
      { path: FILES.pending, before: before.text, after: after.text },
    ]);
    await alone.commit(() => {
      const { reason: given, actor } = decision;
      const reason = isReasonOfButton(given) ? given : keptWords(given, actor, alone);
      alone.state.journal.add(`decide-${randomUUID()}`, {
        edits,
        appends: eventAppends(now, [
          {
            event: decision.to,
            candidateId: candidate.id,
            extras: {
              ...(reason && { rejection_reason: reason }),
              ...(decision.choice && { resolution: decision.choice.kind }),
              ...actorExtras(decision.actor),
            },
          },
        ]),
      });
      putOnCandidateCards(
        candidate.id,
        decidedCard(candidate, decision.to, alone.wording().lines),
        alone,
      );
      alongside?.();
      tell?.();
    });
    return candidate;
  });
}

function withChoice(
  pending: PendingFile,
  { id, resolution }: Candidate,
  { choice }: Pick<Decision, "choice">,
): PendingFile {
  // A choice made before an undo does not count: the card no longer shows what it was made over.
  const kind = choice?.kind ?? (resolution && "keep_both");
  if (kind === undefined) return pending;
  return editCandidate(pending, id, {
    resolution: kind,
    ...(choice?.kind === "replace" && { supersedes: choice.replaced.id }),
  });
}

/** Refuses to approve a contradiction without a choice made over exactly the entries that are there now. */
async function requireChoice(
  candidate: Candidate,
  choice: Choice | undefined,
  desk: Desk,
): Promise<void> {
  const { conflicts } = await compare(candidate, desk);
  const nameOf = ({ id, text }: ShownEntry): string => `${id} ${text}`;
  const now = shownEntries(conflicts).map(nameOf);
  if (choice?.kind === "replace" && !now.includes(nameOf(choice.replaced))) {
    throw refusal({ code: "changed_entry", entry: choice.replaced.id });
  }
  const shown = choice?.entries.map(nameOf) ?? [];
  const isNew = now.some((entry) => !shown.includes(entry));
  if (isNew || (conflicts.length > 0 && !choice)) {
    throw refusal({ code: "needs_choice", id: candidate.id });
  }
}

/** Refuses a second approved candidate that replaces the same entry: the two could not be merged together. */
function refuseSecondReplacement(
  pending: PendingFile,
  { id }: Candidate,
  choice: Choice | undefined,
): void {
  if (choice?.kind !== "replace") return;
  const other = pending
    .open()
    .filter(isToSave)
    .find(
      (one) =>
        one.id !== id && one.resolution === "replace" && one.supersedes === choice.replaced.id,
    );
  if (!other) return;
  throw refusal({ code: "already_replaced", other: other.id, entry: choice.replaced.id });
}

/**
 * Finds the candidate that a decision or an edit is about.
 * @param pending PENDING-REVIEW.md as it is now.
 * @throws CandidateError saying why nothing can be decided.
 */
export function requireDecidable(
  pending: PendingFile,
  request: {
    readonly candidateId: string;
    readonly sha256?: string;
    readonly to?: "approved" | "rejected";
  },
): Candidate {
  const { candidateId, sha256, to } = request;
  const candidate = pending.open().find((one) => one.id === candidateId);
  if (!candidate) {
    const isProcessed = pending.blocks.some((one) => one.id === candidateId);
    throw refusal({
      code: isProcessed ? "already_processed" : "unknown_candidate",
      id: candidateId,
    });
  }
  if (candidate.place === "stray" && isUntold(candidate)) {
    throw refusal({ code: "faulty_candidate", id: candidateId, line: candidate.line });
  }
  if (candidate.place === "stray") {
    throw new CandidateError(
      { code: "stray_candidate", id: candidateId },
      `${candidateId} stands after ## Processed in PENDING-REVIEW.md (line ${candidate.line}); \`npm run repair -- --user <id>\` moves it up.`,
    );
  }
  // An approval that is not merged yet can be taken back by name. A tap on an old card cannot do that.
  const isWithdrawn = to === "rejected" && sha256 === undefined && candidate.status === "approved";
  if (candidate.status !== "pending" && !isWithdrawn) {
    throw refusal({ code: "not_pending", id: candidateId, gone: goneAs(candidate.status) });
  }
  if (sha256 !== undefined && candidate.sha256 !== sha256) {
    throw refusal({ code: "changed_candidate", id: candidateId });
  }
  // Its words are on no card, so no card can have asked for it.
  if (to !== "rejected" && isUntold(candidate)) {
    throw refusal({ code: "faulty_candidate", id: candidateId, line: candidate.line });
  }
  if (to !== "rejected" && candidate.faults.length > 0) {
    throw new CandidateError(
      { code: "faulty_candidate", id: candidateId, line: candidate.line },
      `${candidateId} needs a look by hand (line ${candidate.line}): ${candidate.faults[0] ?? ""}`,
    );
  }
  return candidate;
}
