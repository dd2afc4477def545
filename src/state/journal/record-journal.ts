// The record journal carries every change of a Record's files. The operations are committed to state.db in the same
// transaction as their cause, then applied in order. After a kill at any point the next start finishes them; a file
// that a person edited in between is left alone. Proof: test/state/journal-recovery.test.ts and test/crash/merge.test.ts.

import { setImmediate } from "node:timers/promises";
import { isFull } from "../database/sqlite-errors.ts";
import { factual, type Factual } from "../../factual.ts";
import { codeOf, GraceMarError } from "../../errors.ts";
import { pause, within } from "../../pause.ts";
import { outsideError } from "../../record/links.ts";
import { plainText } from "../../record/text/scalar.ts";
import type { FileEdit } from "../../record/types.ts";
import type { StateDatabase } from "../database/database.ts";
import type { FileDigests } from "../file-digests.ts";
import { endOf } from "./file-end.ts";
import { createLargeTexts, type LargeTextOptions, type PreparedEdit } from "./large-texts.ts";
import {
  applyAppends,
  applyReplacement,
  isJournalPath,
  operationsOf,
  type Collision,
  type Operation,
} from "./file-operations.ts";

export interface FileAppend {
  /** Path relative to the Record's folder. */
  readonly path: string;
  readonly text: string;
  /** Text that is written first when the file is missing or empty. */
  readonly header?: string;
}

export interface RecordChange {
  /** A text that is not prepared goes into the commit, whatever its size. */
  readonly edits?: readonly (FileEdit | PreparedEdit)[];
  readonly appends?: readonly FileAppend[];
}

