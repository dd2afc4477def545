// The card of an offered look-up, found and changed. All changes are for the inside of a transaction.

import { putCard } from "../../desk/cards.ts";
import type { Desk } from "../../desk/desk.ts";
import type { Card } from "../../state/outbox.ts";
import type { RecordState } from "../../state/record-state.ts";
import { isCardOf, offerBody, type Offer } from "../../voice/offer.ts";

/** Gives the card of the last offer in this chat, unless it is closed. */
export function openOffer(
  chatId: number,
  offer: Offer | undefined,
  { outbox }: RecordState,
): Card | undefined {
  const card = offer && outbox.newestCard(chatId, "offer");
  return card && isCardOf(card, offer) ? card : undefined;
}

/** Removes the buttons of an offer. Its words stay. */
export function takeButtonsAway(card: Card, desk: Pick<Desk, "state" | "now">): void {
  putCard({ card }, { text: "", buttons: [] }, desk);
}

/** Binds the card to the same offer made anew, with more time to accept it. */
export function prolong({ id }: Card, offer: Offer, { outbox }: RecordState): void {
  outbox.setCardBody(id, offerBody(offer));
}
