// A tap on a card's button. state.db says what the button means and who may tap it. The tap carries a stamp of what the
// card showed, and a tap on anything older decides nothing. Proof: test/gate/taps.test.ts.

import { CandidateError } from "../errors.ts";
import type { Candidate } from "../record/types.ts";
import type { RefusalReason } from "../refusals.ts";
import { readCallbackData } from "../state/cards.ts";
import type { Card } from "../state/outbox.ts";
import { fill } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";
import { counted } from "../wording/sentences.ts";
import { candidateCard, decidedCard, isDecidable } from "./card.ts";
import type { CandidateCardBody, CardContent, LiveCard } from "./card.ts";
import { putOnCard, type CardTap } from "./card-tap.ts";
import type { Actor, Desk } from "../desk/desk.ts";
import { compare } from "./compare.ts";
import { mergeCard, mergeDiff, type MergeCardBody, type UndoCardBody } from "./merge-card.ts";
import { rulesMet } from "./merge-change.ts";
import { merge, previewMerge, type Merged } from "./merge.ts";
import { refusal } from "./refusal.ts";
import { tapForget } from "./tap-forget.ts";
import { tapCandidate } from "./tap-candidate.ts";
import { currentReview, tapReview } from "./tap-review.ts";
import { undo } from "./undo.ts";

export interface Tap {
  /** The callback data as it came. It may be anything. */
  readonly data: string;
  readonly chatId: number;
  readonly messageId: number | undefined;
  readonly isOwner: boolean;
  readonly actor: Actor;
}

/**
 * Carries a tap out. `also` runs in the transaction of its changes. Gives the short line that Telegram shows over the chat
 * (Bot API, answerCallbackQuery).
 * @throws RecordError when a file cannot be read.
 */
export async function handleTap(tap: Tap, desk: Desk, also: () => void): Promise<string> {
  const { token, stamp, verb } = readCallbackData(tap.data);
  const card = token ? desk.state.outbox.cardByToken(token) : undefined;
  const { lines } = desk.wording();
  if (!card || card.chatId !== tap.chatId) return lines.tap_unknown;
  if (!tap.isOwner) return lines.tap_not_owner;
  if (card.messageId !== null && card.messageId !== tap.messageId) {
    return lines.tap_replaced;
  }
  if (stamp !== card.stamp) {
    // Buttons of an earlier version have no stamp and get one here. A newer card is on its way in any other case.
    if (stamp === undefined) await redraw(card, desk);
    return lines.tap_changed;
  }
  try {
    return await tapCard({ card, verb, actor: tap.actor, also }, desk);
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await explainOnCard(card, error.reason, desk);
    return refusalLine(error.reason, lines);
  }
}

function tapCard(tap: CardTap, desk: Desk): Promise<string> {
  switch (tap.card.kind) {
    case "candidate":
      return tapCandidate(tap, desk);
    case "review":
      return tapReview(tap, desk);
    case "merge":
      return tapMerge(tap, desk);
    case "undo":
      return tapUndo(tap, desk);
    case "forget":
      return tapForget(tap, desk);
    case "offer":
    case "homework":
    case "people":
    case "wording":
      return Promise.resolve(desk.wording().lines.tap_unknown);
  }
}

async function tapMerge({ card, verb, actor, also }: CardTap, desk: Desk): Promise<string> {
  const { lines } = desk.wording();
  if (verb === "cancel") return leave(card, lines.merge_cancelled, desk, also);
  const { receipt, replaced } = card.body as MergeCardBody;
  if (verb === "diff") return showDiff(card, desk, also);
  if (verb !== "merge") return lines.tap_unknown;
  const done = ({ merged, critiques }: Merged): void => {
    const entries = merged.map(({ entryId, text, supersededId: id }) =>
      id === undefined
        ? `• ${entryId}: ${text}`
        : `• ${entryId}: ${text} ${fill(lines.merge_done_replaces, { id })}`,
    );
    const rules = rulesMet(critiques).join(", ");
    const text = [
      lines.merge_done,
      ...entries,
      ...(rules ? [fill(lines.merge_done_intent, { rules })] : []),
      lines.merge_done_undo,
    ].join("\n");
    putOnCard(card, { text, buttons: [] }, desk);
    also();
  };
  const plan = await merge(receipt, actor, desk, done, replaced ?? []);
  return counted(lines, plan.merged.length, "tap_merged_one", "tap_merged_many");
}

