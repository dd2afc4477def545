// Candidates of an earlier version, or of a hand, that tell of distress. They stay in PENDING-REVIEW.md, where their owner may read
// them, and can be rejected by name. No chat shows one, no figure counts one, and no save writes one, approved or not.
// Proof: test/e2e/distress.test.ts.

import type { PendingFile } from "../record/candidates/pending-file.ts";
import { isWaiting } from "../record/candidates/staging.ts";
import type { Candidate } from "../record/types.ts";
import { tellsDistress } from "./distress.ts";

/** True for a candidate that nobody is told of: it tells of distress, or the exchange does that it comes from. */
export function isUntold(candidate: Pick<Candidate, (typeof WRITTEN)[number]>): boolean {
  return tellsDistress(WRITTEN.map((field) => candidate[field]));
}

/** All that a person or a model wrote of it. A card may show a sentence of what was said around its quote. */
const WRITTEN = [
  "title",
  "summary",
  "exampleFromExchange",
  "suggestedEntry",
  "suggestedFollowup",
  "promptAddition",
  "tensionWith",
  "alternativeInterpretation",
  "evidence",
  "userText",
  "replyText",
] as const satisfies readonly (keyof Candidate)[];

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
