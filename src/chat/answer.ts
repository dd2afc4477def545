// The usual ends of a message: a line, a card, or a line over the chat.

import type { Actor } from "../desk/desk.ts";
import { putCard, type LiveCard } from "../desk/cards.ts";
import type { Outgoing } from "../state/outbox.ts";
import { channelKeyOf, type Incoming, type Tap } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** Ends the message with one answer as its only consequence. */
export async function say(
  { chat }: Pick<Incoming, "chat">,
  answer: Omit<Outgoing, "chatId">,
  { desk }: Pick<ChatDeps, "desk">,
): Promise<void> {
  await desk.commit(() => {
    desk.state.outbox.add({ chatId: chat.id, ...answer }, desk.now().getTime());
  });
}

/** Ends the message with one card. A card without buttons is sent as a plain message. */
export async function showCard(
  { chat }: Pick<Incoming, "chat">,
  { card, text, buttons }: LiveCard,
  { desk }: Pick<ChatDeps, "desk">,
): Promise<void> {
  const content = buttons.length > 0 ? { text, buttons, card } : { text, buttons };
  await desk.commit(() => {
    putCard({ chatId: chat.id }, content, desk);
  });
}

/** Shows a line over the chat. A tap that is too old by now gets none; the card shows what it did. */
export async function toast(
  { user, what }: Incoming<Tap>,
  text: string,
  { wire, roles }: Pick<ChatDeps, "wire" | "roles">,
): Promise<void> {
  // The person may have been put out meanwhile.
  if (roles.isKnown(user.id)) await wire.toast(what.queryId, text);
}

/** The person who acted, for events and receipts. */
export function actorOf({ user, chat, what }: Incoming): Actor {
  return {
    name: `telegram:${user.id}`,
    source: `telegram:${what.kind === "tap" ? "callback" : "command"}`,
    channelKey: channelKeyOf(chat.id),
  };
}
