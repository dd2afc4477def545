// What the Record says against a candidate, worked out anew whenever it is shown or decided: what was
// written down at staging may be out of date.

import {
  alreadyKnown,
  contradictionFinder,
  findContradictions,
  type ComparedProposal,
} from "../record/conflicts/contradictions.ts";
import { readMind } from "../record/self/mind.ts";
import { FILES } from "../record/store.ts";
import { parseTimestamp } from "../record/text/timestamp.ts";
import type { Candidate, Conflict } from "../record/types.ts";
import type { Judged } from "./card.ts";
import type { Gate } from "./gate.ts";
import type { Reviewed } from "./review-card.ts";

/** After this time a candidate is compared with what the Record has learned meanwhile. */
const OLD_MS = 30 * 24 * 60 * 60_000;

export async function judge(candidate: Candidate, gate: Gate): Promise<Judged> {
  return { candidate, conflicts: await conflictsOf(candidate, gate) };
}

/** As `judge`, for all that an undo brings back, against SELF as it is about to be. */
export async function judgeAgainst(
  self: string,
  candidates: readonly Candidate[],
  gate: Gate,
): Promise<readonly Judged[]> {
  const find = contradictionFinder(readMind(self), self, await gate.store.conflictRules());
  return candidates.map((candidate) => {
    const compared = comparedOf(candidate);
    return { candidate, conflicts: compared ? find(compared) : [] };
  });
}

export async function judgeForReview(candidate: Candidate, gate: Gate): Promise<Reviewed> {
  const judged = await judge(candidate, gate);
  const staged = parseTimestamp(candidate.timestamp ?? "");
  if (!staged || gate.now().getTime() - staged.getTime() < OLD_MS) return judged;
  const { mind } = await gate.store.snapshot();
  const sameKind = mind.filter(({ category }) => category === candidate.mindCategory);
  const known = alreadyKnown(sameKind, candidate.suggestedEntry ?? "");
  return known ? { ...judged, known } : judged;
}

/** What the Record says against a proposal or a candidate. */
export async function conflictsOf(
  proposal: Partial<ComparedProposal>,
  gate: Gate,
): Promise<readonly Conflict[]> {
  const compared = comparedOf(proposal);
  if (!compared) return [];
  const { mind } = await gate.store.snapshot();
  const self = await gate.store.read(FILES.self);
  return findContradictions(mind, self, compared, await gate.store.conflictRules());
}

/** Undefined when it says nothing that could be compared. */
function comparedOf(proposal: Partial<ComparedProposal>): ComparedProposal | undefined {
  const { mindCategory, suggestedEntry, summary = "", promptAddition = "", tensionWith } = proposal;
  if (!mindCategory || !suggestedEntry) return undefined;
  return {
    mindCategory,
    suggestedEntry,
    summary,
    promptAddition,
    ...(tensionWith !== undefined && { tensionWith }),
  };
}
