// A tap on a button. The stored card says which kind it is, and its rule takes the tap.

import { handleTap } from "../gate/tap.ts";
import { readCallbackData, type Card } from "../state/cards.ts";
import { OFFER_VERBS } from "../voice/offer.ts";
import { actorOf, toast } from "./answer.ts";
import { offerGone } from "./cards/offer.ts";
import { CHAT_CARDS, type ChatKind } from "./cards/rules.ts";
import type { Incoming, Tap } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Carries a tap out and shows the result over the chat. */
export async function takeTap(incoming: Incoming<Tap>, deps: ChatDeps): Promise<void> {
  const { data, cardMessageId: messageId } = incoming.what;
  const { token, verb } = readCallbackData(data);
  const actor = actorOf(incoming);
  const card = deps.desk.state.outbox.cardByToken(token);
  if (isOfferWithoutCard(card, verb)) {
    void toast(incoming, offerGone(incoming, deps), deps);
  } else if (card && isOfChat(card)) {
    const line = await CHAT_CARDS[card.kind].tap({ card, verb, actor }, { incoming, deps });
    if (line !== undefined) void toast(incoming, line, deps);
  } else {
    const isOwner = deps.roles.isOwner(incoming.user.id);
    const tap = { data, chatId: incoming.chat.id, messageId, isOwner, actor };
    await toast(incoming, await handleTap(tap, deps.desk), deps);
  }
}

function isOfChat(card: Card): card is Card & { readonly kind: ChatKind } {
  return Object.hasOwn(CHAT_CARDS, card.kind);
}

/** A forgetting or the end of its time has taken the card of this offer away. Its buttons still say what they were. */
function isOfferWithoutCard(card: Card | undefined, verb: string): boolean {
  const isGone = card === undefined || card.kind === "forget";
  return isGone && Object.values<string>(OFFER_VERBS).includes(verb);
}
