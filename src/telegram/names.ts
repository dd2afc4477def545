// Names of people in Telegram. They are asked for when needed and stored nowhere.

import type { User } from "grammy/types";
import type { BotApi } from "./bot-api.ts";

const ANSWER_MS = 5000;

/**
 * The name behind a user id (Bot API, getChat). Undefined when Telegram does not answer or the person never wrote to
 * the bot.
 */
export async function nameOf(
  userId: number,
  api: Pick<BotApi, "call">,
): Promise<string | undefined> {
  try {
    const chat = await api.call("getChat", { chat_id: userId }, AbortSignal.timeout(ANSWER_MS));
    return chat.type === "private" ? fullName(chat) : undefined;
  } catch {
    // The caller shows the number instead.
    return undefined;
  }
}

/** First and last name, as Telegram shows them. */
export function fullName({
  first_name: first,
  last_name: last = "",
}: Pick<User, "first_name" | "last_name">): string {
  return `${first} ${last}`.trim();
}
