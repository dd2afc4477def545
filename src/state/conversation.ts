// A conversation is the last messages of a channel and the look-up that was offered in it. It survives a restart. Only
// finished turns get in, so a failed one leaves no half exchange. A talk that is just between a person and the bot is a
// channel of its own: while it lasts everything goes there, and its end leaves nothing of it.
// Proof: test/state/conversation.test.ts.

import type { StateDatabase } from "./database/database.ts";
import { noteLetGo } from "./forgetting/forgettings.ts";
import { createPrivateTalks } from "./private-talks.ts";

/** One message of the conversation as a model sees it. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** An answer, with what it rests on. */
export interface KeptAnswer {
  readonly text: string;
  /** As it was given to `append`. Undefined where nobody knows. */
  readonly restsOn?: string;
}

/** A message of any day, and when it was said, in Unix milliseconds. */
export interface SaidMessage extends Message {
  readonly saidAt: number;
}

/** The conversation at the beginning of a turn. */
export interface Conversation {
  /** At most 20, oldest first. */
  readonly history: readonly Message[];
  /** Messages since the last checkpoint was taken, oldest first, without those that are no evidence. */
  readonly sinceCheckpoint: readonly Message[];
  /** The same from before it as well, as long as it is kept. */
  readonly evidence: readonly Message[];
  readonly pendingLookup?: { readonly question: string; readonly offeredAt: number };
}

export interface Conversations {
  read(channel: string): Conversation;
  /** All that is kept of what was said here, oldest first; of a talk just between us nothing. */
  said(channel: string): readonly SaidMessage[];
  /** The answers that are kept, the newest first; those of a talk just between us while it lasts. */
  answers(channel: string): readonly KeptAnswer[];
  /** True for a text that a person said in this conversation and that is no evidence. */
  isInDoubt(channel: string, text: string): boolean;
  /**
   * All methods below run inside a transaction. A message that is no evidence (not the companion's) is for talk only.
   */
  append(
    channel: string,
    messages: readonly Message[],
    now: number,
    isEvidence?: boolean,
    /** Of the answer among them. In a talk just between us it is not kept. */
    restsOn?: string,
  ): void;
  setPendingLookup(channel: string, question: string | undefined, now: number): void;
  markCheckpoint(channel: string): void;
  /** What was said here between these times (Unix milliseconds) is evidence no longer. */
  doubt(channel: string, from: number, until: number): void;
  /** Ends a talk just between us as well. */
  reset(channel: string): void;
  /** Takes away all that was said, also in a talk just between us, which goes on. */
  forgetSaid(channel: string): void;
  /** The talk just between us that this channel is in, with the time (Unix milliseconds) of its newest message. */
  betweenUs(channel: string): { readonly saidAt?: number } | undefined;
  /** From now on all that is read and written here is that of the talk. Inside a transaction, as the two below. */
  beginBetweenUs(channel: string): void;
  /** Lets go of all that was said in it (forgetting/forgettings.ts). Without such a talk it does nothing. */
  endBetweenUs(channel: string): void;
}

/** The last 20 messages go to the model. */
const HISTORY_LIMIT = 20;
/** More are looked at for checkpoints, which take up to 25 lines of the person. */
const CHECKPOINT_MESSAGES = 60;
/** As many are kept, for questions about what was said on another day. Older ones are removed. */
const KEPT_MESSAGES = 600;

interface ChannelRow {
  readonly pending_question: string | null;
  readonly offered_at: number | null;
  readonly checkpoint_message_id: number;
}

/** A channel whose messages are just between a person and the bot ends so. */
const BETWEEN_US = ":between-us";

/** The SQL condition for rows of such channels. */
export const IS_BETWEEN_US = `channel LIKE '%${BETWEEN_US}'`;

/** True while the talk of a channel goes on. */
export function isTalkOpen(database: StateDatabase, channel: string): boolean {
  return (
    database.get("SELECT 1 FROM channel WHERE channel = ?", channel + BETWEEN_US) !== undefined
  );
}

/** Inside a transaction: nobody knows any more what answers rest on. The ids in it may soon be other entries'. */
export function forgetReceipts(database: Pick<StateDatabase, "run">): void {
  database.run("UPDATE message SET rests_on = NULL WHERE rests_on IS NOT NULL");
}

/** Inside a transaction: lets go of the words of such a talk, which goes on. */
export function letGoOfWords(database: StateDatabase, channel: string): void {
  if (!isTalkOpen(database, channel)) return;
  database.run("DELETE FROM message WHERE channel = ?", channel + BETWEEN_US);
  database.run(
    "UPDATE channel SET pending_question = NULL, offered_at = NULL WHERE channel = ?",
    channel + BETWEEN_US,
  );
  noteLetGo(database);
}