/** Shows every line of what the card shows, and nothing that was approved since. */
async function showDiff(card: Card, desk: Desk, also: () => void): Promise<string> {
  const { receipt } = card.body as MergeCardBody;
  const review = await previewMerge({ approvedBy: receipt.approved_by }, desk);
  const { lines } = desk.wording();
  if (!review) return lines.merge_nothing;
  if (JSON.stringify(review.receipt.candidates) !== JSON.stringify(receipt.candidates)) {
    throw refusal({ code: "receipt_old" });
  }
  await desk.state.database.transact(() => {
    desk.state.outbox.add({ chatId: card.chatId, text: mergeDiff(review) }, desk.now().getTime());
    also();
  });
  desk.onCommitted();
  return lines.tap_every_line;
}

async function tapUndo({ card, verb, actor, also }: CardTap, desk: Desk): Promise<string> {
  const { lines } = desk.wording();
  if (verb === "cancel") return leave(card, lines.undo_cancelled, desk, also);
  if (verb !== "undo") return lines.tap_unknown;
  const { receiptId } = card.body as UndoCardBody;
  await undo(receiptId, actor, desk, (ids) => {
    const text = counted(lines, ids.length, "undo_done_one", "undo_done_many", {
      ids: ids.join(", "),
    });
    putOnCard(card, { text, buttons: [] }, desk);
    also();
  });
  return lines.tap_taken_back;
}

async function leave(card: Card, text: string, desk: Desk, also: () => void): Promise<string> {
  await desk.state.database.transact(() => {
    putOnCard(card, { text, buttons: [] }, desk);
    also();
  });
  desk.onCommitted();
  return desk.wording().lines.tap_not_now;
}

/** Shows a card of an earlier version as things are now. An undo, a forgetting and a list have to be asked for anew. */
async function redraw(card: Card, desk: Desk): Promise<void> {
  if (card.kind !== "candidate" && card.kind !== "merge") return;
  await explainOnCard(card, { code: "receipt_old" }, desk);
}

/** Shows on a refused card how things are now, so that no dead buttons stay. */
async function explainOnCard(card: Card, reason: RefusalReason, desk: Desk): Promise<void> {
  // This is a second tap on a button that has done its work. The card says so already.
  if (reason.code === "receipt_used" || reason.code === "nothing_to_undo") return;
  const content = await currentContent(card, reason, desk);
  await desk.state.database.transact(() => {
    putOnCard(card, content, desk);
  });
  desk.onCommitted();
}

async function currentContent(
  card: Card,
  reason: RefusalReason,
  desk: Desk,
): Promise<CardContent | LiveCard> {
  const { lines } = desk.wording();
  if (card.kind === "review") return currentReview(card, desk);
  if (card.kind === "merge" && reason.code.startsWith("receipt_")) return currentMerge(card, desk);
  if (card.kind === "candidate") {
    const candidate = await candidateNow(card.body as CandidateCardBody, desk);
    if (candidate && isDecidable(candidate))
      return candidateCard(await compare(candidate, desk), lines);
    if (candidate?.status === "approved" || candidate?.status === "rejected") {
      return decidedCard(candidate, candidate.status, lines);
    }
  }
  return { text: refusalLine(reason, lines), buttons: [] };
}

async function candidateNow(
  { candidate }: CandidateCardBody,
  desk: Desk,
): Promise<Candidate | undefined> {
  const pending = await desk.store.candidates();
  const block = pending.blocks.find(({ id }) => id === candidate.id);
  return block && pending.candidate(block);
}

async function currentMerge(card: Card, desk: Desk): Promise<CardContent | LiveCard> {
  const { receipt } = card.body as MergeCardBody;
  const { lines } = desk.wording();
  try {
    const review = await previewMerge({ approvedBy: receipt.approved_by }, desk);
    if (review) return mergeCard(review, lines);
    return { text: lines.merge_nothing, buttons: [] };
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    return { text: refusalLine(error.reason, lines), buttons: [] };
  }
}
