// The journal of a Record that no bot runs is carried out as a start would do it: before its folder is put aside, and in one that
// was. What is decided then stands in the files, where a forgetting finds it. Proof: test/state/journal-aside.test.ts.

import type { StateDatabase } from "../database/database.ts";
import { createFileDigests } from "../file-digests.ts";
import { createRecordJournal } from "./record-journal.ts";

/**
 * Carries out what is committed, until something fails: nobody is there to free a disk or to open a file.
 * @returns false when a part of it waits on.
 */
export async function settleJournal(database: StateDatabase, folder: string): Promise<boolean> {
  const journal = createRecordJournal({
    database,
    digests: createFileDigests(database, folder),
    folder,
    // Our text is kept beside the file, as at a start.
    onCollision: () => undefined,
    onError: () => {
      journal.close();
    },
  });
  try {
    await journal.settle();
    return journal.waitingCount() === 0;
  } catch {
    return false;
  } finally {
    journal.close();
  }
}
