// Candidates of an earlier version, or of a hand, that tell of distress. They stay in PENDING-REVIEW.md, where their owner may read
// them, and can be rejected by name. No chat shows one, no figure counts one, and no save writes one, approved or not.
// Proof: test/e2e/distress.test.ts.

import type { PendingFile } from "../record/candidates/pending-file.ts";
import { isWaiting } from "../record/candidates/staging.ts";
import type { Candidate } from "../record/types.ts";
import { tellsDistress } from "./distress.ts";

/** True for a candidate that nobody is told of. */
export function isUntold({
  summary,
  exampleFromExchange,
  suggestedEntry,
  suggestedFollowup,
}: Pick<
  Candidate,
  "summary" | "exampleFromExchange" | "suggestedEntry" | "suggestedFollowup"
>): boolean {
  return tellsDistress([summary, exampleFromExchange, suggestedEntry, suggestedFollowup]);
}

/** True for a candidate that waits for a decision and that an owner may be asked about. */
export function isAsked(candidate: Candidate): boolean {
  return isWaiting(candidate) && !isUntold(candidate);
}

/** Number of candidates that wait for the owner's decision, for every line that says it. */
export function countAsked(pending: PendingFile): number {
  return pending.open().filter(isAsked).length;
}

/** True for an approved candidate that a save may write. An approval of before the upgrade makes no exception. */
export function isToSave(candidate: Candidate): boolean {
  const { status, place } = candidate;
  return status === "approved" && place === "candidates" && !isUntold(candidate);
}
