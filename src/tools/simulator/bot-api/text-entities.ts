// Entities that Telegram itself adds to a text. Only /commands are added here, because bots route by them.
import type { MessageEntity } from "./telegram-types.ts";

const COMMAND = /(^|\s)(\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])/g;

/** The bot_command entities of a text, in UTF-16 units (Bot API, MessageEntity). */
export function commandEntities(text: string): MessageEntity[] {
  return Array.from(text.matchAll(COMMAND), (match) => ({
    type: "bot_command",
    offset: match.index + (match[1] ?? "").length,
    length: (match[2] ?? "").length,
  }));
}
