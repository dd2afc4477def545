// The commands about candidates and what is saved: /review, /merge, /undo and /reject, for owners.

import { CandidateError } from "../../errors.ts";
import { keptWords } from "../../desk/kept-words.ts";
import { decide } from "../../gate/decide.ts";
import { mergeCard } from "../../gate/cards/merge.ts";
import { reviewNow } from "../../gate/cards/review.ts";
import { undoCard } from "../../gate/cards/undo.ts";
import { previewMerge } from "../../gate/merge.ts";
import { previewUndo } from "../../gate/undo.ts";
import { clip } from "../../record/text/clip.ts";
import { fill } from "../../wording/catalogue.ts";
import { refusalLine } from "../../wording/refusals.ts";
import { actorOf, say, showCard } from "../answer.ts";
import type { Command, Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";

/** Shows the first page of the list of candidates. */
export async function review(incoming: Incoming, deps: ChatDeps): Promise<void> {
  await showCard(incoming, await reviewNow(0, deps.desk), deps);
}

/** Shows the card for a merge of all approved candidates. */
export function offerMerge(incoming: Incoming, deps: ChatDeps): Promise<void> {
  return orExplain(incoming, deps, async () => {
    const merging = await previewMerge({ approvedBy: actorOf(incoming).name }, deps.desk);
    if (merging) return showCard(incoming, mergeCard(merging, deps.desk.wording().lines), deps);
    return say(incoming, { text: deps.desk.wording().lines.merge_nothing_approved }, deps);
  });
}

/** Shows the card for an undo of the last merge. */
export function offerUndo(incoming: Incoming, deps: ChatDeps): Promise<void> {
  return orExplain(incoming, deps, async () => {
    const undoing = await previewUndo(undefined, deps.desk);
    if (!undoing) return say(incoming, { text: deps.desk.wording().lines.undo_nothing }, deps);
    return showCard(incoming, undoCard(undoing, deps.desk.wording().lines), deps);
  });
}

/** Rejects a candidate: "/reject CANDIDATE-0007 reason". The reason is optional. */
export async function reject(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  const [, id = "", reason = ""] = /^(\S*)\s*([\s\S]*)$/.exec(incoming.what.argument.trim()) ?? [];
  if (!/^candidate-\d+$/i.test(id)) return say(incoming, { text: lines.reject_usage }, deps);
  const request = {
    candidateId: id.toUpperCase(),
    to: "rejected",
    ...(reason && { reason: clip(reason, 300) }),
    actor: actorOf(incoming),
  } as const;
  return orExplain(incoming, deps, async () => {
    await decide(request, deps.desk, () => {
      const isKept = keptWords(reason, request.actor, deps.desk) !== undefined;
      const text = fill(isKept ? lines.reject_done_reason : lines.reject_done, {
        id: request.candidateId,
        reason: request.reason ?? "",
      });
      deps.desk.state.outbox.add({ chatId: incoming.chat.id, text }, deps.desk.now().getTime());
    });
  });
}

/** Runs some work and tells the owner about refusals that they can act on. */
async function orExplain(
  incoming: Incoming,
  deps: ChatDeps,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await say(incoming, { text: refusalLine(error.reason, deps.desk.wording().lines) }, deps);
  }
}
