// What every kind of card's tap works with.

import type { Card } from "../state/outbox.ts";
import type { CardContent, LiveCard } from "./card.ts";
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
