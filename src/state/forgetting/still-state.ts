// The state.db of a copy stands still: no process holds it. Words are taken out of it as out of the bot's own.
// Proof: test/state/hostile-copies.test.ts, test/gate/forget-backups.test.ts, test/operator/retention-copies.test.ts.

import { removeFile } from "../../record/files.ts";
import type { StateDatabase } from "../database/database.ts";
import { openCopiedState } from "../database/open-state.ts";

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

/** Removes a database with all that SQLite keeps beside it, which may hold its words, too. */
export async function removeDatabase(path: string): Promise<void> {
  for (const end of ["-wal", "-shm", "-journal", ""]) await removeFile(`${path}${end}`);
}
