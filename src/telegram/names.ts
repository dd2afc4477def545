// Names of people in Telegram. They are asked for when needed and stored nowhere but in memory. Proof: test/telegram/names.test.ts.

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

/** A name is asked for again after this time. Who cannot be asked now is asked again after a minute. */
const KNOWN_MS = 60 * 60_000;
const UNKNOWN_MS = 60_000;

/**
 * Gives a question for names that asks Telegram about each person once an hour, for anybody may cause it: the owners' names
 * stand in each greeting.
 * @param ticks milliseconds of a clock that only goes on.
 */
export function createNames(
  api: Pick<BotApi, "call">,
  ticks: () => number,
): (userId: number) => Promise<string | undefined> {
  const known = new Map<number, { readonly name: Promise<string | undefined>; until: number }>();
  return (userId) => {
    const now = ticks();
    for (const [id, { until }] of known) if (until <= now) known.delete(id);
    const before = known.get(userId);
    if (before) return before.name;
    const name = nameOf(userId, api);
    const entry = { name, until: now + KNOWN_MS };
    known.set(userId, entry);
    void name.then((found) => {
      if (found === undefined) entry.until = ticks() + UNKNOWN_MS;
    });
    return name;
  };
}

/** First and last name, as Telegram shows them. */
export function fullName({
  first_name: first,
  last_name: last = "",
}: Pick<User, "first_name" | "last_name">): string {
  return `${first} ${last}`.trim();
}
