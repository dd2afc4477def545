// Words out of the copies of a Record: backups, and folders that a restore put aside. Each copy is replaced whole or left
// as it was; doing it again finds nothing more. A copy that cannot be read is not kept.

import { randomBytes } from "node:crypto";
import { lstat, readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { repackRecord, unpackRecord } from "../record/archive.ts";
import { RecordError } from "../errors.ts";
import { ensureFolder, removeFile, removeFolder, replaceFile } from "../record/files.ts";
import { forgetInFiles } from "../record/forget-files.ts";
import type { ForgetTarget } from "../record/forget-target.ts";
import { readTree } from "../record/tree.ts";
import { BACKUPS } from "./backup.ts";
import { heldRows, removeForgetCards } from "./forget-rows.ts";
import { openState } from "./open-state.ts";

/** A copy that holds it, or that cannot be read. */
export interface HeldCopy {
  /** Relative to the Record's folder. */
  readonly path: string;
  readonly count: number;
  readonly isUnreadable: boolean;
  remove(): Promise<void>;
}

/** What a folder's files say, and which of them nobody can read as text. */
interface FolderTexts {
  readonly texts: ReadonlyMap<string, string>;
  readonly unreadable: ReadonlyMap<string, Buffer>;
}

/** All copies of the Record in `folder`. */
export async function heldCopies(
  folder: string,
  target: ForgetTarget,
): Promise<readonly HeldCopy[]> {
  const copies = [...(await backupsIn(folder, target, folder)), ...(await damagedIn(folder))];
  for (const aside of await foldersAside(folder)) {
    copies.push(...(await inStillFolder(aside, target, folder)));
    copies.push(...(await backupsIn(aside, target, folder)), ...(await damagedIn(aside)));
  }
  return copies;
}

/** Texts of a Record's folder, without what belongs to the process and to git. */
export async function readTexts(folder: string): Promise<FolderTexts> {
  const { files } = await readTree(folder, {
    skip: (name) => [".runtime", ".git"].includes(name),
    maxBytes: 1024 ** 3,
  });
  return textsOf(files);
}

function textsOf(files: ReadonlyMap<string, Uint8Array>): FolderTexts {
  const texts = new Map<string, string>();
  const unreadable = new Map<string, Buffer>();
  for (const [name, bytes] of files) {
    const text = decode(bytes);
    if (text === undefined) unreadable.set(name, Buffer.from(bytes));
    else texts.set(name, text);
  }
  return { texts, unreadable };
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What restores put aside, and what a kill left of one. */
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
): Promise<readonly HeldCopy[]> {
  const backups = join(folder, BACKUPS);
  const names = await namesIn(backups);
  const held: HeldCopy[] = [];
  for (const name of names.filter((one) => one.endsWith(".zip")).toSorted()) {
    const file = join(backups, name);
    const path =
      folder === record ? join(BACKUPS, name) : join("..", basename(folder), BACKUPS, name);
    try {
      const { count, zip } = await withoutWords(await readFile(file), target, record);
      if (count > 0) {
        held.push({
          path,
          count,
          isUnreadable: false,
          remove: async () => replaceFile(file, await zip()),
        });
      }
    } catch {
      held.push({ path, count: 1, isUnreadable: true, remove: () => removeFile(file) });
    }
  }
  return held;
}

/** @throws RecordError when it is no backup of ours or is damaged. */
async function withoutWords(
  bytes: Buffer,
  target: ForgetTarget,
  record: string,
): Promise<{ readonly count: number; readonly zip: () => Promise<Buffer> }> {
  const archive = await unpackRecord(bytes);
  const changed = forgetInFiles(textsOf(archive.files).texts, target);
  const files = new Map(archive.files);
  for (const [name, { after }] of changed) files.set(name, Buffer.from(after));
  const state = archive.stateDb && (await stateWithout(archive.stateDb, target, record));
  const rows = state?.count ?? 0;
  const counts = [...changed.values()].map(({ found }) => Math.max(1, found.length));
  return {
    count: counts.reduce((sum, count) => sum + count, rows),
    zip: () => repackRecord(archive, files, rows > 0 ? state?.bytes : archive.stateDb),
  };
}

/** Where a copy of state.db is worked on; what a kill leaves of it goes at the next start. */
const SCRATCH = join(".runtime", ".forgetting");

/** Takes away what a kill left. */
export function removeScratch(record: string): Promise<void> {
  return removeFolder(join(record, SCRATCH));
}

async function stateWithout(
  bytes: Uint8Array,
  target: ForgetTarget,
  record: string,
): Promise<{ readonly bytes: Uint8Array; readonly count: number }> {
  const scratch = join(record, SCRATCH, randomBytes(6).toString("hex"));
  await ensureFolder(scratch);
  try {
    await replaceFile(join(scratch, "state.db"), bytes);
    const count = await purgeState(scratch, target);
    return { count, bytes: await readFile(join(scratch, "state.db")) };
  } finally {
    await removeFolder(scratch);
  }
}

/** A state.db that no process holds; gives how many rows went. */
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

/** A Record that nobody runs: put aside by a restore. */
async function inStillFolder(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<readonly HeldCopy[]> {
  const { texts } = await readTexts(folder);
  const path = join("..", basename(folder));
  const held: HeldCopy[] = [...forgetInFiles(texts, target)].map(([name, { after, found }]) => ({
    path: join(path, name),
    count: Math.max(1, found.length),
    isUnreadable: false,
    remove: () => replaceFile(join(folder, name), after),
  }));
  const runtime = join(folder, ".runtime");
  const state = await stateIn(runtime, target, record);
  if (!state || (state.count === 0 && !state.isUnreadable)) return held;
  const remove = state.isUnreadable
    ? () => removeFile(join(runtime, "state.db"))
    : async () => void (await purgeState(runtime, target));
  return [...held, { ...state, path: join(path, ".runtime", "state.db"), remove }];
}

async function stateIn(
  runtime: string,
  target: ForgetTarget,
  record: string,
): Promise<Pick<HeldCopy, "count" | "isUnreadable"> | undefined> {
  const path = join(runtime, "state.db");
  if (!(await lstat(path).catch(() => undefined))) return undefined;
  try {
    const { count } = await stateWithout(await readFile(path), target, record);
    // What stands only in the log of a process that died cannot be seen from here.
    const log = await lstat(`${path}-wal`).catch(() => undefined);
    return { count: Math.max(count, log && log.size > 0 ? 1 : 0), isUnreadable: false };
  } catch {
    return { count: 1, isUnreadable: true };
  }
}

/** Copies of a state.db that could not be opened: nobody can take anything out of them. */
async function damagedIn(folder: string): Promise<readonly HeldCopy[]> {
  const names = await namesIn(join(folder, ".runtime"));
  return names
    .filter((name) => name.startsWith("state.db.damaged-"))
    .map((name) => ({
      path: join(".runtime", name),
      count: 1,
      isUnreadable: true,
      remove: () => removeFile(join(folder, ".runtime", name)),
    }));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const stats = await lstat(folder).catch(() => undefined);
  return stats?.isDirectory() ? readdir(folder) : [];
}
