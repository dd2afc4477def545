// Messages that are parts of one paste. Telegram's apps cut what is longer than 4096 characters into messages that follow
// each other at once: the second part of a pasted chat begins in the middle of what somebody else said.

import type { Message } from "grammy/types";

export interface Pastes {
  /** What stood in the messages right before this one that it goes on from, "" where there are none. Remembers it. */
  before(message: Message): string;
}

/** An app cuts at a line or a word where it can. */
const PART_CHARS = 3900;
/** An app sends the parts one after the other; nobody reads one and answers within this time. */
const GAP_SECONDS = 5;
/** Of all chats together. */
const KEPT = 30;

interface Part {
  readonly id: number;
  readonly chatId: number;
  readonly date: number;
  readonly text: string;
}

/** For all chats of one bot. Kept in memory only: the parts of a paste arrive together. */
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
      // A message that failed comes once more, with those behind it.
      const others = long.filter((each) => each.chatId !== chat.id || each.id !== id);
      if (text.length >= PART_CHARS) long = [...others, part].slice(-KEPT);
      return parts.map((each) => each.text).join("\n");
    },
  };
}
