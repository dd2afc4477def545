// Forgetting takes words out of the copies of a Record too: backups, and folders that a restore put aside. Each copy is
// replaced whole or left as it was, and a second run finds nothing more. An unreadable copy is removed; files that
// cannot be changed are named. Proof: test/gate/forget-anywhere.test.ts.

import { randomBytes } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { repackRecord, withArchive, type RecordArchive } from "../../record/archive/archive.ts";
import { RecordError } from "../../errors.ts";
import { filePieces, requireRoom } from "../../record/file-pieces.ts";
import {
  ensureFolder,
  fileSize,
  removeFile,
  removeFolder,
  replaceByWriting,
  replaceFile,
} from "../../record/files.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { BACKUPS } from "../backup.ts";
import { heldRows, removeForgetCards } from "./rows.ts";
import { readTexts, searchStrays, searchTexts, sortFiles, type FolderTexts } from "./texts.ts";
import { openState } from "../database/open-state.ts";

/** A copy that holds the words, or that cannot be read. */
export interface HeldCopy {
  /** Path relative to the Record's folder. */
  readonly path: string;
  readonly count: number;
  readonly isUnreadable: boolean;
  remove(): Promise<void>;
}

export interface CopiesFindings {
  readonly copies: readonly HeldCopy[];
  /** Files that hold the words and cannot be changed: `backup.zip: notes.txt`. */
  readonly beyond: readonly string[];
  /** Files that could hold words in a form that cannot be read. */
  readonly sealed: readonly string[];
}

/** All copies of the Record in `folder` that hold the words or cannot be read. */
export async function heldCopies(folder: string, target: ForgetTarget): Promise<CopiesFindings> {
  const reviews = [await copiesIn(folder, target, folder)];
  for (const aside of await foldersAside(folder)) {
    reviews.push(await inStillFolder(aside, target, folder), await copiesIn(aside, target, folder));
  }
  return {
    copies: reviews.flatMap(({ copies }) => copies),
    beyond: reviews.flatMap(({ beyond }) => beyond),
    sealed: reviews.flatMap(({ sealed }) => sealed),
  };
}

/** Copies that the process keeps beside the Record's own files. */
async function copiesIn(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const backups = await backupsIn(folder, target, record);
  const strays = await searchStrays(join(folder, RUNTIME), target);
  const path = (name: string): string => pathOf(folder, record, join(RUNTIME, name));
  return {
    copies: [...backups.copies, ...(await damagedIn(folder, record))],
    beyond: [...backups.beyond, ...strays.beyond.map(path)],
    sealed: [...backups.sealed, ...strays.sealed.map(path)],
  };
}

const RUNTIME = ".runtime";

/** A path for people, relative to the Record's folder. */
function pathOf(folder: string, record: string, name: string): string {
  return folder === record ? name : join("..", basename(folder), name);
}

/** Folders that restores put aside, and what a kill left of a restore. */
async function foldersAside(folder: string): Promise<readonly string[]> {
  const [users, id] = [dirname(folder), basename(folder)];
  const isOurs = (name: string): boolean =>
    name.startsWith(`${id}.before-restore-`) ||
    name === `${id}.restored` ||
    ([`.${id}.`, `.${id}.restored.`].some((start) => name.startsWith(start)) &&
      /^[0-9a-f]{12}\.new$/.test(name.slice(-16)));
  return (await readdir(users)).filter(isOurs).map((name) => join(users, name));
}

async function backupsIn(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const names = (await namesIn(join(folder, BACKUPS))).filter((one) => one.endsWith(".zip"));
  const copies: HeldCopy[] = [];
  const beyond: string[] = [];
  const sealed: string[] = [];
  for (const name of names.toSorted()) {
    const file = join(folder, BACKUPS, name);
    const path = pathOf(folder, record, join(BACKUPS, name));
    try {
      const without = await withArchive(file, (archive) => withoutWords(archive, target, record));
      const { count } = without;
      beyond.push(...without.beyond.map((inner) => `${path}: ${inner}`));
      sealed.push(...without.sealed.map((inner) => `${path}: ${inner}`));
      if (count > 0) {
        copies.push({
          path,
          count,
          isUnreadable: false,
          remove: () => rewriteBackup(file, target, record),
        });
      }
    } catch {
      copies.push({ path, count: 1, isUnreadable: true, remove: () => removeFile(file) });
    }
  }
  return { copies, beyond, sealed };
}

/** The texts of a backup that change, and what stays. Other files are looked into one at a time. */
async function withoutWords(
  archive: RecordArchive,
  target: ForgetTarget,
  record: string,
): Promise<
  Pick<CopiesFindings, "beyond" | "sealed"> & {
    readonly count: number;
    readonly rows: number;
    readonly changed: ReadonlyMap<string, Uint8Array>;
  }
> {
  const { changed, beyond, sealed } = await searchTexts(await textsInArchive(archive), target);
  const rows = await inScratch(record, archive.stateDb, archive.statePieces, (folder) =>
    purgeState(folder, target),
  );
  const counts = [...changed.values()].map(({ found }) => Math.max(1, found.length));
  return {
    count: counts.reduce((sum, count) => sum + count, rows ?? 0),
    rows: rows ?? 0,
    beyond,
    sealed,
    changed: new Map([...changed].map(([name, { after }]) => [name, Buffer.from(after)])),
  };
}

