// Taps on the buttons of an offered look-up. They wait in the chat's own lane, in order with the typed messages. A tap
// and a typed "yes" therefore find the offer one after the other, and only the first finds it open.

import { readCallbackData } from "../state/cards.ts";
import type { Card } from "../state/outbox.ts";
import {
  isCardOf,
  OFFER_VERBS,
  standingOffer,
  takeButtonsAway,
  type Offer,
} from "../voice/offer.ts";
import { toast } from "./answer.ts";
import { channelKeyOf, type Incoming, type Tap } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { runTurn } from "./run-turn.ts";

/** Takes an offer by a tap: "yes" leads to a look-up, "no" closes the offer. */
export async function tappedOffer(incoming: Incoming<Tap>, deps: ChatDeps): Promise<void> {
  const { token, verb } = readCallbackData(incoming.what.data);
  const found = findOffer(incoming, token, deps);
  const { lines } = deps.desk.wording();
  if (!found) {
    void toast(incoming, lines.offer_gone, deps);
    const { cardMessageId } = incoming.what;
    if (cardMessageId !== undefined) deps.wire.hideButtons(incoming.chat.id, cardMessageId);
    return;
  }
  if (verb === OFFER_VERBS.yes) {
    // Sent before the work: Telegram accepts this answer only for some seconds.
    void toast(incoming, "", deps);
    return runTurn(incoming, { text: lines.offer_yes, accepts: found.offer.question }, deps);
  }
  await forget(found.card, deps);
  void toast(incoming, lines.tap_not_now, deps);
}

/** The offer behind a card, when it was made to this person and is neither taken, replaced nor too old. */
function findOffer(
  incoming: Incoming,
  token: string,
  { desk }: ChatDeps,
): { readonly offer: Offer; readonly card: Card } | undefined {
  const chatId = incoming.chat.id;
  const { outbox, conversations } = desk.state;
  const card = outbox.cardByToken(token);
  // The id of a private chat is the id of its person.
  if (card?.chatId !== chatId || incoming.user.id !== chatId) return undefined;
  const offer = standingOffer(conversations.read(channelKeyOf(chatId)), desk.now());
  return offer && isCardOf(card, offer) ? { offer, card } : undefined;
}

async function forget(card: Card, { desk }: ChatDeps): Promise<void> {
  const { state } = desk;
  const at = desk.now().getTime();
  await desk.commit(() => {
    state.conversations.setPendingLookup(channelKeyOf(card.chatId), undefined, at);
    takeButtonsAway(card, state, at);
  });
}
