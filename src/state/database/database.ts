// The state database keeps everything that the process must not forget, in SQLite. Every write goes through `transact`
// or `note`, which commit all work of the same moment together. SQLite does not wait for the disk itself
// (synchronous = NORMAL, so its fsync does not stop the process); `durable` waits in the background.
// Proof: test/state/database.test.ts and test/state/durability.test.ts.

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { GraceMarError } from "../../errors.ts";
import { createCompaction } from "./compaction.ts";
import { toDamage } from "./sqlite-errors.ts";

/** The state of one Record's process. */
export interface StateDatabase {
  /**
   * Rows of a query. Reads are synchronous and see everything that is committed, durable or not.
   * @throws StateError when the file is damaged; so does `run`.
   */
  all<T>(sql: string, ...values: SQLInputValue[]): T[];
  get<T>(sql: string, ...values: SQLInputValue[]): T | undefined;
  /** Writes, only inside `transact` or `note`. Gives the number of changed rows and the last row id. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastId: number };
  /**
   * Runs `work` in a transaction, together with all other work of this tick. Resolves when it is durable. A throw rolls
   * back this piece of work alone and rejects its promise; the others are committed. A sync that the disk refuses rejects it
   * too, and what is committed stands.
   * @param follow called when `work` is committed and the disk was asked to keep it, whatever the disk said.
   */
  transact<T>(work: () => T, follow?: () => void): Promise<T>;
  /**
   * The same, but it resolves at once: the work survives any death of the process, and a power cut only after a later
   * `transact` or `durable` has resolved. It is for work that is simply done again when it was lost.
   */
  note<T>(work: () => T): Promise<T>;
  /** Resolves when everything that is committed survives a power cut. */
  durable(): Promise<void>;
  /** Writes the file anew, so that no byte of deleted rows is left in it or in the log. */
  compact(): void;
  /** The same before long, once for all who ask meanwhile. It takes no more than a small share of the time. */
  compactSoon(): Promise<void>;
  /** True while that is still to be done. */
  isCompacting(): boolean;
  /** Commits the requested work and releases the file. */
  close(): void;
  /** Ends like a kill, because another process has the file: not even SQLite's closing may write to it. */
  abandon(error: Error): void;
}

/** SQLite's write-ahead log. A commit that is in it on the disk is permanent. */
export interface LogFile {
  sync(): Promise<void>;
  close(): void;
}

interface Work {
  readonly run: () => void;
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Makes the database over an open connection that nobody else uses, in WAL mode with `synchronous = NORMAL`. */
export function createDatabase(sqlite: DatabaseSync, log: LogFile): StateDatabase {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const disk = createSyncs(log);
  let waiting: Work[] = [];
  let open = true;
  let closed: Error = new GraceMarError("state_closed", "the state of this Record is closed");

  const commitWaiting = (): void => {
    const batch = waiting;
    waiting = [];
    if (!open || batch.length === 0) return;
    const succeeded: Work[] = [];
    try {
      prepare("BEGIN IMMEDIATE").run();
      for (const work of batch) {
        prepare("SAVEPOINT work").run();
        try {
          work.run();
          prepare("RELEASE work").run();
          succeeded.push(work);
        } catch (error) {
          prepare("ROLLBACK TO work").run();
          prepare("RELEASE work").run();
          work.failed(error);
        }
      }
      prepare("COMMIT").run();
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
      for (const work of batch) work.failed(error);
      return;
    }
    disk.changed();
    for (const work of succeeded) work.committed();
  };

  const note = <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (!open) {
        reject(closed);
        return;
      }
      let result: T;
      waiting.push({
        run: () => {
          result = work();
        },
        committed: () => {
          resolve(result);
        },
        failed: reject,
      });
      if (waiting.length === 1) setImmediate(commitWaiting);
    });

  const compact = (): void => {
    if (!open) throw closed;
    commitWaiting();
    sqlite.exec("VACUUM");
    sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  };
  const compactSafely = (): void => {
    try {
      compact();
    } catch {
      return;
    }
  };
  const compaction = createCompaction(compact);

  return {
    all: <T>(sql: string, ...values: SQLInputValue[]) =>
      unlessDamaged(() => prepare(sql).all(...values)) as T[],
    get: <T>(sql: string, ...values: SQLInputValue[]) =>
      unlessDamaged(() => prepare(sql).get(...values)) as T | undefined,
    run: (sql, ...values) => {
      if (!sqlite.isTransaction) throw new Error(`outside of a transaction: ${sql}`);
      const { changes, lastInsertRowid } = unlessDamaged(() => prepare(sql).run(...values));
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
    transact: async (work, follow) => {
      const result = await note(work);
      try {
        await disk.durable();
      } finally {
        follow?.();
      }
      return result;
    },
    note,
    durable: disk.durable,
    compact,
    compactSoon: compaction.soon,
    isCompacting: compaction.isDue,
    close: () => {
      if (!open) return;
      commitWaiting();
      // What was asked for is not put off to the next start. That does it again, and here no error stops the closing.
      if (compaction.isDue()) compactSafely();
      open = false;
      compaction.close(closed);
      // SQLite's closing writes everything into state.db itself, durably.
      sqlite.close();
      disk.close();
    },
    abandon: (error) => {
      if (!open) return;
      open = false;
      closed = error;
      compaction.close(error);
      for (const work of waiting) work.failed(error);
      waiting = [];
    },
  };
}

/** Runs work on the file. @throws StateError when the content of the file is damaged. */
function unlessDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toDamage(error);
  }
}

/** Runs one sync at a time. A caller during a sync gets the next one, unless nothing has changed since. */
function createSyncs(log: LogFile): {
  changed(): void;
  durable(): Promise<void>;
  close(): void;
} {
  let hasChanges = false;
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let open = true;

  const begin = (): Promise<void> => {
    hasChanges = false;
    const current = log.sync().then(
      () => {
        running = undefined;
      },
      (error: unknown) => {
        running = undefined;
        hasChanges = true;
        // Closing has written everything to the disk.
        if (open) throw error;
      },
    );
    running = current;
    return current;
  };

  return {
    changed: () => {
      hasChanges = true;
    },
    durable: () => {
      if (!open) return Promise.resolve();
      if (!running) return hasChanges ? begin() : Promise.resolve();
      if (!hasChanges) return running;
      following ??= running
        .catch(() => undefined)
        .then(() => {
          following = undefined;
          return open ? begin() : undefined;
        });
      return following;
    },
    close: () => {
      open = false;
      log.close();
    },
  };
}
