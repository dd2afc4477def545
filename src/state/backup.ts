// A Record packed while its bot runs: between two steps of the journal, so that files and state.db belong together.
// Backups lie in `<Record>/.runtime/backups`, the newest 14.

import { randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { packRecord, type PackedRecord } from "../record/archive/archive.ts";
import { ensureFolder, removeFile, removeLeftovers, replaceFile } from "../record/files.ts";
import type { RecordStore } from "../record/store.ts";
import type { StateDatabase } from "./database.ts";
import type { RecordJournal } from "./record-journal.ts";

export interface Backup {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** What no archive takes: links, special files. */
  readonly leftOut: readonly string[];
}

export interface Backed {
  readonly store: Pick<RecordStore, "folder" | "recordId">;
  readonly state: { readonly database: StateDatabase; readonly journal: RecordJournal };
  readonly now: () => Date;
}

/** Folder of a Record's backups, relative to its own. */
export const BACKUPS = join(".runtime", "backups");

/** @throws RecordError when a file cannot be read or all is too much. */
export async function makeBackup({ store, state, now }: Backed): Promise<Backup> {
  const folder = join(store.folder, BACKUPS);
  await ensureFolder(folder);
  await removeLeftovers(folder);
  const { zip, leftOut } = await state.journal.between(async () => {
    // Its name is that of a leftover, so that the next backup takes it away after a kill.
    const copy = join(folder, `.state.${randomBytes(6).toString("hex")}.tmp`);
    try {
      // Both in this moment: later the database may run ahead of the files, which wait.
      state.database.all("VACUUM INTO ?", copy);
      return await packRecord(store, now(), await readFile(copy));
    } finally {
      await removeFile(copy);
    }
  });
  const path = join(folder, `${stampOf(now())}-${randomBytes(2).toString("hex")}.zip`);
  await replaceFile(path, zip);
  const names = await backupsIn(folder);
  for (const name of names.slice(0, -KEPT)) await removeFile(join(folder, name));
  return { path, bytes: zip.length, leftOut };
}

/** Makes a backup unless this day (in UTC) has one. */
export async function makeDailyBackup(backed: Backed): Promise<void> {
  const folder = join(backed.store.folder, BACKUPS);
  await ensureFolder(folder);
  const today = stampOf(backed.now()).slice(0, "2026-01-01".length);
  if ((await backupsIn(folder)).some((name) => name.startsWith(today))) return;
  await makeBackup(backed);
}

/** The plain Record without anything of the process, for its owner to take away. */
export function exportRecord({ store, state, now }: Backed): Promise<PackedRecord> {
  return state.journal.between(() => packRecord(store, now()));
}

/** Removes the backups of a Record that are older. */
export async function removeBackupsBefore(recordFolder: string, before: Date): Promise<void> {
  const folder = join(recordFolder, BACKUPS);
  await ensureFolder(folder);
  for (const name of await backupsIn(folder)) {
    if (name < stampOf(before)) await removeFile(join(folder, name));
  }
}

const KEPT = 14;

/** Those of the names that are backups, the oldest first: they begin with the time. */
export function backupNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T[\w-]+\.zip$/.test(name)).toSorted();
}

async function backupsIn(folder: string): Promise<readonly string[]> {
  return backupNames(await readdir(folder));
}

/** For file names, on Windows too: no colon. */
function stampOf(date: Date): string {
  return date.toISOString().replaceAll(/[:.]/g, "-");
}
