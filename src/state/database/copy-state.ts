// The copy of state.db that a backup takes. What is under way goes into none: a restore ends it anyway, and a message that
// waits, or of which only a hash is left, may be one that is to stay just between a person and the bot. The key of the
// tombstones goes into none either, or a backup would tell whoever tries words on it what was forgotten.
// Proof: test/e2e/between-us.test.ts, test/e2e/forget-digests.test.ts, test/state/restore-forgotten.test.ts.

import { DatabaseSync } from "node:sqlite";
import { IS_BETWEEN_US } from "../conversation.ts";
import { WITHOUT_SUMS } from "../inbox.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import type { StateDatabase } from "./database.ts";

/**
 * Writes a copy without messages that wait, replies on their way, the words of talks just between us, and the key. That
 * such a talk goes on is kept, so that a restore does not end one unnoticed.
 * @param path a file that does not exist yet.
 */
export function copyState(database: StateDatabase, path: string): void {
  database.all("VACUUM INTO ?", path);
  const copy = new DatabaseSync(path);
  try {
    copy.exec(`
      PRAGMA secure_delete = ON;
      BEGIN;
      DELETE FROM outbox;
      UPDATE inbox SET state = 'done', body = '' WHERE state = 'new';
      ${WITHOUT_SUMS};
      DELETE FROM message WHERE ${IS_BETWEEN_US};
      DELETE FROM setting WHERE key = '${TOMBSTONE_KEY}';
      UPDATE channel SET pending_question = NULL, offered_at = NULL WHERE ${IS_BETWEEN_US};
      COMMIT;
      VACUUM;
    `);
  } finally {
    copy.close();
  }
}
