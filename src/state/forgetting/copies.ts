// Forgetting takes words out of the copies of a Record too: backups, and folders that a restore put aside. Each copy is
// replaced whole or left as it was, and a second run finds nothing more. An unreadable copy is removed; files that
// cannot be changed are named. Proof: test/gate/forget-anywhere.test.ts.

import { randomBytes } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { factual } from "../../factual.ts";
import { repackRecord, unpackRecord } from "../../record/archive/archive.ts";
import { INSTALLED } from "../../installed.ts";
import { RecordError } from "../../errors.ts";
import {
  ensureOwnFolder,
  readWhole,
  removeFile,
  removeFolder,
  replaceFile,
} from "../../record/files.ts";
import { retireDigests } from "./retired-digests.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { BACKUPS } from "../backup.ts";
import { retireRows } from "./digest-rows.ts";
import { heldRows, removeForgetCards } from "./rows.ts";
import { readTexts, searchStrays, searchTexts, textsOf } from "./texts.ts";
import type { FolderFindings, FolderTexts } from "./texts.ts";
import { openState } from "../database/open-state.ts";
import { placeIn } from "../../record/links.ts";

/** A copy that holds the words, that may hold digests of them, or that cannot be read. */
export interface HeldCopy {
  /** Path relative to the Record's folder. */
  readonly path: string;
  /** 0: only digests go. */
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

/** All copies of the Record in `folder`. Digests go from those, too, that hold no word any more. */
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

/** Folders that restores and the installer put aside, and what a kill left of a restore. */
async function foldersAside(folder: string): Promise<readonly string[]> {
  const [users, id] = [dirname(folder), basename(folder)];
  const isOurs = (name: string): boolean =>
    name.startsWith(`${id}.before-restore-`) ||
    name === `${id}${INSTALLED}` ||
    name.startsWith(`${id}${INSTALLED}.~`) ||
    name === `${id}.restored` ||
    ([`.${id}.`, `.${id}.restored.`].some((start) => name.startsWith(start)) &&
      /^[0-9a-f]{12}\.new$/.test(name.slice(-16)));
  const found = await readdir(users, { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory() && isOurs(entry.name))
    .map(({ name }) => join(users, name));
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
      const without = await withoutWords(await readWhole(file), target, record);
      const { count, zip } = without;
      beyond.push(...without.beyond.map((inner) => `${path}: ${inner}`));
      sealed.push(...without.sealed.map((inner) => `${path}: ${inner}`));
      copies.push({
        path,
        count,
        isUnreadable: false,
        remove: async () => replaceFile(file, await zip()),
      });
    } catch {
      copies.push({ path, count: 1, isUnreadable: true, remove: () => removeFile(file) });
    }
  }
  return { copies, beyond, sealed };
}

/** The archive of a backup without the words. @throws RecordError when it is no backup of ours or is damaged. */
async function withoutWords(
  bytes: Buffer,
  target: ForgetTarget,
  record: string,
): Promise<
  Pick<CopiesFindings, "beyond" | "sealed"> & {
    readonly count: number;
    readonly zip: () => Promise<Buffer>;
  }
> {
  const archive = await unpackRecord(bytes);
  const read = textsOf(archive.files);
  const { changed, beyond, sealed } = await searchTexts({ ...read, closed: [] }, target);
  const retired = retiredFrom(read.texts, changed);
  const files = new Map(archive.files);
  for (const [name, { after }] of retired.changed) files.set(name, Buffer.from(after));
  const state = archive.stateDb && (await stateWithout(archive.stateDb, target, record, retired));
  const rows = state?.count ?? 0;
  const counts = [...changed.values()].map(({ found }) => Math.max(1, found.length));
  return {
    count: counts.reduce((sum, count) => sum + count, rows),
    beyond,
    sealed,
    zip: () => repackRecord(archive, files, state?.bytes),
  };
}

/** Folder for work on a copy of state.db. The next start removes what a kill left in it. */
const SCRATCH = join(RUNTIME, ".forgetting");

/** Removes what a kill left. */
export function removeScratch(record: string): Promise<void> {
  return removeFolder(join(record, SCRATCH));
}

/** What `retireRows` needs to know of the files beside a state.db. */
type RetiredFrom = Parameters<typeof retireRows>[1];

function retiredFrom(
  texts: FolderTexts["texts"],
  purged: FolderFindings["changed"],
): RetiredFrom & Pick<FolderFindings, "changed"> {
  const { changed, renamed } = retireDigests(texts, purged);
  const pending = changed.get("PENDING-REVIEW.md")?.after ?? texts.get("PENDING-REVIEW.md") ?? "";
  return { changed, renamed, pending };
}

async function stateWithout(
  bytes: Uint8Array,
  target: ForgetTarget,
  record: string,
  retired: RetiredFrom,
): Promise<{ readonly bytes: Uint8Array; readonly count: number }> {
  const scratch = join(placeIn(record, SCRATCH), randomBytes(6).toString("hex"));
  await ensureOwnFolder(scratch);
  try {
    await replaceFile(join(scratch, "state.db"), bytes);
    const count = await purgeState(scratch, target, retired);
    return { count, bytes: await readWhole(join(scratch, "state.db")) };
  } finally {
    await removeFolder(scratch);
  }
}

/** Takes the words out of a state.db that no process holds; gives the number of rows that went. */
async function purgeState(
  folder: string,
  target: ForgetTarget,
  retired: RetiredFrom,
): Promise<number> {
  const { database, damagedFile } = openState(folder);
  try {
    if (damagedFile) throw new RecordError(factual`its state.db is damaged`);
    const rows = heldRows(database, target);
    const count = rows.reduce((sum, held) => sum + held.count, 0);
    await database.transact(() => {
      removeForgetCards(database);
      for (const held of rows) held.remove();
      retireRows(database, retired);
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
  const read = await readTexts(folder);
  const review = await searchTexts(read, target);
  const retired = retiredFrom(read.texts, review.changed);
  const path = (name: string): string => pathOf(folder, record, name);
  const held: HeldCopy[] = [...retired.changed].map(([name, { after, found }]) => ({
    path: path(name),
    count: review.changed.has(name) ? Math.max(1, found.length) : 0,
    isUnreadable: false,
    remove: () => replaceFile(join(folder, name), after),
  }));
  const runtime = join(folder, RUNTIME);
  const state = await stateIn(runtime, target, record, retired);
  if (state) {
    const remove = state.isUnreadable
      ? () => removeFile(join(runtime, "state.db"))
      : async () => void (await purgeState(runtime, target, retired));
    held.push({ ...state, path: path(join(RUNTIME, "state.db")), remove });
  }
  return { copies: held, beyond: review.beyond.map(path), sealed: review.sealed.map(path) };
}

async function stateIn(
  runtime: string,
  target: ForgetTarget,
  record: string,
  retired: RetiredFrom,
): Promise<Pick<HeldCopy, "count" | "isUnreadable"> | undefined> {
  const path = join(runtime, "state.db");
  if (!(await lstat(path).catch(() => undefined))) return undefined;
  try {
    const { count } = await stateWithout(await readWhole(path), target, record, retired);
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
