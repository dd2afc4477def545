// Cards and taps at a gate without Telegram.

import type { LiveCard } from "../../src/desk/cards.ts";
import { handleTap } from "../../src/gate/tap.ts";
import { writeCallbackData, type Card } from "../../src/state/cards.ts";
import { ACTOR, OWNER_CHAT, type TestGate } from "./open-gate.ts";

/** Sends a card to the owner. */
export async function sendCard(desk: TestGate, content: LiveCard): Promise<Card> {
  const { outbox } = desk.state;
  await desk.commit(() => {
    outbox.add({ chatId: OWNER_CHAT, ...content }, desk.now().getTime());
  });
  const card = outbox.newestCard(OWNER_CHAT, content.card.kind);
  if (!card) throw new Error("there is no card");
  return card;
}

/** The owner taps a button as it was drawn with this state of the card. Gives the line over the chat. */
export function tapCard(
  desk: TestGate,
  { token, stamp }: Pick<Card, "token" | "stamp">,
  verb: string,
): Promise<string> {
  const data = writeCallbackData({ token, verb, ...(stamp !== undefined && { stamp }) });
  const tap = { data, chatId: OWNER_CHAT, messageId: undefined, isOwner: true, actor: ACTOR };
  return handleTap(tap, desk);
}

/** The card as it is now. */
export function cardNow(desk: TestGate, { token }: Pick<Card, "token">): Card {
  const card = desk.state.outbox.cardByToken(token);
  if (!card) throw new Error("the card is gone");
  return card;
}
