// What people call themselves in Telegram: asked when it is needed and kept nowhere.

import type { Update, User } from "grammy/types";
import type { BotApi } from "./bot-api.ts";

const ANSWER_MS = 5000;

/** Undefined where Telegram gives no answer, or the person never wrote to the bot. */
export async function nameOf(
  userId: number,
  api: Pick<BotApi, "call">,
): Promise<string | undefined> {
  try {
    const chat = await api.call("getChat", { chat_id: userId }, AbortSignal.timeout(ANSWER_MS));
    return chat.type === "private" ? fullName(chat) : undefined;
  } catch {
    // Numbers do as well.
    return undefined;
  }
}

/** Of whoever sent a message. */
export function nameIn({ message }: Update): string | undefined {
  return message?.from && fullName(message.from);
}

function fullName({
  first_name: first,
  last_name: last = "",
}: Pick<User, "first_name" | "last_name">): string {
  return `${first} ${last}`.trim();
}
