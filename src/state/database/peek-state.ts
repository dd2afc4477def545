// A peek reads a Record's state.db from outside, without its lock. Opening the file in place could do harm: root
// listing other users' Records would leave a -wal that belongs to root, which their bots could not open any more. A copy
// would stay when the process is ended. So its bytes are read into memory. Proof: test/state/peek-state.test.ts.

import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StateError } from "../../errors.ts";
import { linkError } from "../../record/links.ts";
import { CLAIMED_IN_ORDER, type Claimed } from "../access.ts";
import { readLastStart, type LastStart } from "../last-start.ts";
import { databaseImage, MOST_IN_A_COMMAND } from "./image.ts";
import { holdsPlainTables, quickCheck } from "./plain-tables.ts";
import { hasShortSchema, hasShortSchemaAt } from "./short-schema.ts";
import { TALK_BEFORE } from "./talk.ts";

/** The last bot's name and mode are absent where none has noted them yet. */
export interface StateGlance extends Partial<LastStart> {
  readonly ownersByEnvironment: number;
  /** Owners by claim link. */
  readonly claimedOwners: number;
  /** Messages that were taken in and are not answered yet. */
  readonly waitingMessages: number;
  /** Arrival of the newest message that is still remembered: ISO 8601 in UTC. */
  readonly newestMessageAt?: string;
}

/**
 * A summary of `<Record>/.runtime/state.db`; undefined where no bot has run.
 * @throws when it cannot be read.
 */
export function peekState(recordFolder: string): StateGlance | undefined {
  return peek(recordFolder, glance, MOST_IN_A_COMMAND);
}

/** People who came in by a claim link and still have access; none where no bot has run. @throws when unreadable. */
export function peekClaimed(recordFolder: string): readonly Claimed[] {
  const rows = peek(
    recordFolder,
    (sqlite) => sqlite.prepare(CLAIMED_IN_ORDER).all(),
    MOST_IN_A_COMMAND,
  );
  return (rows ?? []) as unknown as readonly Claimed[];
}

/** One setting of state.db (state/settings.ts). @throws when it cannot be read. */
export function peekSetting(recordFolder: string, key: string): string | undefined {
  return peek(recordFolder, (sqlite) => settingOf(sqlite, key), MOST_IN_A_COMMAND);
}

/** The verdict of SQLite's check: "ok", or the first fault. @throws when it cannot be read. */
export function peekSoundness(recordFolder: string): string | undefined {
  return peek(recordFolder, (sqlite) => quickCheck(sqlite, "main"), MOST_IN_A_COMMAND);
}

/**
 * True when words of a talk from before a moment stand in it; so does a database of an earlier version, which does not know
 * when they were said. Undefined where no bot has run.
 * @param from `scratch`: a copy of one's own without a log, which SQLite may read in its place, page by page.
 * @throws when it cannot be read.
 */
export function peekTalkBefore(
  recordFolder: string,
  before: Date,
  from: "aside" | "scratch" = "aside",
): boolean | undefined {
  const look = (sqlite: DatabaseSync): boolean => {
    const verdict = quickCheck(sqlite, "main");
    if (verdict !== "ok") throw new StateError(verdict);
    const isDated = sqlite
      .prepare("SELECT 1 FROM pragma_table_info('message') WHERE name = 'said_at'")
      .get();
    return !isDated || sqlite.prepare(TALK_BEFORE).get(before.getTime()) !== undefined;
  };
  return from === "aside" ? peek(recordFolder, look) : peekInPlace(recordFolder, look);
}

/** What a journal still waits for. */
export interface JournalGlance {
  readonly waiting: number;
  /** Names of files under `.runtime` with large texts of it. */
  readonly beside: ReadonlySet<string>;
}

