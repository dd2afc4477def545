// The owner's side of the chat: /review, /merge, /undo, /reject, /cancel, new wordings, and taps on cards.

import { CandidateError } from "../errors.ts";
import { decide } from "../gate/decide.ts";
import { reword } from "../gate/edit.ts";
import { mergeCard, undoCard } from "../gate/merge-card.ts";
import { previewMerge } from "../gate/merge.ts";
import { reviewNow } from "../gate/tap-review.ts";
import { handleTap } from "../gate/tap.ts";
import { previewUndo } from "../gate/undo.ts";
import { clipScalar } from "../record/text/scalar.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";
import { keyboard } from "../wording/sentences.ts";
import { actorOf, chatOf, say, showCard, type Routed, type RouterDeps } from "./context.ts";

/** Shows the first page of the list of candidates. */
export async function review(ctx: Routed, deps: RouterDeps): Promise<void> {
  await showCard(ctx, await reviewNow(0, deps.desk), deps);
}

/** Shows the card for a merge of all approved candidates. */
export function offerMerge(ctx: Routed, deps: RouterDeps): Promise<void> {
  return orExplain(ctx, deps, async () => {
    const merging = await previewMerge({ approvedBy: actorOf(ctx, "command").name }, deps.desk);
    if (merging) return showCard(ctx, mergeCard(merging, deps.desk.wording().lines), deps);
    return say(ctx, { text: deps.desk.wording().lines.merge_nothing_approved }, deps);
  });
}

/** Shows the card for an undo of the last merge. */
export function offerUndo(ctx: Routed, deps: RouterDeps): Promise<void> {
  return orExplain(ctx, deps, async () => {
    const undoing = await previewUndo(undefined, deps.desk);
    if (!undoing) return say(ctx, { text: deps.desk.wording().lines.undo_nothing }, deps);
    return showCard(ctx, undoCard(undoing, deps.desk.wording().lines), deps);
  });
}

/**
 * Takes an owner's message as the new wording that was asked for. Returns false when none was asked for, or for a key
 * of the keyboard.
 */
export async function takeWording(ctx: Routed, text: string, deps: RouterDeps): Promise<boolean> {
  const { state, now } = deps.desk;
  const chatId = chatOf(ctx);
  const awaited = state.awaitedEdits.find(chatId, now().getTime());
  if (!awaited || isKeyboardLabel(text, deps.desk.wording().lines)) return false;
  const { candidateId: id, sha256 } = awaited;
  if (isBeforeAsking(ctx, deps)) {
    await say(ctx, { text: fill(deps.desk.wording().lines.edit_early, { id }) }, deps);
    return true;
  }
  const rewording = { candidate: { id, sha256 }, wording: text, actor: actorOf(ctx, "command") };
  try {
    await reword(rewording, deps.desk, () => {
      state.awaitedEdits.clear(chatId);
      ctx.handling.also();
    });
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await state.database.transact(() => {
      // A faulty wording may be sent again. A candidate that cannot be reworded any more ends the question.
      if (error.code !== "bad_wording") state.awaitedEdits.clear(chatId);
      const line = refusalLine(error.reason, deps.desk.wording().lines);
      state.outbox.add({ chatId, text: line }, now().getTime());
      ctx.handling.also();
    });
    deps.desk.onCommitted();
  }
  return true;
}

/** True for a message that was written before the question for a wording was shown. It is not the answer to it. */
function isBeforeAsking(ctx: Routed, { desk }: RouterDeps): boolean {
  const asked = desk.state.outbox.newestCard(chatOf(ctx), "wording");
  if (!asked) return false;
  return asked.messageId === null || (ctx.message?.message_id ?? Infinity) < asked.messageId;
}

function isKeyboardLabel(text: string, lines: Lines): boolean {
  return keyboard(lines).flat().includes(text.trim());
}

/** Ends an open question for a wording; the candidate stays as it is. */
export async function cancel(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { state, now } = deps.desk;
  const chatId = chatOf(ctx);
  const awaited = state.awaitedEdits.find(chatId, now().getTime());
  const { lines } = deps.desk.wording();
  const text = awaited ? fill(lines.edit_stays, { id: awaited.candidateId }) : lines.edit_nothing;
  await state.database.transact(() => {
    state.awaitedEdits.clear(chatId);
    state.outbox.add({ chatId, text }, now().getTime());
    ctx.handling.also();
  });
  deps.desk.onCommitted();
}

/** Runs some work and tells the owner about refusals that they can act on. */
async function orExplain(ctx: Routed, deps: RouterDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await say(ctx, { text: refusalLine(error.reason, deps.desk.wording().lines) }, deps);
  }
}

/** Rejects a candidate: "/reject CANDIDATE-0007 reason". The reason is optional. */
export async function reject(ctx: Routed, argument: string, deps: RouterDeps): Promise<void> {
  const { lines } = deps.desk.wording();
  const [, id = "", reason = ""] = /^(\S*)\s*([\s\S]*)$/.exec(argument.trim()) ?? [];
  if (!/^candidate-\d+$/i.test(id)) return say(ctx, { text: lines.reject_usage }, deps);
  const request = {
    candidateId: id.toUpperCase(),
    to: "rejected",
    ...(reason && { reason: clipScalar(reason.toWellFormed(), 300) }),
    actor: actorOf(ctx, "command"),
  } as const;
  return orExplain(ctx, deps, async () => {
    await decide(request, deps.desk, () => {
      const text = fill(reason ? lines.reject_done_reason : lines.reject_done, {
        id: request.candidateId,
        reason: request.reason ?? "",
      });
      deps.desk.state.outbox.add({ chatId: chatOf(ctx), text }, deps.desk.now().getTime());
      ctx.handling.also();
    });
  });
}

/** Carries out a tap on a card of the gate and shows the result over the chat. */
export async function tapped(ctx: Routed, data: string, deps: RouterDeps): Promise<void> {
  const line = await handleTap(
    {
      data,
      chatId: chatOf(ctx),
      messageId: ctx.callbackQuery?.message?.message_id,
      isOwner: deps.roles.isOwner(ctx.from?.id ?? 0),
      actor: actorOf(ctx, "callback"),
    },
    deps.desk,
    ctx.handling.also,
  );
  // The person may have been put out meanwhile.
  if (!deps.roles.isKnown(ctx.from?.id ?? 0)) return;
  // A query that has expired only loses this line: the card shows what the tap did. Bot API, answerCallbackQuery: the
  // text has at most 200 characters.
  await deps.api
    .call("answerCallbackQuery", {
      callback_query_id: ctx.callbackQuery?.id ?? "",
      text: clipScalar(line, 200),
    })
    .catch(() => undefined);
}
