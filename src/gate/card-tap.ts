// The argument of every tap handler, and the one way to show something else on a card.

import type { Card } from "../state/outbox.ts";
import type { CardContent, LiveCard } from "./card.ts";
import type { Actor, Gate } from "./gate.ts";

/** A tap on a known card by a person who may tap it. */
export interface CardTap {
  readonly card: Card;
  readonly verb: string;
  readonly actor: Actor;
  /** Runs in the transaction of the tap's changes. */
  readonly also: () => void;
}

/** Replaces what a card shows and remembers. Only inside a transaction. */
export function putOnCard(card: Card, content: CardContent | LiveCard, gate: Gate): void {
  const { outbox } = gate.state;
  if ("card" in content) outbox.setCardBody(card.id, content.card.body);
  const { text, buttons } = content;
  outbox.add({ chatId: card.chatId, card: { id: card.id }, text, buttons }, gate.now().getTime());
}
