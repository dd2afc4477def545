// Acts at a gate without Telegram: a person's taps as plain calls.

import type { CandidateCardBody } from "../../src/gate/cards/candidate-card.ts";
import { decide } from "../../src/gate/decide.ts";
import { compare } from "../../src/gate/compare.ts";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { stage } from "../../src/gate/stage.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import type { Candidate, MergePlan, Proposal } from "../../src/record/types.ts";
import { candidateCard } from "./cards.ts";
import { ACTOR, createProposal, type TestGate } from "./open-gate.ts";

const nothing = (): void => undefined;

export async function stageProposal(
  desk: TestGate,
  changes: Partial<Proposal> = {},
): Promise<Candidate> {
  const proposals = [createProposal(changes)];
  const staged = { proposals, channelKey: "telegram:1001", userText: "-", replyText: "-" };
  const candidate = (await stage(staged, desk, nothing))?.candidates[0];
  if (!candidate) throw new Error("nothing was staged");
  return candidate;
}

/** Approves the present text. When the Record contradicts it, both are kept. */
export async function approve(desk: TestGate, { id }: Pick<Candidate, "id">): Promise<void> {
  const candidate = candidateById(desk, id);
  const { conflicts } = await compare(candidate, desk);
  const { entries } = candidateCard({ candidate, conflicts }).card.body as CandidateCardBody;
  const choice = { kind: "keep_both", entries } as const;
  await decide(
    {
      candidateId: id,
      sha256: candidate.sha256,
      to: "approved",
      ...(conflicts.length > 0 && { choice }),
      actor: ACTOR,
    },
    desk,
    nothing,
  );
}

/** Merges everything that is approved, with a receipt for exactly that. */
export async function mergeApproved(desk: TestGate): Promise<MergePlan> {
  const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
  return merge(review?.receipt, ACTOR, desk, nothing);
}

/** Brings one entry into the Record. */
export async function learnEntry(desk: TestGate, suggestedEntry: string): Promise<MergePlan> {
  await approve(desk, await stageProposal(desk, { suggestedEntry }));
  return mergeApproved(desk);
}

export function candidateById(desk: TestGate, id: string): Candidate {
  const found = parseCandidates(desk.read("PENDING-REVIEW.md")).find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the file`);
  return found;
}
