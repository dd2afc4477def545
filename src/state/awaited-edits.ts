// An awaited edit is the question for a new wording after an owner tapped Edit: for a quarter of an hour their next
// words in that chat are the wording. It survives a restart, so that the wording is never taken for chat.

import type { StateDatabase } from "./database/database.ts";

export interface AwaitedEdit {
  readonly candidateId: string;
  /** Hash of the block as the owner saw it. */
  readonly sha256: string;
}

export interface AwaitedEdits {
  /** Inside a transaction. */
  await(chatId: number, edit: AwaitedEdit, now: number): void;
  find(chatId: number, now: number): AwaitedEdit | undefined;
  /** Inside a transaction. */
  clear(chatId: number): void;
}

const LIFETIME_MS = 15 * 60_000;

/** The awaited edits in state.db. */
export function createAwaitedEdits(database: StateDatabase): AwaitedEdits {
  return {
    await: (chatId, { candidateId, sha256 }, now) => {
      database.run(
        `INSERT INTO awaited_edit (chat_id, candidate_id, sha256, asked_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (chat_id) DO UPDATE SET candidate_id = ?2, sha256 = ?3, asked_at = ?4`,
        chatId,
        candidateId,
        sha256,
        now,
      );
    },
    find: (chatId, now) =>
      database.get<AwaitedEdit>(
        `SELECT candidate_id AS candidateId, sha256 FROM awaited_edit
         WHERE chat_id = ? AND asked_at > ? AND asked_at < ?`,
        chatId,
        now - LIFETIME_MS,
        // A clock that was put back prolongs it by no more than that.
        now + LIFETIME_MS,
      ),
    clear: (chatId) => {
      database.run("DELETE FROM awaited_edit WHERE chat_id = ?", chatId);
    },
  };
}
