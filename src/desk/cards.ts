// A card is a question with buttons. Each kind has one rule: the schema of the body that it remembers, what it shows, and what a
// tap leads to. A stored body reaches show and tap through its schema only. Proof: test/gate/card-rules.test.ts.

import type * as z from "zod";
import { StateError } from "../errors.ts";
import type { RefusalReason } from "../refusals.ts";
import type { Button, Card, NewCard } from "../state/outbox.ts";
import type { Actor, Desk } from "./desk.ts";

/** The text and the buttons of a card. The caller says where it goes. */
export interface CardContent {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

/** A card whose buttons work: it remembers what they are about. */
export interface LiveCard extends CardContent {
  readonly card: NewCard;
}

/** A tap on a known card by a person who may tap it. */
export interface CardTap {
  readonly card: Card;
  readonly verb: string;
  readonly actor: Actor;
}

/** A tap, with the subject of the card that was tapped. */
export type ReadTap<Body> = CardTap & { readonly body: Body };

/** One kind of card, as its file writes it. `Around` is what it works with: the desk, or the chat around it. */
export interface CardKindParts<Body extends object, Around> {
  /** Also reads what earlier versions wrote. */
  readonly schema: z.ZodType<Body>;
  /** Gives the content for the Record as it is now. `reason`: why the card has to be shown anew. */
  readonly show: (
    body: Body,
    around: Around,
    reason: RefusalReason,
  ) => Promise<CardContent | LiveCard>;
  /**
   * Carries a tap out. Gives the short line that is shown over the chat; undefined when the tap has its line already.
   * @throws CandidateError when what the tap would do is not what was shown.
   */
  readonly tap: (tap: ReadTap<Body>, around: Around) => Promise<string | undefined>;
}

/** One kind of card, whatever its body is. Every function throws a StateError for a damaged body. */
export interface CardRule<Around> {
  readonly schema: z.ZodType<object>;
  readonly show: (
    card: Card,
    around: Around,
    reason: RefusalReason,
  ) => Promise<CardContent | LiveCard>;
  readonly tap: (tap: CardTap, around: Around) => Promise<string | undefined>;
}

/** Makes the rule of a kind. */
export function cardRule<Body extends object, Around>(
  parts: CardKindParts<Body, Around>,
): CardRule<Around> {
  const { schema } = parts;
  return {
    schema,
    show: async (card, around, reason) => parts.show(readCard(card, schema), around, reason),
    tap: async (tap, around) => parts.tap({ ...tap, body: readCard(tap.card, schema) }, around),
  };
}

/** Gives what a card is about. @throws StateError when its row is damaged; it quotes nothing of it. */
export function readCard<Body>({ kind, body }: Card, schema: z.ZodType<Body>): Body {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new StateError(`a card of the kind ${kind} does not say what it is about`);
}

/** A new message in a chat, or the message of an earlier card. */
export type CardPlace =
  { readonly chatId: number } | { readonly card: Pick<Card, "id" | "chatId"> };

/**
 * Puts a card on a question: as a new message, or in the place of what a card showed and remembered. A content without a
 * subject leaves a card's subject as it is. Only inside a transaction.
 */
export function putCard(
  place: CardPlace,
  content: CardContent | LiveCard,
  { state, now }: Pick<Desk, "state" | "now">,
): void {
  const { outbox } = state;
  const { text, buttons } = content;
  const subject = "card" in content ? content.card : undefined;
  const at = now().getTime();
  if ("card" in place) {
    const { id, chatId } = place.card;
    if (subject) outbox.setCardBody(id, subject.body);
    outbox.add({ chatId, card: { id }, text, buttons }, at);
  } else {
    const { chatId } = place;
    const shown = buttons.length > 0 && { buttons };
    outbox.add({ chatId, text, ...shown, ...(subject && { card: subject }) }, at);
  }
}
