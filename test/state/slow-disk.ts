// A slow disk is played by the test: it finishes each sync when it is told to.

import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished } from "vitest";
import { createDatabase, type StateDatabase } from "../../src/state/database/database.ts";
import { MIGRATIONS } from "../../src/state/database/schema.ts";

export interface SlowDisk {
  readonly database: StateDatabase;
  /** The syncs so far. The test resolves or rejects them. */
  readonly syncs: readonly PromiseWithResolvers<void>[];
  /** Resolves after this many syncs were requested. */
  synced(count: number): Promise<void>;
}

/** A state of its own in memory, on such a disk. */
export function openSlowDisk(): SlowDisk {
  const syncs: PromiseWithResolvers<void>[] = [];
  const sqlite = new DatabaseSync(":memory:");
  for (const statements of MIGRATIONS) sqlite.exec(statements);
  const database = createDatabase(sqlite, {
    sync: () => {
      const sync = Promise.withResolvers<void>();
      syncs.push(sync);
      return sync.promise;
    },
    close: () => undefined,
  });
  onTestFinished(() => {
    database.close();
  });
  const synced = async (count: number): Promise<void> => {
    await expect.poll(() => syncs.length).toBe(count);
  };
  return { database, syncs, synced };
}
