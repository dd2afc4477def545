// Taps on the buttons of an offered look-up. They wait in the chat's own lane, in order with the typed messages. A tap
// and a typed "yes" therefore find the offer one after the other, and only the first finds it open.

import type { Update } from "grammy/types";
import { clipScalar } from "../record/text/scalar.ts";
import { readCallbackData } from "../state/cards.ts";
import type { Card } from "../state/outbox.ts";
import { isCardOf, OFFER_VERBS, standingOffer, type Offer } from "../voice/offer.ts";
import { channelKeyOf, chatOf, type Routed, type RouterDeps } from "./context.ts";
import { takeButtonsAway } from "./offer-card.ts";
import { runTurn } from "./run-turn.ts";

/** True for a tap that may lead to a turn of the Voice. */
export function isOfferTap({ callback_query: query }: Update): boolean {
  return Object.values<string>(OFFER_VERBS).includes(readCallbackData(query?.data ?? "").verb);
}

/** Takes an offer by a tap: "yes" leads to a look-up, "no" closes the offer. */
export async function tappedOffer(ctx: Routed, data: string, deps: RouterDeps): Promise<void> {
  const { token, verb } = readCallbackData(data);
  const found = findOffer(ctx, token, deps);
  const { lines } = deps.desk.wording();
  if (!found) {
    toast(ctx, lines.offer_gone, deps);
    hideButtons(ctx, deps);
    return;
  }
  if (verb === OFFER_VERBS.yes) {
    // Sent before the work: Telegram accepts this answer only for some seconds.
    toast(ctx, "", deps);
    return runTurn(ctx, { text: lines.offer_yes, accepts: found.offer.question }, deps);
  }
  await forget(ctx, found.card, deps);
  toast(ctx, lines.tap_not_now, deps);
}

/** The offer behind a card, when it was made to this person and is neither taken, replaced nor too old. */
function findOffer(
  ctx: Routed,
  token: string,
  { desk }: RouterDeps,
): { readonly offer: Offer; readonly card: Card } | undefined {
  const chatId = chatOf(ctx);
  const { outbox, conversations } = desk.state;
  const card = outbox.cardByToken(token);
  // The id of a private chat is the id of its person.
  if (card?.chatId !== chatId || ctx.from?.id !== chatId) return undefined;
  const offer = standingOffer(conversations.read(channelKeyOf(chatId)), desk.now());
  return offer && isCardOf(card, offer) ? { offer, card } : undefined;
}

async function forget(ctx: Routed, card: Card, { desk }: RouterDeps): Promise<void> {
  const { state } = desk;
  const at = desk.now().getTime();
  await state.database.transact(() => {
    state.conversations.setPendingLookup(channelKeyOf(card.chatId), undefined, at);
    takeButtonsAway(card, state, at);
    ctx.handling.also();
  });
  desk.onCommitted();
}

// The functions below change only what is shown. They may fail, and nothing waits for them.

/** Takes the buttons from the tapped message, whether or not its card knows it. */
function hideButtons(ctx: Routed, { api }: RouterDeps): void {
  const messageId = ctx.callbackQuery?.message?.message_id;
  if (messageId === undefined) return;
  api
    .call("editMessageReplyMarkup", {
      chat_id: chatOf(ctx),
      message_id: messageId,
      reply_markup: { inline_keyboard: [] },
    })
    .catch(() => undefined);
}

/** Shows a line over the chat (Bot API, answerCallbackQuery). A query that is too old by now gets none. */
export function toast(ctx: Routed, text: string, { api, roles }: RouterDeps): void {
  // The person may have been put out meanwhile.
  if (!roles.isKnown(ctx.from?.id ?? 0)) return;
  api
    .call("answerCallbackQuery", {
      callback_query_id: ctx.callbackQuery?.id ?? "",
      ...(text && { text: clipScalar(text, 200) }),
    })
    .catch(() => undefined);
}
