// Parts of one pasted text. Telegram's apps cut a text of more than 4096 characters into messages that follow each
// other at once, so the second part may begin in the middle of another person's sentence.

import type { Message } from "grammy/types";

export interface Pastes {
  /** Remembers a message. Returns the text of the messages that it continues, or "". */
  before(message: Message): string;
}

/** Characters. Apps cut at a line or a word where they can, so parts are a little shorter than 4096. */
const PART_CHARS = 3900;
/** Apps send the parts one after the other. Nobody reads a message and answers it within this time. */
const GAP_SECONDS = 5;
/** Messages of all chats together. */
const KEPT = 30;

interface Part {
  readonly id: number;
  readonly chatId: number;
  readonly date: number;
  readonly text: string;
}

/** Remembers for all chats of one bot, in memory only: parts of a paste arrive together. */
export function createPastes(): Pastes {
  let long: readonly Part[] = [];

  const partsBefore = (part: Part): readonly Part[] => {
    const before = long.findLast(
      ({ id, chatId, date }) =>
        chatId === part.chatId && id < part.id && part.date - date <= GAP_SECONDS,
    );
    return before ? [...partsBefore(before), before] : [];
  };

  return {
    before: ({ message_id: id, chat, date, text = "" }) => {
      const part = { id, chatId: chat.id, date, text };
      const parts = partsBefore(part);
      // A message that failed is handled once more, and so are the messages behind it.
      const others = long.filter((each) => each.chatId !== chat.id || each.id !== id);
      if (text.length >= PART_CHARS) long = [...others, part].slice(-KEPT);
      return parts.map((each) => each.text).join("\n");
    },
  };
}
