// The lane of a message. Messages of one chat wait for each other. Taps and /stop do not wait behind a slow answer in the
// same chat; a tap that leads to an answer does.

import { isOfferTap } from "../../voice/offer.ts";
import type { Incoming } from "../incoming.ts";

/** The lane that a message waits in. */
export function laneOf({ chat, what }: Incoming): string {
  if (what.kind === "tap" && !isOfferTap(what.data)) return `${chat.id}:taps`;
  if (what.kind === "command" && what.name === "stop") return `${chat.id}:stop`;
  return chatLane(chat.id);
}

/** The lane of a chat: one message after the other. */
export function chatLane(chatId: number): string {
  return String(chatId);
}
