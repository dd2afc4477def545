// A peek reads a Record's state.db from outside, without its lock. Opening the file in place could do harm: root
// listing other users' Records would leave a -wal that belongs to root, which their bots could not open any more. So
// its files are copied to a private folder, read there, and the copy is deleted.

import { copyFileSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GraceMarError } from "../../errors.ts";
import { CLAIMED_IN_ORDER, type Claimed } from "../access.ts";
import { readLastStart, type LastStart } from "../last-start.ts";

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
  return peek(recordFolder, glance);
}

/** People who came in by a claim link and still have access; none where no bot has run. @throws when unreadable. */
export function peekClaimed(recordFolder: string): readonly Claimed[] {
  const rows = peek(recordFolder, (sqlite) => sqlite.prepare(CLAIMED_IN_ORDER).all());
  return (rows ?? []) as unknown as readonly Claimed[];
}

/** One setting of state.db (state/settings.ts). @throws when it cannot be read. */
export function peekSetting(recordFolder: string, key: string): string | undefined {
  return peek(recordFolder, (sqlite) => settingOf(sqlite, key));
}

/** The verdict of SQLite's check: "ok", or the first fault. @throws when it cannot be read. */
export function peekSoundness(recordFolder: string): string | undefined {
  return peek(recordFolder, (sqlite) =>
    String(sqlite.prepare("PRAGMA quick_check(1)").get()?.["quick_check"]),
  );
}

/**
 * Pid of the process, of any user, that holds the Record. It needs Linux, where the kernel lists its locks. Elsewhere,
 * and for processes outside this container, it finds none.
 */
export function stateHolder(recordFolder: string): number | undefined {
  try {
    const stats = statSync(statePath(recordFolder));
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
const COPY_TRIES = 5;

function peek<T>(recordFolder: string, look: (sqlite: DatabaseSync) => T): T | undefined {
  const path = statePath(recordFolder);
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  const copy = mkdtempSync(join(tmpdir(), "grace-mar-list-"));
  try {
    copyUnchanged(path, join(copy, "state.db"));
    const sqlite = new DatabaseSync(join(copy, "state.db"), { readOnly: true });
    try {
      return look(sqlite);
    } finally {
      sqlite.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function statePath(recordFolder: string): string {
  return join(recordFolder, ".runtime", "state.db");
}

/** Copies a database with its log, and starts again when a running bot wrote in between. */
function copyUnchanged(path: string, target: string): void {
  for (let tries = 1; tries <= COPY_TRIES; tries += 1) {
    const before = versions(path);
    copyFileSync(path, target);
    rmSync(`${target}-wal`, { force: true });
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })) {
      copyFileSync(`${path}-wal`, `${target}-wal`);
    }
    if (versions(path) === before) return;
  }
  throw new GraceMarError("state_busy", "state.db changes faster than it can be copied: try again");
}

function versions(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => {
      const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
      // A link could lead anywhere, and the caller may be root.
      if (stats && !stats.isFile()) throw new GraceMarError("state_unusable", "it is not a file");
      return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : "absent";
    })
    .join("|");
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
