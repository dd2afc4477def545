// The offer to look something up, which words or a button accept. It stands in the conversation; its card knows it by hash and
// time, so that a button never accepts another question than the one above it.

import { sha256Hex } from "../record/text/checksum.ts";
import type { Conversation } from "../state/conversation.ts";
import type { Button, Card, NewCard } from "../state/outbox.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Lines } from "../wording/catalogue.ts";

/** An offered look-up is forgotten after this time (open-questions Q26). */
export const OFFER_LIFETIME_MS = 15 * 60_000;
/** One that is kept for tomorrow counts as made at tomorrow's end; further ahead only with a clock that was wrong. */
const LONGEST_PROLONGED_MS = 50 * 60 * 60_000;

/** What a tap on the offer's buttons says; like no verb of another card. */
export const OFFER_VERBS = { yes: "offer.yes", later: "offer.later" } as const;

export type Offer = NonNullable<Conversation["pendingLookup"]>;

/** The offer that can still be accepted. */
export function standingOffer({ pendingLookup }: Conversation, now: Date): Offer | undefined {
  if (!pendingLookup) return undefined;
  const age = now.getTime() - pendingLookup.offeredAt;
  return age <= OFFER_LIFETIME_MS && age >= -LONGEST_PROLONGED_MS ? pendingLookup : undefined;
}

/** The buttons that go under an offer. */
export function offerCard(
  offer: Offer,
  lines: Lines,
): { readonly card: NewCard; readonly buttons: readonly (readonly Button[])[] } {
  return {
    card: { kind: "offer", body: bodyOf(offer) },
    buttons: [
      [
        { label: lines.offer_yes, verb: OFFER_VERBS.yes },
        { label: lines.offer_later, verb: OFFER_VERBS.later },
      ],
    ],
  };
}

/** True when the card's buttons are about this very offer. */
export function isCardOf(card: Card, offer: Offer): boolean {
  const { question, offeredAt } = card.body as OfferCardBody;
  const wanted = bodyOf(offer);
  return card.kind === "offer" && question === wanted.question && offeredAt === wanted.offeredAt;
}

/** The card of the offer that was made last in this chat, unless it is closed. */
export function openCard(
  chatId: number,
  offer: Offer | undefined,
  { outbox }: RecordState,
): Card | undefined {
  const card = offer && outbox.newestCard(chatId, "offer");
  return card && isCardOf(card, offer) ? card : undefined;
}

/** Inside a transaction: the buttons of an offer go, its words stay. */
export function takeButtonsAway({ id, chatId }: Card, { outbox }: RecordState, at: number): void {
  outbox.add({ chatId, text: "", card: { id }, buttons: [] }, at);
}

/** Inside a transaction: the offer was made anew, with more time to accept it. */
export function prolong({ id }: Card, offer: Offer, { outbox }: RecordState): void {
  outbox.setCardBody(id, bodyOf(offer));
}

interface OfferCardBody {
  readonly question: string;
  readonly offeredAt: number;
}

function bodyOf({ question, offeredAt }: Offer): OfferCardBody {
  return { question: sha256Hex(question), offeredAt };
}
