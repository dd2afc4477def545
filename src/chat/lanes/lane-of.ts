// The lane of a message. Messages of one chat wait for each other. Taps and /stop do not wait behind a slow answer in the
// same chat; a tap that leads to an answer does.

import { readCallbackData } from "../../state/cards.ts";
import type { Outbox } from "../../state/outbox.ts";
import type { Incoming } from "../incoming.ts";

/** The lane that a message waits in. The stored card says what a tap may lead to, not the words of its button. */
export function laneOf({ chat, what }: Incoming, outbox: Pick<Outbox, "cardKind">): string {
  if (what.kind === "tap") {
    const kind = outbox.cardKind(readCallbackData(what.data).token);
    const leadsToAnswer = kind === "offer" || kind === "author";
    return leadsToAnswer ? chatLane(chat.id) : `${chat.id}:taps`;
  }
  if (what.kind === "command" && what.name === "stop") return `${chat.id}:stop`;
  return chatLane(chat.id);
}

/** The lane of a chat: one message after the other. */
export function chatLane(chatId: number): string {
  return String(chatId);
}
