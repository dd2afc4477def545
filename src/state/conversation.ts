// A conversation is the last messages of a channel and the look-up that was offered in it. It survives a restart. Only
// finished turns get in, so a failed one leaves no half exchange. Proof: test/state/conversation.test.ts.

import type { StateDatabase } from "./database/database.ts";

/** One message of the conversation as a model sees it. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** The conversation at the beginning of a turn. */
export interface Conversation {
  /** At most 20, oldest first. */
  readonly history: readonly Message[];
  /** Messages since the last checkpoint was taken, oldest first, without those that are no evidence. */
  readonly sinceCheckpoint: readonly Message[];
  readonly pendingLookup?: { readonly question: string; readonly offeredAt: number };
}

export interface Conversations {
  read(channel: string): Conversation;
  /**
   * All methods below run inside a transaction. A message that is no evidence (not the companion's) is for talk only.
   */
  append(channel: string, messages: readonly Message[], now: number, isEvidence?: boolean): void;
  setPendingLookup(channel: string, question: string | undefined, now: number): void;
  markCheckpoint(channel: string): void;
  reset(channel: string): void;
  /** Forgets messages and offered look-ups from before `before` (Unix milliseconds). */
  forgetBefore(before: number): void;
}

/** The last 20 messages go to the model. */
const HISTORY_LIMIT = 20;
/** More are kept for checkpoints, which take up to 25 lines of the person. Older ones are removed. */
const KEPT_MESSAGES = 60;

interface ChannelRow {
  readonly pending_question: string | null;
  readonly offered_at: number | null;
  readonly checkpoint_message_id: number;
}

/** The conversations in state.db. */
export function createConversations(database: StateDatabase): Conversations {
  return {
    read: (channel) => {
      const state = database.get<ChannelRow>("SELECT * FROM channel WHERE channel = ?", channel);
      const messages = (where: string, limit: number, ...values: number[]): readonly Message[] =>
        database
          .all<Message>(
            `SELECT role, text FROM message WHERE channel = ? AND ${where} ORDER BY id DESC LIMIT ${limit}`,
            channel,
            ...values,
          )
          .toReversed();
      return {
        // Most turns read only one of these, or none.
        get history() {
          return messages("1", HISTORY_LIMIT);
        },
        get sinceCheckpoint() {
          const since = state?.checkpoint_message_id ?? 0;
          return messages("is_evidence AND id > ?", KEPT_MESSAGES, since);
        },
        ...(state?.pending_question != null && {
          pendingLookup: { question: state.pending_question, offeredAt: state.offered_at ?? 0 },
        }),
      };
    },
    append: (channel, messages, now, isEvidence = true) => {
      for (const { role, text } of messages) {
        database.run(
          "INSERT INTO message (channel, role, text, said_at, is_evidence) VALUES (?, ?, ?, ?, ?)",
          channel,
          role,
          text,
          now,
          Number(isEvidence),
        );
      }
      database.run(
        `DELETE FROM message WHERE channel = ?1 AND id <= (
           SELECT id FROM message WHERE channel = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_MESSAGES})`,
        channel,
      );
    },
    setPendingLookup: (channel, question, now) => {
      database.run(
        `INSERT INTO channel (channel, pending_question, offered_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (channel) DO UPDATE SET pending_question = ?2, offered_at = ?3`,
        channel,
        question ?? null,
        question === undefined ? null : now,
      );
    },
    markCheckpoint: (channel) => {
      database.run(
        `INSERT INTO channel (channel, checkpoint_message_id)
         VALUES (?1, (SELECT coalesce(max(id), 0) FROM message WHERE channel = ?1))
         ON CONFLICT (channel) DO UPDATE SET checkpoint_message_id = excluded.checkpoint_message_id`,
        channel,
      );
    },
    reset: (channel) => {
      database.run("DELETE FROM message WHERE channel = ?", channel);
      database.run("DELETE FROM channel WHERE channel = ?", channel);
    },
    forgetBefore: (before) => {
      database.run("DELETE FROM message WHERE said_at < ?", before);
      database.run(
        "UPDATE channel SET pending_question = NULL, offered_at = NULL WHERE offered_at < ?",
        before,
      );
    },
  };
}
