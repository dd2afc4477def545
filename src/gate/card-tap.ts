// The argument of every tap handler, and the one way to show something else on a card, or on all cards of a candidate.

import { StateError } from "../errors.ts";
import type { Card } from "../state/outbox.ts";
import type { CandidateCardBody, CardContent, LiveCard } from "./card.ts";
import type { Actor, Desk } from "../desk/desk.ts";

/** A tap on a known card by a person who may tap it. */
export interface CardTap {
  readonly card: Card;
  readonly verb: string;
  readonly actor: Actor;
  /** Runs in the transaction of the tap's changes. */
  readonly also: () => void;
}

/** Replaces what a card shows and remembers. Only inside a transaction. */
export function putOnCard(card: Card, content: CardContent | LiveCard, desk: Desk): void {
  const { outbox } = desk.state;
  if ("card" in content) outbox.setCardBody(card.id, content.card.body);
  const { text, buttons } = content;
  outbox.add({ chatId: card.chatId, card: { id: card.id }, text, buttons }, desk.now().getTime());
}

/**
 * Puts the same content on every card of a candidate, in all owners' chats. Only inside a transaction.
 * @throws StateError for a damaged card.
 */
export function putOnCandidateCards(
  candidateId: string,
  content: CardContent | LiveCard,
  desk: Desk,
): void {
  for (const card of desk.state.outbox.cards("candidate")) {
    const { candidate: shown } = card.body as Partial<CandidateCardBody>;
    if (shown === undefined) throw new StateError("a card of a candidate does not name it");
    if (shown.id === candidateId) putOnCard(card, content, desk);
  }
}
