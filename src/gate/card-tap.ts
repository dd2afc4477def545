// Cards that are in owners' chats: a tap on one, and showing something else on them.

import { StateError } from "../errors.ts";
import type { Card } from "../state/outbox.ts";
import type { CandidateCardBody, CardContent, LiveCard } from "./card.ts";
import type { Actor, Gate } from "./gate.ts";

/** A tap on a card that is known and may be tapped by this person. */
export interface CardTap {
  readonly card: Card;
  readonly verb: string;
  readonly actor: Actor;
  /** Runs in the transaction of what the tap changes. */
  readonly also: () => void;
}

/** Inside a transaction: this card shows something else from now on. */
export function putOnCard(card: Card, content: CardContent | LiveCard, gate: Gate): void {
  const { outbox } = gate.state;
  if ("card" in content) outbox.setCardBody(card.id, content.card.body);
  const { text, buttons } = content;
  outbox.add({ chatId: card.chatId, card: { id: card.id }, text, buttons }, gate.now().getTime());
}

/** Inside a transaction: the cards of a candidate, in all owners' chats, say the same from now on. */
export function putOnCandidateCards(
  candidateId: string,
  content: CardContent | LiveCard,
  gate: Gate,
): void {
  for (const card of gate.state.outbox.cards("candidate")) {
    const { candidate: shown } = card.body as Partial<CandidateCardBody>;
    if (shown === undefined) throw new StateError("a card of a candidate does not name it");
    if (shown.id === candidateId) putOnCard(card, content, gate);
  }
}
