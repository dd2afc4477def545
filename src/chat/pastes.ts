// Parts of one pasted text. Telegram's apps cut a text of more than 4096 characters into messages that follow each
// other at once, so the second part may begin in the middle of another person's sentence.

import type { Incoming } from "./incoming.ts";

export interface Pastes {
  /** Remembers a message with its text. Returns the text of the messages that it continues, or "". */
  before(message: Pick<Incoming, "chat" | "messageId" | "writtenAt">, text: string): string;
}

/** Characters. Apps cut at a line or a word where they can, so parts are a little shorter than 4096. */
const PART_CHARS = 3900;
/** Apps send the parts one after the other. Nobody reads a message and answers it within this time. */
const GAP_MS = 5000;
/** Messages of all chats together. */
const KEPT = 30;

interface Part {
  readonly id: number;
  readonly chatId: number;
  readonly at: number;
  readonly text: string;
}

/** Remembers for all chats of one bot, in memory only: parts of a paste arrive together. */
export function createPastes(): Pastes {
  let long: readonly Part[] = [];

  const partsBefore = (part: Part): readonly Part[] => {
    const before = long.findLast(
      ({ id, chatId, at }) => chatId === part.chatId && id < part.id && part.at - at <= GAP_MS,
    );
    return before ? [...partsBefore(before), before] : [];
  };

  return {
    before: ({ chat, messageId: id = 0, writtenAt: at = 0 }, text) => {
      const part = { id, chatId: chat.id, at, text };
      const parts = partsBefore(part);
      // A message that failed is handled once more, and so are the messages behind it.
      const others = long.filter((each) => each.chatId !== chat.id || each.id !== id);
      if (text.length >= PART_CHARS) long = [...others, part].slice(-KEPT);
      return parts.map((each) => each.text).join("\n");
    },
  };
}
