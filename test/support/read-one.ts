// An analyst's answer of at most one proposal, as tests of one proposal look at it.

import type { Proposal } from "../../src/record/types.ts";
import { readProposals } from "../../src/voice/analyst.ts";

/** Gives the proposal, the reason why it is refused, the word that there is distress, or undefined for "nothing". */
export function readOne(
  answer: string,
  evidence: string,
): Proposal | { readonly reason: string } | { readonly isDistress: true } | undefined {
  const read = readProposals(answer, evidence);
  if ("isDistress" in read) return read;
  const [reason] = read.refused;
  if (read.proposals.length + read.refused.length > 1) throw new Error("there is more than one");
  return read.proposals[0] ?? (reason === undefined ? undefined : { reason });
}