export interface RecordJournal {
  /**
   * Makes changes of whole files ready for `add`. A large text is written to a file beside, durably, so that the commit
   * itself stays small. What is prepared and never added is removed when the work under the lock ends, or at the next start.
   */
  prepare(edits: readonly FileEdit[]): Promise<readonly PreparedEdit[]>;
  /** Inside a transaction: adds changes of the files. Call `settle` afterwards. @throws RecordError for a name that leads out. */
  add(job: string, change: RecordChange): void;
  /** Resolves when everything that is committed stands in the files. It waits for room on a full disk. */
  settle(): Promise<void>;
  /**
   * Runs `work` alone. The files are up to date when it begins and when the next work begins.
   * @throws GraceMarError `record_closed` once it is closed, as the two below: another process may hold the Record by then.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` once the committed edits stand in the files. On a full disk it waits only a moment. */
  afterEdits<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` while no file changes from here. At its first line the journal is empty: files and state.db belong together. */
  between<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same for work that ends with a commit: meanwhile the commits of others wait, until it calls `letOthersCommit`. Its own
   * commit is to be asked for in the same moment, and comes first.
   */
  quietly<T>(work: (letOthersCommit: () => void) => Promise<T>): Promise<T>;
  /** Resolves when a commit need not wait any more. Undefined when none has to wait. */
  quiet(): Promise<void> | undefined;
  /** Number of operations that are committed and not yet applied. */
  waitingCount(): number;
  /** Stops trying. The rest is applied at the next start. */
  close(): void;
  /** Given when it is closed. Work that is under way then changes no further file. */
  readonly closed: AbortSignal;
}

export interface RecordJournalOptions extends Pick<LargeTextOptions, "onReplaced" | "largeText"> {
  readonly database: StateDatabase;
  /** What is remembered of the files that only grow. */
  readonly digests: Pick<FileDigests, "appending" | "follow">;
  /** Absolute path of the Record's folder. */
  readonly folder: string;
  /** Called when somebody edited a file between plan and write. Their text stands, and ours is in `collisionFile`. */
  readonly onCollision: (collision: Collision) => void;
  /** Called when an operation failed (disk full, no permission). It will be tried again. */
  readonly onError: (error: unknown, path: string) => void;
  /** For crash tests: called before each step of applying. */
  readonly onStep?: (step: string) => void;
}

const BATCH = 200;
const RETRY_MS = 1000;
const EDITS_MS = 2000;

/** The journal of one Record. `settle` also applies the operations that an earlier process left. */
export function createRecordJournal(options: RecordJournalOptions): RecordJournal {
  const { database, digests, folder, onError, onStep = () => undefined } = options;
  let round: Promise<void> | undefined;
  let nextRound: Promise<void> | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  /** Work during which no file may change, and the number of rounds that change files. */
  let held: Promise<void> | undefined;
  let applying = 0;
  const closing = new AbortController();
  /** False when there is certainly nothing to apply. It saves a query after each commit. */
  let mayHaveWork = true;
  /** Work that lets nobody commit. */
  let quiet: Promise<void> | undefined;
  const largeTexts = createLargeTexts({ ...options, onStep });

  const applyAll = async (): Promise<void> => {
    while (!closing.signal.aborted && mayHaveWork) {
      const operations = operationsOf(
        database.all(`SELECT * FROM file_operation ORDER BY id LIMIT ${BATCH}`),
      );
      const [first] = operations;
      mayHaveWork = first !== undefined;
      if (!first) return;
      try {
        // The journal must be durable before a file changes: after a power cut only it knows how to go on.
        await database.durable();
        if (first.mode === "replace") await replace(first);
        else await append(takeWhile(operations, ({ mode }) => mode === "append"));
      } catch (error) {
        if (closing.signal.aborted) return;
        onError(error, first.path);
        await pause(RETRY_MS, closing.signal);
      }
    }
  };

  const replace = async (operation: Operation): Promise<void> => {
    onStep(`replace ${operation.path}`);
    const collision = await applyReplacement(operation, folder);
    if (collision) options.onCollision(collision);
    else largeTexts.inPlace(operation);
    onStep(`replaced ${operation.path}`);
    await forget([operation]);
  };

  const append = async (operations: readonly Operation[]): Promise<void> => {
    for (const [path, group] of Map.groupBy(operations, (operation) => operation.path)) {
      onStep(`append ${path}`);
      await digests.appending(path, () => applyAppends(group, folder));
      onStep(`appended ${path}`);
    }
    await forget(operations);
  };

  // The files are on the disk by now. After a power cut that undoes this note, the next start looks again.
  const forget = (operations: readonly Operation[]): Promise<void> =>
    database.note(() => {
      for (const { id } of operations) database.run("DELETE FROM file_operation WHERE id = ?", id);
      digests.follow();
    });

  const applyAfterWork = async (): Promise<void> => {
    while (held) await held;
    applying += 1;
    try {
      await applyAll();
    } finally {
      applying -= 1;
    }
  };

  const requireOpen = (): void => {
    if (!closing.signal.aborted) return;
    throw new GraceMarError("record_closed", "this process does not hold the Record any more");
  };

  const begin = (): Promise<void> => {
    const current = applyAfterWork().finally(() => {
      if (round === current) round = undefined;
    });
    round = current;
    return current;
  };

  const settle = (): Promise<void> => {
    if (!round) return begin();
    // The round that is running may have read its operations before ours were committed.
    nextRound ??= round
      .catch(() => undefined)
      .then(() => {
        nextRound = undefined;
        return begin();
      });
    return nextRound;
  };

  const between = async <T>(work: () => Promise<T>): Promise<T> => {
    // Nothing is committed that the files do not hold yet: a copy of state.db then has no journal to carry out.
    const isMoving = (): boolean =>
      held !== undefined || applying > 0 || (mayHaveWork && !closing.signal.aborted);
    for (await settle(); isMoving(); await settle()) {
      await setImmediate();
    }
    requireOpen();
    const working = work();
    held = working.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await working;
    } finally {
      held = undefined;
    }
  };

  return {
    prepare: largeTexts.prepare,
    add: (job, { edits = [], appends = [] }) => {
      const outside = [...edits, ...appends].find(({ path }) => !isJournalPath(path));
      if (outside) throw outsideError(outside.path);
      mayHaveWork = true;
      for (const edit of edits) {
        const { path, beforeSha, afterSha, data, beside } = largeTexts.prepared(edit);
        database.run(
          `INSERT INTO file_operation (job, path, mode, data, before_sha, after_sha, beside)
           VALUES (?, ?, 'replace', ?, ?, ?, ?)`,
          job,
          path,
          data,
          beforeSha,
          afterSha,
          beside,
        );
      }
      for (const { path, text, header = "" } of appends) {
        const end = endOf(path, database, folder);
        database.run(
          "INSERT INTO file_operation (job, path, mode, data, offset) VALUES (?, ?, 'append', ?, ?)",
          job,
          path,
          // Whoever wrote the text: a control character would make the whole file unreadable for many programs.
          (end.size === 0 ? header : end.isWithinLine ? "\n" : "") + plainText(text),
          end.size,
        );
      }
    },
    settle,
    exclusively: (work) => {
      const turn = lastTurn.then(async () => {
        await settle();
        requireOpen();
        try {
          return await work();
        } finally {
          await settle();
          await largeTexts.dropUnused();
        }
      });
      lastTurn = turn.catch(() => undefined);
      return turn;
    },
    afterEdits: async (work) => {
      const isEditing =
        mayHaveWork && database.get("SELECT 1 FROM file_operation WHERE mode = 'replace' LIMIT 1");
      if (isEditing) await within(EDITS_MS, settle()).catch(() => undefined);
      return work();
    },
    between,
    quietly: (work) =>
      between(async () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        // The commit that is asked for in that moment is before theirs.
        const current = promise.then(() => setImmediate());
        const letOthersCommit = (): void => {
          if (quiet === current) quiet = undefined;
          resolve();
        };
        quiet = current;
        try {
          // Commits that others asked for before are made now.
          await database.note(() => undefined);
          return await work(letOthersCommit);
        } finally {
          letOthersCommit();
        }
      }),
    quiet: () => quiet,
    waitingCount: () =>
      database.get<{ n: number }>("SELECT count(*) AS n FROM file_operation")?.n ?? 0,
    close: () => {
      closing.abort();
    },
    closed: closing.signal,
  };
}

function takeWhile<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !test(item));
  return items.slice(0, end === -1 ? items.length : end);
}

/** Short reason of a failed file operation, for the operator. */
export function fileErrorReason(error: unknown): Factual {
  const code = codeOf(error);
  if (code === "ENOSPC" || isFull(error)) return factual`the disk is full`;
  if (code === "EDQUOT") return factual`the quota of this user on the disk is used up`;
  if (code === "EMFILE" || code === "ENFILE") return factual`too many files are open (${{ code }})`;
  if (code === "EACCES" || code === "EPERM") return factual`no permission to write (${{ code }})`;
  if (code === "EROFS") return factual`the file system is read-only`;
  return factual`${{ code }}`;
}
