// A tap on a card of the gate. state.db says what the button means and who may tap it. The tap carries a stamp of what the
// card showed, and a tap on anything older decides nothing. Proof: test/gate/taps.test.ts.

import { putCard } from "../desk/cards.ts";
import type { Actor, Desk } from "../desk/desk.ts";
import { CandidateError } from "../errors.ts";
import type { RefusalReason } from "../refusals.ts";
import { readCallbackData } from "../state/cards.ts";
import type { Card, CardKind } from "../state/outbox.ts";
import type { Lines } from "../wording/catalogue.ts";
import { refusalLine } from "../wording/refusals.ts";
import { GATE_CARDS, type GateKind } from "./cards/rules.ts";

export interface Tap {
  /** The callback data as it came. It may be anything. */
  readonly data: string;
  readonly chatId: number;
  readonly messageId: number | undefined;
  readonly isOwner: boolean;
  readonly actor: Actor;
}

/**
 * Carries a tap out. Gives the short line that Telegram shows over the chat (Bot API, answerCallbackQuery).
 * @throws RecordError when a file cannot be read; StateError when the card is damaged.
 */
export async function handleTap(tap: Tap, desk: Desk): Promise<string> {
  const { token, stamp, verb } = readCallbackData(tap.data);
  const card = token ? desk.state.outbox.cardByToken(token) : undefined;
  const { lines } = desk.wording();
  if (!card || !isOfGate(card.kind)) return lines.tap_unknown;
  const objection = objectionTo(tap, card, lines);
  if (objection !== undefined) {
    // Buttons of an earlier version have no stamp and get one here. A newer card is on its way in any other case.
    const isEarlier = objection === lines.tap_changed && stamp === undefined;
    if (isEarlier && DRAWN_ANEW.includes(card.kind)) {
      await showNow(card, card.kind, { code: "receipt_old" }, desk);
    }
    return objection;
  }
  try {
    const rule = GATE_CARDS[card.kind];
    return (await rule.tap({ card, verb, actor: tap.actor }, desk)) ?? "";
  } catch (error) {
    if (!(error instanceof CandidateError)) throw error;
    await explainOnCard(card, card.kind, error.reason, desk);
    return refusalLine(error.reason, lines);
  }
}

/** Gives the line for a tap that does not count: elsewhere, by somebody else, or on what stood there before. */
export function objectionTo(tap: Omit<Tap, "actor">, card: Card, lines: Lines): string | undefined {
  if (card.chatId !== tap.chatId) return lines.tap_unknown;
  if (!tap.isOwner) return lines.tap_not_owner;
  if (card.messageId !== null && card.messageId !== tap.messageId) return lines.tap_replaced;
  return readCallbackData(tap.data).stamp === card.stamp ? undefined : lines.tap_changed;
}

function isOfGate(kind: CardKind): kind is GateKind {
  return Object.hasOwn(GATE_CARDS, kind);
}

/** An undo, a forgetting and a list of an earlier version have to be asked for anew. */
const DRAWN_ANEW: readonly GateKind[] = ["candidate", "merge"];

/** Shows on a refused card how things are now, so that no dead buttons stay. */
async function explainOnCard(
  card: Card,
  kind: GateKind,
  reason: RefusalReason,
  desk: Desk,
): Promise<void> {
  // This is a second tap on a button that has done its work. The card says so already.
  if (reason.code === "receipt_used" || reason.code === "nothing_to_undo") return;
  // The card was drawn anew meanwhile.
  if (desk.state.outbox.cardByToken(card.token)?.stamp !== card.stamp) return;
  await showNow(card, kind, reason, desk);
}

async function showNow(
  card: Card,
  kind: GateKind,
  reason: RefusalReason,
  desk: Desk,
): Promise<void> {
  // The files may have changed since the tap looked at them.
  const now = { ...desk, store: desk.store.still() };
  const content = await GATE_CARDS[kind].show(card, now, reason);
  await desk.commit(() => {
    putCard({ card }, content, desk);
  });
}
