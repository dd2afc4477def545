// A tap on a card's button. state.db says what the button means and who may tap it. The tap carries a stamp of what the
// card showed, and a tap on anything older decides nothing. Proof: test/gate/taps.test.ts.

import { CandidateError } from "../errors.ts";
import { parseCandidates } from "../record/candidates/candidates.ts";
import { FILES } from "../record/store.ts";
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
import type { Actor, Gate } from "./gate.ts";
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
export async function handleTap(tap: Tap, gate: Gate, also: () => void): Promise<string> {
  const { token, stamp, verb } = readCallbackData(tap.data);
  const card = token ? gate.state.outbox.cardByToken(token) : undefined;
  const { lines } = gate.wording();
  if (!card || card.chatId !== tap.chatId) return lines.tap_unknown;
  if (!tap.isOwner) return lines.tap_not_owner;
  if (card.messageId !== null && card.messageId !== tap.messageId) {
    return lines.tap_replaced;
  }
  if (stamp !== card.stamp) {
    // Buttons of an earlier version have no stamp and get one here. A newer card is on its way in any other case.
    if (stamp === undefined) await redraw(card, gate);
    return lines.tap_changed;
  }
  try {
    return await tapCard({ card, verb, actor: tap.actor, also }, gate);
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await explainOnCard(card, error.reason, gate);
    return refusalLine(error.reason, lines);
  }
}

function tapCard(tap: CardTap, gate: Gate): Promise<string> {
  switch (tap.card.kind) {
    case "candidate":
      return tapCandidate(tap, gate);
    case "review":
      return tapReview(tap, gate);
    case "merge":
      return tapMerge(tap, gate);
    case "undo":
      return tapUndo(tap, gate);
    case "forget":
      return tapForget(tap, gate);
    case "offer":
    case "homework":
    case "people":
    case "wording":
      return Promise.resolve(gate.wording().lines.tap_unknown);
  }
}

async function tapMerge({ card, verb, actor, also }: CardTap, gate: Gate): Promise<string> {
  const { lines } = gate.wording();
  if (verb === "cancel") return leave(card, lines.merge_cancelled, gate, also);
  const { receipt, replaced } = card.body as MergeCardBody;
  if (verb === "diff") return showDiff(card, gate, also);
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
    putOnCard(card, { text, buttons: [] }, gate);
    also();
  };
  const plan = await merge(receipt, actor, gate, done, replaced ?? []);
  return counted(lines, plan.merged.length, "tap_merged_one", "tap_merged_many");
}

/** Shows every line of what the card shows, and nothing that was approved since. */
async function showDiff(card: Card, gate: Gate, also: () => void): Promise<string> {
  const { receipt } = card.body as MergeCardBody;
  const review = await previewMerge({ approvedBy: receipt.approved_by }, gate);
  const { lines } = gate.wording();
  if (!review) return lines.merge_nothing;
  if (JSON.stringify(review.receipt.candidates) !== JSON.stringify(receipt.candidates)) {
    throw refusal({ code: "receipt_old" });
  }
  await gate.state.database.transact(() => {
    gate.state.outbox.add({ chatId: card.chatId, text: mergeDiff(review) }, gate.now().getTime());
    also();
  });
  gate.onCommitted();
  return lines.tap_every_line;
}

async function tapUndo({ card, verb, actor, also }: CardTap, gate: Gate): Promise<string> {
  const { lines } = gate.wording();
  if (verb === "cancel") return leave(card, lines.undo_cancelled, gate, also);
  if (verb !== "undo") return lines.tap_unknown;
  const { receiptId } = card.body as UndoCardBody;
  await undo(receiptId, actor, gate, (ids) => {
    const text = counted(lines, ids.length, "undo_done_one", "undo_done_many", {
      ids: ids.join(", "),
    });
    putOnCard(card, { text, buttons: [] }, gate);
    also();
  });
  return lines.tap_taken_back;
}

async function leave(card: Card, text: string, gate: Gate, also: () => void): Promise<string> {
  await gate.state.database.transact(() => {
    putOnCard(card, { text, buttons: [] }, gate);
    also();
  });
  gate.onCommitted();
  return gate.wording().lines.tap_not_now;
}

/** Shows a card of an earlier version as things are now. An undo, a forgetting and a list have to be asked for anew. */
async function redraw(card: Card, gate: Gate): Promise<void> {
  if (card.kind !== "candidate" && card.kind !== "merge") return;
  await explainOnCard(card, { code: "receipt_old" }, gate);
}

/** Shows on a refused card how things are now, so that no dead buttons stay. */
async function explainOnCard(card: Card, reason: RefusalReason, gate: Gate): Promise<void> {
  // This is a second tap on a button that has done its work. The card says so already.
  if (reason.code === "receipt_used" || reason.code === "nothing_to_undo") return;
  const content = await currentContent(card, reason, gate);
  await gate.state.database.transact(() => {
    putOnCard(card, content, gate);
  });
  gate.onCommitted();
}

async function currentContent(
  card: Card,
  reason: RefusalReason,
  gate: Gate,
): Promise<CardContent | LiveCard> {
  const { lines } = gate.wording();
  if (card.kind === "review") return currentReview(card, gate);
  if (card.kind === "merge" && reason.code.startsWith("receipt_")) return currentMerge(card, gate);
  if (card.kind === "candidate") {
    const candidate = await candidateNow(card.body as CandidateCardBody, gate);
    if (candidate && isDecidable(candidate))
      return candidateCard(await compare(candidate, gate), lines);
    if (candidate?.status === "approved" || candidate?.status === "rejected") {
      return decidedCard(candidate, candidate.status, lines);
    }
  }
  return { text: refusalLine(reason, lines), buttons: [] };
}

async function candidateNow(
  { candidate }: CandidateCardBody,
  gate: Gate,
): Promise<Candidate | undefined> {
  const candidates = parseCandidates(await gate.store.read(FILES.pending));
  return candidates.find(({ id }) => id === candidate.id);
}

async function currentMerge(card: Card, gate: Gate): Promise<CardContent | LiveCard> {
  const { receipt } = card.body as MergeCardBody;
  const { lines } = gate.wording();
  try {
    const review = await previewMerge({ approvedBy: receipt.approved_by }, gate);
    if (review) return mergeCard(review, lines);
    return { text: lines.merge_nothing, buttons: [] };
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    return { text: refusalLine(error.reason, lines), buttons: [] };
  }
}
