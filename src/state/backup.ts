// A backup packs a Record while its bot runs, between two steps of the journal, so that files and state.db belong
// together. Backups lie in `<Record>/.runtime/backups`; the newest 14 stay. Proof: test/state/backup.test.ts.

import { randomBytes } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { packRecord } from "../record/archive/archive.ts";
import { filePieces } from "../record/file-pieces.ts";
import { ensureOwnFolder, removeFile, removeFolder, replaceByWriting } from "../record/files.ts";
import { createFile } from "../record/new-file.ts";
import type { RecordStore } from "../record/store.ts";
import { copyState } from "./database/copy-state.ts";
import type { StateDatabase } from "./database/database.ts";
import type { RecordJournal } from "./journal/record-journal.ts";
import { placeIn } from "../record/links.ts";
import { withScratch } from "./scratch.ts";

export interface Backup {
  /** Absolute path. */
  readonly path: string;
  readonly bytes: number;
  /** Links and special files, which no archive takes. */
  readonly leftOut: readonly string[];
}

export interface Backed {
  readonly store: Pick<RecordStore, "folder" | "recordId">;
  readonly state: { readonly database: StateDatabase; readonly journal: RecordJournal };
  readonly now: () => Date;
}

/** Folder of the backups, relative to the Record's. */
export const BACKUPS = join(".runtime", "backups");

/** Makes a backup now. @throws RecordError when a file cannot be read, or when all files together are too large. */
export async function makeBackup({ store, state, now }: Backed): Promise<Backup> {
  const folder = placeIn(store.folder, BACKUPS);
  await ensureOwnFolder(folder);
  const path = join(folder, `${stampOf(now())}-${randomBytes(2).toString("hex")}.zip`);
  const { bytes, leftOut } = await withScratch(store.folder, async (scratch) => {
    const copy = join(scratch, "state.db");
    await createFile(copy, "");
    return state.journal.between(async () => {
      // At this line the journal is empty. A step later others may have committed what the files, which wait, do not hold.
      copyState(state.database, copy);
      return replaceByWriting(
        path,
        (file) => packRecord(store, now(), file, { state: () => filePieces(copy) }),
        state.journal.closed,
      );
    });
  });
  // By its name the new one may be the oldest: the clock may be behind.
  const others = (await pastBackupsIn(folder, now())).filter((name) => name !== basename(path));
  for (const name of others.slice(0, 1 - KEPT)) await removeFile(join(folder, name));
  return { path, bytes, leftOut };
}

/** Makes a backup unless this day (in UTC) has one. */
export async function makeDailyBackup(backed: Backed): Promise<void> {
  const folder = placeIn(backed.store.folder, BACKUPS);
  await ensureOwnFolder(folder);
  const today = stampOf(backed.now()).slice(0, "2026-01-01".length);
  if ((await backupsIn(folder)).some((name) => name.startsWith(today))) return;
  await makeBackup(backed);
}

/** An export on disk. Whoever asked for it removes it. */
export interface Exported extends Backup {
  readonly remove: () => Promise<void>;
}

/**
 * The Record without any files of the process, for its owner to take away.
 * @param packedBytes most bytes of the archive. @throws RecordError "archive_too_large" beyond it.
 */
export async function exportRecord(
  { store, state, now }: Backed,
  packedBytes?: number,
): Promise<Exported> {
  const folder = placeIn(store.folder, EXPORTS);
  await ensureOwnFolder(folder);
  const path = join(folder, `${randomBytes(6).toString("hex")}.zip`);
  const made = await state.journal.between(() =>
    replaceByWriting(path, (file) =>
      packRecord(store, now(), file, { ...(packedBytes !== undefined && { packedBytes }) }),
    ),
  );
  return { path, ...made, remove: () => removeFile(path) };
}

/** Removes exports that nobody fetched before the process ended. */
export function removeExports(recordFolder: string): Promise<void> {
  return removeFolder(placeIn(recordFolder, EXPORTS));
}

/** Removes exports that nobody fetched since a moment: the command that asked for one was ended. */
export async function removeExportsBefore(recordFolder: string, before: Date): Promise<void> {
  const folder = placeIn(recordFolder, EXPORTS);
  if (!(await lstat(folder).catch(() => undefined))?.isDirectory()) return;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => undefined);
    if (stats?.isFile() && stats.mtimeMs < before.getTime()) await removeFile(path);
  }
}

/** Bytes of a file that is sent. Bot API, sendDocument: "files of any type of up to 50 MB". */
export const DOCUMENT_LIMIT = 50_000_000;

/** Folder of exports on their way out, relative to the Record's. */
const EXPORTS = join(".runtime", "exports");

/** Removes the backups of a Record that were made before a moment, all but the newest. */
export async function removeBackupsBefore(
  recordFolder: string,
  before: Date,
  now: Date,
): Promise<void> {
  const folder = placeIn(recordFolder, BACKUPS);
  await ensureOwnFolder(folder);
  // The newest may be the only one. What is too old goes out of it, too (`shortenCopies`).
  for (const name of (await pastBackupsIn(folder, now)).slice(0, -1)) {
    if (name < stampOf(before)) await removeFile(join(folder, name));
  }
}

const KEPT = 14;

/** The backups among these names, oldest first. Their names begin with the time. */
export function backupNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T[\w-]+\.zip$/.test(name)).toSorted();
}

/**
 * Those that are not named in the future. Others were made while the clock was ahead, or are looked at by one that is behind: they
 * stay, and put no other one out.
 */
async function pastBackupsIn(folder: string, now: Date): Promise<readonly string[]> {
  const tomorrow = stampOf(new Date(now.getTime() + DAY_MS));
  return (await backupsIn(folder)).filter((name) => name < tomorrow);
}

const DAY_MS = 24 * 60 * 60_000;

async function backupsIn(folder: string): Promise<readonly string[]> {
  return backupNames(await readdir(folder));
}

/** A time for file names. It has no colon, because of Windows. */
function stampOf(date: Date): string {
  return date.toISOString().replaceAll(/[:.]/g, "-");
}