/** What the journal in state.db still waits for; nothing where no bot has run. @throws when it cannot be read. */
export function peekJournal(recordFolder: string): JournalGlance {
  const glance = peek(recordFolder, (sqlite) => {
    const column = "SELECT 1 FROM pragma_table_info('file_operation') WHERE name = 'beside'";
    // An earlier version has no such files.
    const beside = sqlite.prepare(column).get()
      ? sqlite.prepare("SELECT beside FROM file_operation WHERE beside IS NOT NULL").all()
      : [];
    const waiting = sqlite.prepare("SELECT count(*) AS value FROM file_operation").get();
    return {
      waiting: Number(waiting?.["value"]),
      beside: new Set(beside.map(({ beside }) => String(beside))),
    };
  });
  return glance ?? { waiting: 0, beside: new Set() };
}

/**
 * Pid of the process, of any user, that holds the Record. It needs Linux, where the kernel lists its locks. Elsewhere,
 * and for processes outside this container, it finds none.
 */
export function stateHolder(recordFolder: string): number | undefined {
  try {
    requireOwn(recordFolder);
    const stats = lstatSync(statePath(recordFolder));
    // "1: POSIX  ADVISORY  WRITE 4711 fe:00:131084 1073741824 1073742335"; the range is SQLite's.
    const holders = readFileSync("/proc/locks", "utf8")
      .split("\n")
      .flatMap((line) => {
        const [pid, inode, from] = line.split(/\s+/).slice(4);
        const isIts = inode?.split(":")[2] === String(stats.ino) && Number(from) >= SQLITE_LOCKS;
        return isIts ? [Number(pid)] : [];
      });
    return holders[0];
  } catch {
    return undefined;
  }
}

// https://www.sqlite.org/fileformat2.html, "The Lock-Byte Page"
const SQLITE_LOCKS = 1_073_741_824;

function peek<T>(
  recordFolder: string,
  look: (sqlite: DatabaseSync) => T,
  most?: number,
): T | undefined {
  requireOwn(recordFolder);
  const path = statePath(recordFolder);
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  const sqlite = new DatabaseSync(":memory:");
  try {
    // An empty file is an empty database.
    const image = databaseImage(path, most);
    if (!hasShortSchema(image)) throw new StateError(TOO_MANY_TABLES);
    if (image.length > 0) sqlite.deserialize(image);
    return lookAt(sqlite, look);
  } finally {
    sqlite.close();
  }
}

function peekInPlace<T>(recordFolder: string, look: (sqlite: DatabaseSync) => T): T {
  const path = statePath(recordFolder);
  if (!hasShortSchemaAt(path)) throw new StateError(TOO_MANY_TABLES);
  const sqlite = new DatabaseSync(path);
  try {
    return lookAt(sqlite, look);
  } finally {
    sqlite.close();
  }
}

function lookAt<T>(sqlite: DatabaseSync, look: (sqlite: DatabaseSync) => T): T {
  sqlite.exec("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON");
  if (!holdsPlainTables(sqlite, "main")) {
    throw new StateError("it holds no plain tables, as a bot's state.db does");
  }
  return look(sqlite);
}

const TOO_MANY_TABLES = "it holds far more tables than a bot's state.db";

/** A link could lead to another person's, and the caller may be root. */
function requireOwn(recordFolder: string): void {
  for (const folder of [recordFolder, join(recordFolder, ".runtime")]) {
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) throw linkError(folder);
  }
}

function statePath(recordFolder: string): string {
  return join(recordFolder, ".runtime", "state.db");
}

function glance(sqlite: DatabaseSync): StateGlance {
  const one = (sql: string): unknown => sqlite.prepare(sql).get()?.["value"] ?? undefined;
  const newest = one("SELECT max(received_at) AS value FROM inbox");
  return {
    ownersByEnvironment: 0,
    ...readLastStart({ get: (key) => settingOf(sqlite, key) }),
    claimedOwners: Number(one("SELECT count(*) AS value FROM access WHERE role = 'owner'")),
    waitingMessages: Number(one("SELECT count(*) AS value FROM inbox WHERE state = 'new'")),
    ...(typeof newest === "number" && { newestMessageAt: new Date(newest).toISOString() }),
  };
}

function settingOf(sqlite: DatabaseSync, key: string): string | undefined {
  const value = sqlite.prepare("SELECT value FROM setting WHERE key = ?").get(key)?.["value"];
  return typeof value === "string" ? value : undefined;
}
