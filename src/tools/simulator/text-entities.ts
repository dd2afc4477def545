// What Telegram itself marks in a text: here only /commands, which bots route by.
import type { MessageEntity } from "./telegram-types.ts";

const COMMAND = /(^|\s)(\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])/g;

/** bot_command entities, in UTF-16 units. */
export function commandEntities(text: string): MessageEntity[] {
  return Array.from(text.matchAll(COMMAND), (match) => ({
    type: "bot_command",
    offset: match.index + (match[1] ?? "").length,
    length: (match[2] ?? "").length,
  }));
}
