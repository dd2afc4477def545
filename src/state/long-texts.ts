// Long texts are remembered by chat, number and time, without a word of them: an app may have cut one, and what follows at
// once may go on in the middle of another person's sentence. Proof: test/state/long-texts.test.ts.

import type { StateDatabase } from "./database/database.ts";

/** A long text that came. */
export interface LongText {
  readonly chatId: number;
  /** The messenger's number of the message. It grows within a chat. */
  readonly messageId: number;
  /** When it was written, in Unix milliseconds. */
  readonly at: number;
}

/** A message, and the long text before it that was known when it was read. */
export interface Origin extends LongText {
  readonly behind?: number;
}

/** Apps send the parts of a text one after the other. Few people read a message and answer it within this time. */
const GAP_MS = 15_000;

export interface LongTexts {
  /** Inside a transaction. The same message twice is one row. */
  note(text: LongText): void;
  /** Gives the newest long text that a message of the same chat may be the rest of. */
  before(message: LongText): LongText | undefined;
  /** False when a long text came in before a message only after the message was read: it may be the rest of that one. */
  isAsRead(origin: Origin): boolean;
  /** Inside a transaction: forgets those written before this time (Unix milliseconds). */
  prune(before: number): void;
}

/** The long texts of one Record's chats, in state.db. */
export function createLongTexts(database: StateDatabase): LongTexts {
  const before: LongTexts["before"] = ({ chatId, messageId, at }) =>
    database.get<LongText>(
      `SELECT chat_id AS chatId, message_id AS messageId, at FROM long_text
       WHERE chat_id = ? AND message_id < ? AND abs(at - ?) <= ?
       ORDER BY message_id DESC LIMIT 1`,
      chatId,
      messageId,
      at,
      GAP_MS,
    );
  return {
    note: ({ chatId, messageId, at }) => {
      database.run(
        "INSERT OR REPLACE INTO long_text (chat_id, message_id, at) VALUES (?, ?, ?)",
        chatId,
        messageId,
        at,
      );
    },
    before,
    isAsRead: (origin) => before(origin)?.messageId === origin.behind,
    prune: (before) => {
      database.run("DELETE FROM long_text WHERE at < ?", before);
    },
  };
}