/** The conversations in state.db. */
export function createConversations(database: StateDatabase): Conversations {
  const privateTalks = createPrivateTalks(database);
  const isBetweenUs = (channel: string): boolean => isTalkOpen(database, channel);
  /** The channel that is spoken in now. */
  const current = (channel: string): string =>
    isBetweenUs(channel) ? channel + BETWEEN_US : channel;
  const remove = (channel: string): void => {
    database.run("DELETE FROM message WHERE channel = ?", channel);
    database.run("DELETE FROM channel WHERE channel = ?", channel);
  };
  const endBetweenUs = (channel: string): void => {
    if (!isBetweenUs(channel)) return;
    remove(channel + BETWEEN_US);
    privateTalks.end(channel);
    noteLetGo(database);
  };
  return {
    isInDoubt: (remembered, text) =>
      database.get(
        "SELECT 1 FROM message WHERE channel = ? AND role = 'user' AND text = ? AND NOT is_evidence",
        current(remembered),
        text,
      ) !== undefined,
    read: (remembered) => {
      const channel = current(remembered);
      const state = database.get<ChannelRow>("SELECT * FROM channel WHERE channel = ?", channel);
      const messages = (
        from: string,
        where: "1" | "is_evidence AND id > ?",
        limit: number,
        ...values: number[]
      ): readonly Message[] =>
        database
          .all<Message>(
            `SELECT role, text FROM message WHERE channel = ? AND ${where} ORDER BY id DESC LIMIT ?`,
            from,
            ...values,
            limit,
          )
          .toReversed();
      return {
        // Most turns read only one of these, or none.
        get history() {
          const said = messages(channel, "1", HISTORY_LIMIT);
          if (channel === remembered) return said;
          return [...messages(remembered, "1", HISTORY_LIMIT), ...said].slice(-HISTORY_LIMIT);
        },
        get sinceCheckpoint() {
          const since = state?.checkpoint_message_id ?? 0;
          return messages(channel, "is_evidence AND id > ?", CHECKPOINT_MESSAGES, since);
        },
        get evidence() {
          return messages(channel, "is_evidence AND id > ?", CHECKPOINT_MESSAGES, 0);
        },
        ...(state?.pending_question != null && {
          pendingLookup: { question: state.pending_question, offeredAt: state.offered_at ?? 0 },
        }),
      };
    },
    said: (channel) =>
      database.all<SaidMessage>(
        "SELECT role, text, said_at AS saidAt FROM message WHERE channel = ? ORDER BY id",
        channel,
      ),
    answers: (remembered) =>
      database
        .all<{ text: string; restsOn: string | null }>(
          "SELECT text, rests_on AS restsOn FROM message WHERE channel = ? AND role = 'assistant' ORDER BY id DESC",
          current(remembered),
        )
        .map(({ text, restsOn }) => ({ text, ...(restsOn !== null && { restsOn }) })),
    append: (remembered, messages, now, isEvidence = true, restsOn) => {
      const channel = current(remembered);
      for (const { role, text } of messages) {
        database.run(
          "INSERT INTO message (channel, role, text, said_at, is_evidence, rests_on) VALUES (?, ?, ?, ?, ?, ?)",
          channel,
          role,
          text,
          now,
          Number(isEvidence && channel === remembered),
          role === "assistant" && channel === remembered ? (restsOn ?? null) : null,
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
        current(channel),
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
    doubt: (channel, from, until) => {
      database.run(
        "UPDATE message SET is_evidence = 0 WHERE channel = ? AND said_at BETWEEN ? AND ?",
        channel,
        from,
        until,
      );
    },
    reset: (channel) => {
      remove(channel);
      endBetweenUs(channel);
    },
    forgetSaid: (channel) => {
      database.run("DELETE FROM message WHERE channel IN (?, ?)", channel, channel + BETWEEN_US);
    },
    betweenUs: (channel) => {
      if (!isBetweenUs(channel)) return undefined;
      const saidAt = database.get<{ at: number | null }>(
        "SELECT max(said_at) AS at FROM message WHERE channel = ?",
        channel + BETWEEN_US,
      )?.at;
      return saidAt == null ? {} : { saidAt };
    },
    beginBetweenUs: (channel) => {
      if (isBetweenUs(channel)) return;
      database.run("INSERT INTO channel (channel) VALUES (?)", channel + BETWEEN_US);
      privateTalks.begin(channel);
    },
    endBetweenUs,
  };
}
