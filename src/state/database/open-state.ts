// A Record has one SQLite file, held exclusively for the life of the process. Its lock is the single-writer lock of the
// Record, which the kernel releases at any death. Losing the file loses unfinished work, never the Record.
// Proof: test/state/open-state.test.ts.

import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fdatasync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  EXIT,
  GraceMarError,
  RecordBusyError,
  StateError,
  codeOf,
  errorMessage,
} from "../../errors.ts";
import { requireNoLinksIn } from "../../record/links.ts";
import { createDatabase, type LogFile, type StateDatabase } from "./database.ts";
import { databaseImage } from "./image.ts";
import { madeAt, SET } from "../settings.ts";
import { hasOwnSchema } from "./own-schema.ts";
import { MIGRATIONS } from "./schema.ts";
import { hasShortSchema, hasShortSchemaAt } from "./short-schema.ts";
import { isBusy, isDamage, isFull, SQLITE_CORRUPT } from "./sqlite-errors.ts";

export interface OpenedState {
  readonly database: StateDatabase;
  /** New name of a damaged file that was put aside. */
  readonly damagedFile?: string;
}

export interface OpenOptions {
  /** For tests: called when the file was found damaged, before anything is done about it. */
  readonly onDamage?: () => void;
  /** What a new file notes as the time of its making. */
  readonly now?: () => Date;
}

/**
 * Opens (or makes) `<folder>/state.db` and takes its lock.
 * @throws RecordBusyError when another process holds it.
 */
export function openState(
  folder: string,
  { onDamage = () => undefined, now = () => new Date() }: OpenOptions = {},
): OpenedState {
  const path = join(folder, "state.db");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { database: openDatabase(path, now) };
  } catch (error) {
    if (!isDamage(error)) throw toStateError(error, path);
    onDamage();
    return openInsteadOfDamaged(path, now);
  }
}

/**
 * A damaged file may have no lock that SQLite can take, so two processes may have found it. One after the other looks again,
 * and the second finds what the first has made.
 */
