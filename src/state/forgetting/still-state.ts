// The state.db of a copy stands still: no process holds it. Words are taken out of it as out of the bot's own.
// Proof: test/state/hostile-copies.test.ts, test/gate/forget-backups.test.ts, test/operator/retention-copies.test.ts.

import { join } from "node:path";
import { removeFile } from "../../record/files.ts";
import type { StateDatabase } from "../database/database.ts";
import { openCopiedState } from "../database/open-state.ts";
import { settleJournal } from "../journal/settle-journal.ts";

/**
 * Runs `work` in one transaction of `<folder>/state.db`, and leaves no byte of what it deleted.
 * @throws as `openCopiedState` does.
 */
export async function inStillState<T>(
  folder: string,
  work: (database: StateDatabase) => T,
): Promise<T> {
  const database = openCopiedState(folder);
  try {
    const result = await database.transact(() => work(database));
    database.compact();
    return result;
  } finally {
    database.close();
  }
}

/**
 * Ends what was under way in a folder that no bot runs, as a start would: its journal is carried out as far as it can be, and no
 * byte of deleted rows is left.
 * @throws as `openCopiedState` does.
 */
export async function settleStill(folder: string): Promise<void> {
  const database = openCopiedState(join(folder, ".runtime"));
  try {
    await settleJournal(database, folder);
    database.compact();
  } finally {
    database.close();
  }
}

/** Removes a database with all that SQLite keeps beside it, which may hold its words, too. */
export async function removeDatabase(path: string): Promise<void> {
  for (const end of ["-wal", "-shm", "-journal", ""]) await removeFile(`${path}${end}`);
}