function textsInArchive(archive: RecordArchive): Promise<FolderTexts> {
  const files = [...archive.files].map(([name, size]) => ({
    name,
    size,
    pieces: () => archive.pieces(name),
  }));
  return sortFiles(files, { linked: new Set(), closed: [] });
}

/** Writes a backup anew without the words, entry by entry, and puts it in the place of the old one. */
async function rewriteBackup(file: string, target: ForgetTarget, record: string): Promise<void> {
  await withArchive(file, async (archive) => {
    // The new one is hardly larger, and state.db is worked on beside it.
    await requireRoom(record, (await fileSize(file)) + 2 * (archive.stateDb ?? 0));
    const { changed } = await withoutWords(archive, target, record);
    const write = (state?: () => AsyncIterable<Uint8Array>): Promise<unknown> =>
      replaceByWriting(file, (to) => repackRecord(archive, changed, state, to));
    if (archive.stateDb === undefined) await write();
    await inScratch(record, archive.stateDb, archive.statePieces, async (folder) => {
      await purgeState(folder, target);
      await write(() => filePieces(join(folder, "state.db")));
    });
  });
}

/** Folder for work on a copy of state.db. The next start removes what a kill left in it. */
const SCRATCH = join(RUNTIME, ".forgetting");

/** Removes what a kill left. */
export function removeScratch(record: string): Promise<void> {
  return removeFolder(join(record, SCRATCH));
}

/** Works on a copy of a state.db; undefined where there is none. */
async function inScratch<T>(
  record: string,
  stateDb: number | undefined,
  pieces: () => AsyncIterable<Uint8Array>,
  work: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  if (stateDb === undefined) return undefined;
  const scratch = join(record, SCRATCH, randomBytes(6).toString("hex"));
  await ensureFolder(scratch);
  try {
    await replaceByWriting(join(scratch, "state.db"), (file) => file.writeFile(pieces()));
    return await work(scratch);
  } finally {
    await removeFolder(scratch);
  }
}

/** Takes the words out of a state.db that no process holds; gives the number of rows that went. */
async function purgeState(folder: string, target: ForgetTarget): Promise<number> {
  const { database, damagedFile } = openState(folder);
  try {
    if (damagedFile) throw new RecordError("its state.db is damaged");
    const rows = heldRows(database, target);
    const count = rows.reduce((sum, held) => sum + held.count, 0);
    await database.transact(() => {
      removeForgetCards(database);
      for (const held of rows) held.remove();
    });
    database.compact();
    return count;
  } finally {
    database.close();
  }
}

/** Looks into a Record that nobody runs, because a restore put it aside. */
async function inStillFolder(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const review = await searchTexts(await readTexts(folder), target);
  const path = (name: string): string => pathOf(folder, record, name);
  const held: HeldCopy[] = [...review.changed].map(([name, { after, found }]) => ({
    path: path(name),
    count: Math.max(1, found.length),
    isUnreadable: false,
    remove: () => replaceFile(join(folder, name), after),
  }));
  const runtime = join(folder, RUNTIME);
  const state = await stateIn(runtime, target, record);
  if (state && (state.count > 0 || state.isUnreadable)) {
    const remove = state.isUnreadable
      ? () => removeFile(join(runtime, "state.db"))
      : async () => void (await purgeState(runtime, target));
    held.push({ ...state, path: path(join(RUNTIME, "state.db")), remove });
  }
  return { copies: held, beyond: review.beyond.map(path), sealed: review.sealed.map(path) };
}

async function stateIn(
  runtime: string,
  target: ForgetTarget,
  record: string,
): Promise<Pick<HeldCopy, "count" | "isUnreadable"> | undefined> {
  const path = join(runtime, "state.db");
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return undefined;
  try {
    const count =
      (await inScratch(
        record,
        stats.size,
        () => filePieces(path),
        (folder) => purgeState(folder, target),
      )) ?? 0;
    // Rows that stand only in the log of a dead process cannot be seen from here.
    const log = await lstat(`${path}-wal`).catch(() => undefined);
    return { count: Math.max(count, log && log.size > 0 ? 1 : 0), isUnreadable: false };
  } catch {
    return { count: 1, isUnreadable: true };
  }
}

/** Copies of a state.db that could not be opened. Nothing can be taken out of them. */
async function damagedIn(folder: string, record: string): Promise<readonly HeldCopy[]> {
  const names = await namesIn(join(folder, RUNTIME));
  return names
    .filter((name) => name.startsWith("state.db.damaged-"))
    .map((name) => ({
      path: pathOf(folder, record, join(RUNTIME, name)),
      count: 1,
      isUnreadable: true,
      remove: () => removeFile(join(folder, RUNTIME, name)),
    }));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const stats = await lstat(folder).catch(() => undefined);
  return stats?.isDirectory() ? readdir(folder) : [];
}
