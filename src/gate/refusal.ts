// A refusal of the gate. Its line in English serves the operator as well.

import { CandidateError } from "../errors.ts";
import type { RefusalReason } from "../refusals.ts";
import { ENGLISH_LINES } from "../wording/english.ts";
import { refusalLine } from "../wording/refusals.ts";

/** The error to throw; the chat says `reason` in its own language. */
export function refusal(reason: RefusalReason): CandidateError {
  return new CandidateError(reason, refusalLine(reason, ENGLISH_LINES));
}
