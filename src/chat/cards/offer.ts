// The card of an offered look-up: "yes" leads to a look-up, "no" closes the offer. A tap waits in the chat's own lane, in
// order with the typed messages. A tap and a typed "yes" therefore find the offer one after the other, and only the first
// finds it open.

import { cardRule, type ReadTap } from "../../desk/cards.ts";
import {
  isAboutOffer,
  OFFER_VERBS,
  offerCardBody,
  offerCard,
  standingOffer,
  type Offer,
  type OfferCardBody,
} from "../../voice/offer.ts";
import { toast } from "../answer.ts";
import { channelKeyOf, type Incoming, type Tap } from "../incoming.ts";
import { takeButtonsAway } from "./offer-card.ts";
import type { ChatDeps } from "../ports.ts";
import { runTurn } from "../run-turn.ts";
import type { CardChat } from "./card-chat.ts";

/** The buttons under an offer, bound to the hash of its question and to its time. */
export const OFFER_CARD = cardRule<OfferCardBody, CardChat>({
  schema: offerCardBody,
  show: (body, { incoming, deps }) => {
    const offer = offerOf(body, incoming.chat.id, deps);
    // The words of an offer stay; only the buttons are put on it and taken away.
    const open = offer && offerCard(offer, deps.desk.wording().lines);
    return Promise.resolve({ text: "", ...(open ?? { buttons: [] }) });
  },
  tap: async (tap, { incoming, deps }) => {
    const { lines } = deps.desk.wording();
    const chatId = incoming.chat.id;
    // The id of a private chat is the id of its person.
    const isTheirs = tap.card.chatId === chatId && incoming.user.id === chatId;
    const offer = isTheirs ? offerOf(tap.body, chatId, deps) : undefined;
    if (!offer) return offerGone(incoming, deps);
    switch (tap.verb) {
      case OFFER_VERBS.yes:
        // Sent before the work: Telegram accepts this answer only for some seconds.
        void toast(incoming, "", deps);
        await runTurn(incoming, { text: lines.offer_yes, accepts: offer.question }, deps);
        return undefined;
      case OFFER_VERBS.later:
        await close(tap, deps);
        return lines.tap_not_now;
      default:
        return lines.tap_unknown;
    }
  },
});

/** Takes the buttons from the tapped message, whether or not a card knows it. Gives the line that says why. */
export function offerGone({ chat, what }: Incoming<Tap>, { wire, desk }: ChatDeps): string {
  if (what.cardMessageId !== undefined) wire.hideButtons(chat.id, what.cardMessageId);
  return desk.wording().lines.offer_gone;
}

/** The offer of a card, unless it is taken, replaced or too old by now. */
function offerOf(body: OfferCardBody, chatId: number, { desk }: ChatDeps): Offer | undefined {
  const { conversations } = desk.state;
  const offer = standingOffer(conversations.read(channelKeyOf(chatId)), desk.now());
  return offer && isAboutOffer(body, offer) ? offer : undefined;
}

async function close({ card }: ReadTap<OfferCardBody>, { desk }: ChatDeps): Promise<void> {
  const { state } = desk;
  await desk.commit(() => {
    const at = desk.now().getTime();
    state.conversations.setPendingLookup(channelKeyOf(card.chatId), undefined, at);
    takeButtonsAway(card, desk);
  });
}