function openInsteadOfDamaged(path: string, now: () => Date): OpenedState {
  const turn = new DatabaseSync(`${path}.turn`, { timeout: 0 });
  try {
    turn.exec("BEGIN EXCLUSIVE");
    try {
      return { database: openDatabase(path, now) };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
    const damagedFile = `${path}.damaged-${Date.now()}`;
    // SQLite has moved what it can read of the log into the file. The rest would become the new one's, or be removed.
    for (const end of ["", "-wal", "-journal"]) {
      if (existsSync(path + end)) renameSync(path + end, damagedFile + end);
    }
    return { database: openDatabase(path, now), damagedFile };
  } catch (error) {
    throw toStateError(error, path);
  } finally {
    turn.close();
  }
}

/**
 * Opens `<folder>/state.db` of a copy: a backup, or a folder that was put aside. Somebody else may have made it, so it is not
 * opened, and stays as it is, unless its schema is one of ours.
 * @throws StateError when it is damaged, GraceMarError `state_foreign` when it is not ours, RecordError for a link.
 */
export function openCopiedState(folder: string): StateDatabase {
  const path = join(folder, "state.db");
  requireNoLinksIn(folder);
  requireNothingToRollBack(path);
  const isShort =
    sizeOf(`${path}-wal`) > 0 ? hasShortSchema(databaseImage(path)) : hasShortSchemaAt(path);
  if (!isShort) throw foreignError(path);
  try {
    return openDatabase(path, undefined, (sqlite) => {
      if (!hasOwnSchema(sqlite, knownVersion(sqlite))) throw foreignError(path);
    });
  } catch (error) {
    throw isDamage(error) ? new StateError(errorMessage(error), error) : toStateError(error, path);
  }
}

/** Ours has a log instead. SQLite would put pages out of such a file in the place of those that were looked at. */
function requireNothingToRollBack(path: string): void {
  if (sizeOf(`${path}-journal`) > 0) throw foreignError(path);
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function foreignError(path: string): GraceMarError {
  return new GraceMarError(
    "state_foreign",
    `${path} is not as this program makes it, so it is not worked on: remove that copy if nobody needs it`,
    { exitCode: EXIT.config },
  );
}

function toStateError(error: unknown, path: string): unknown {
  if (error instanceof GraceMarError) return error;
  if (isBusy(error)) {
    return new RecordBusyError(
      `another process already runs this Record (it holds ${path}): stop that one first`,
      error,
    );
  }
  // SQLite tells neither the system's word nor which of its files was refused.
  const refused = refusalOf(dirname(path)) ?? refusalOf(path) ?? refusalOf(`${path}-wal`);
  const reason = refused ? codeOf(refused) : errorMessage(error);
  return new GraceMarError("state_unusable", `${path} cannot be used: ${reason}`, {
    // A disk that is full now may have room at the next start.
    exitCode: isFull(error) || codeOf(error) === "ENOSPC" ? EXIT.unexpected : EXIT.config,
    cause: refused ?? error,
  });
}

/** The system's error for a file or folder that this process may not read and write. */
function refusalOf(path: string): unknown {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return codeOf(error) === "ENOENT" ? undefined : error;
  }
}

function openDatabase(
  path: string,
  now?: () => Date,
  look?: (sqlite: DatabaseSync) => void,
): StateDatabase {
  const sqlite = connect(path, now, look);
  return createDatabase(sqlite, openLog(`${path}-wal`));
}

/**
 * A second descriptor of the log. There must be none of state.db itself, because closing one would drop SQLite's lock
 * (https://www.sqlite.org/howtocorrupt.html, "posix advisory locks").
 */
function openLog(path: string): LogFile {
  const descriptor = openSync(path, "r+");
  let syncs = 0;
  let isClosed = false;
  const release = (): void => {
    if (isClosed && syncs === 0) closeSync(descriptor);
  };
  return {
    sync: () =>
      new Promise((resolve, reject) => {
        syncs += 1;
        fdatasync(descriptor, (error) => {
          syncs -= 1;
          release();
          if (error) reject(error);
          else resolve();
        });
      }),
    close: () => {
      isClosed = true;
      release();
    },
  };
}

/** @param look at a file before anything is written to it, or read of its tables. */
function connect(
  path: string,
  now?: () => Date,
  look?: (sqlite: DatabaseSync) => void,
): DatabaseSync {
  const sqlite = new DatabaseSync(path, { timeout: 0 });
  try {
    chmodSync(path, 0o600);
    // The order matters: exclusive locking must be on before the first access in WAL mode, so that no shared-memory
    // file is used and the lock is kept.
    sqlite.exec("PRAGMA locking_mode = EXCLUSIVE");
    look?.(sqlite);
    sqlite.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cache_size = -1024;
      PRAGMA journal_size_limit = 4194304;
      BEGIN EXCLUSIVE;
    `);
    requireSound(sqlite);
    if (migrate(sqlite) === "made" && now) {
      const { key, value } = madeAt(now());
      sqlite.prepare(SET).run(key, value);
    }
    sqlite.exec("COMMIT");
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Finds damage that SQLite would otherwise meet in the middle of a turn. */
function requireSound(sqlite: DatabaseSync): void {
  const verdict = sqlite.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  if (verdict === "ok") return;
  throw Object.assign(new Error(`quick_check: ${String(verdict)}`), { errcode: SQLITE_CORRUPT });
}

function knownVersion(sqlite: DatabaseSync): number {
  const version = Number(sqlite.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > MIGRATIONS.length) {
    throw new GraceMarError(
      "state_too_new",
      `state.db has version ${version}, but this program knows ${MIGRATIONS.length}: install the newer version again`,
      { exitCode: EXIT.config },
    );
  }
  return version;
}

function migrate(sqlite: DatabaseSync): "made" | "opened" {
  const version = knownVersion(sqlite);
  if (version === MIGRATIONS.length) return "opened";
  for (const statements of MIGRATIONS.slice(version)) sqlite.exec(statements);
  sqlite.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  return version === 0 ? "made" : "opened";
}
