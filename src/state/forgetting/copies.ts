// Forgetting takes words out of the copies of a Record too: backups, and folders that a restore put aside. Each copy is
// replaced whole or left as it was, and a second run finds nothing more. A copy whose bytes are damaged is removed. One that
// cannot be read now (a full disk, no permission) stays and is named, as are files that cannot be changed.
// Proof: test/gate/forget-anywhere.test.ts and forget-backups.test.ts.

import { lstat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import {
  inOnePiece,
  repackRecord,
  withArchive,
  type RecordArchive,
} from "../../record/archive/archive.ts";
import { DamagedArchiveError } from "../../record/archive/zip-format.ts";
import { StateError, codeOf } from "../../errors.ts";
import { filePieces, requireRoom } from "../../record/file-pieces.ts";
import { requireNoLinksIn } from "../../record/links.ts";
import { fileSize, removeFile, replaceByWriting, replaceFile } from "../../record/files.ts";
import { retireDigests } from "./retired-digests.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { BACKUPS } from "../backup.ts";
import { sweepStill } from "../leftovers.ts";
import { withScratch } from "../scratch.ts";
import { damagedStates, foldersAside, zipsIn } from "./copy-places.ts";
import { retireRows } from "./digest-rows.ts";
import { heldRows, removeForgetCards } from "./rows.ts";
import { searchStrays } from "./strays.ts";
import { readTexts, searchTexts, textsInArchive } from "./texts.ts";
import type { FolderFindings } from "./texts.ts";
import { untilGiven } from "./until-given.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import type { StateDatabase } from "../database/database.ts";
import { databaseImage } from "../database/image.ts";
import { inStillState, removeDatabase } from "./still-state.ts";

/** A copy that holds the words, that may hold digests of them, or that is damaged. */
export interface HeldCopy {
  /** Path relative to the Record's folder. */
  readonly path: string;
  /** 0: only digests go. */
  readonly count: number;
  /** Its bytes are damaged: nobody can take anything out of it, so it goes as a whole. */
  readonly isUnreadable: boolean;
  /** @param signal given when this process may hold the Record no more: then the copy stays as it is. @throws its reason. */
  remove(signal: AbortSignal): Promise<void>;
}

export interface CopiesFindings {
  readonly copies: readonly HeldCopy[];
  /** Files that hold the words and cannot be changed: `backup.zip: notes.txt`. */
  readonly beyond: readonly string[];
  /** Files that could hold words in a form that cannot be read, and copies that cannot be read now. */
  readonly sealed: readonly string[];
}

/** All copies of the Record in `folder`. Digests go from those, too, that hold no word any more. */
export async function heldCopies(folder: string, target: ForgetTarget): Promise<CopiesFindings> {
  const reviews = [await orClosed(copiesIn(folder, target, folder), folder, folder)];
  for (const aside of await foldersAside(folder)) {
    for (const look of [inStillFolder, copiesIn]) {
      reviews.push(await orClosed(look(aside, target, folder), aside, folder));
    }
  }
  return {
    copies: reviews.flatMap(({ copies }) => copies),
    beyond: reviews.flatMap(({ beyond }) => beyond),
    sealed: [...new Set(reviews.flatMap(({ sealed }) => sealed))],
  };
}

export interface CopyWork {
  /** Runs work while nobody else changes the copies. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** No copy is changed once it is given. */
  readonly signal: AbortSignal;
}

/** Carries a forgetting out in one copy after the other. One that cannot be read or changed stays as it is. */
export async function purgeCopies(
  folder: string,
  target: ForgetTarget,
  { alone, signal }: CopyWork,
): Promise<void> {
  const purge = async (work: () => Promise<void>): Promise<void> => {
    if (!signal.aborted) await alone(work).catch(() => undefined);
  };
  const asides = await foldersAside(folder).catch(() => []);
  for (const aside of asides) {
    await purge(() => sweepStill(aside));
    await purge(async () => {
      const { copies } = await inStillFolder(aside, target, folder);
      for (const copy of copies) {
        if (!copy.isUnreadable) await copy.remove(signal);
      }
    });
  }
  for (const one of [folder, ...asides]) {
    for (const name of await zipsIn(one).catch(() => [])) {
      await purge(() => rewriteBackup(join(one, BACKUPS, name), target, folder, signal));
    }
  }
}

/** A folder that cannot be read now is named, and keeps nothing else from being forgotten. */
async function orClosed(
  look: Promise<CopiesFindings>,
  folder: string,
  record: string,
): Promise<CopiesFindings> {
  try {
    return await look;
  } catch {
    const isThere = await lstat(folder).catch(() => undefined);
    const name = folder === record ? RUNTIME : join("..", basename(folder));
    return { copies: [], beyond: [], sealed: isThere ? [name] : [] };
  }
}

/** Copies that the process keeps beside the Record's own files. */
async function copiesIn(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const backups = await backupsIn(folder, target, record);
  const strays = await searchStrays(join(folder, RUNTIME), target, folder === record);
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

async function backupsIn(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const copies: HeldCopy[] = [];
  const beyond: string[] = [];
  const sealed: string[] = [];
  for (const name of await zipsIn(folder)) {
    const file = join(folder, BACKUPS, name);
    const path = pathOf(folder, record, join(BACKUPS, name));
    try {
      const {
        count,
        beyond: held,
        sealed: closed,
      } = await withArchive(file, (archive) => reviewBackup(archive, target, record), {
        isOurs: true,
      });
      beyond.push(...held.map((inner) => `${path}: ${inner}`));
      sealed.push(...closed.map((inner) => `${path}: ${inner}`));
      const remove = (signal: AbortSignal): Promise<void> =>
        rewriteBackup(file, target, record, signal);
      copies.push({ path, count, isUnreadable: false, remove });
    } catch (error) {
      // A newer backup may have taken its place meanwhile.
      if (codeOf(error) === "ENOENT") continue;
      if (!isDamaged(error)) sealed.push(path);
      else
        copies.push({
          path,
          count: 1,
          isUnreadable: true,
          remove: unlessGiven(() => removeFile(file)),
        });
    }
  }
  return { copies, beyond, sealed };
}

/** For work of a moment. */
function unlessGiven(work: () => Promise<void>): HeldCopy["remove"] {
  return async (signal) => {
    signal.throwIfAborted();
    await work();
  };
}

/** True when nobody can read the bytes again. Everything else may pass, and then the copy can be read. */
function isDamaged(error: unknown): boolean {
  return error instanceof DamagedArchiveError || error instanceof StateError;
}

/** The effect of a forgetting on a backup. @throws as `withArchive` does; StateError when its state.db is damaged. */
async function reviewBackup(
  archive: RecordArchive,
  target: ForgetTarget,
  record: string,
): Promise<Pick<CopiesFindings, "beyond" | "sealed"> & { readonly count: number }> {
  const { found, retired } = await textsWithout(archive, target);
  const rows =
    archive.stateDb === undefined
      ? 0
      : await inScratch(
          record,
          archive.statePieces,
          { target, retired },
          async (_, count) => count,
        );
  const counts = [...found.changed.values()].map(({ found: words }) => Math.max(1, words.length));
  const count = counts.reduce((sum, one) => sum + one, rows);
  return { count, beyond: found.beyond, sealed: found.sealed };
}

/** Writes a backup anew without the words, entry by entry, and puts it in the place of the old one. */
async function rewriteBackup(
  file: string,
  target: ForgetTarget,
  record: string,
  signal: AbortSignal,
): Promise<void> {
  const rewrite = async (whole: RecordArchive): Promise<void> => {
    const archive = untilGiven(signal, whole);
    // The new one is hardly larger, and state.db is worked on beside it.
    await requireRoom(record, (await fileSize(file)) + 2 * (archive.stateDb ?? 0));
    const { retired } = await textsWithout(archive, target);
    const changed = new Map(
      [...retired.changed].map(([name, { after }]) => [name, Buffer.from(after)]),
    );
    const write = async (state?: () => AsyncIterable<Uint8Array>): Promise<void> => {
      await replaceByWriting(file, (to) => repackRecord(archive, changed, state, to), signal);
    };
    if (archive.stateDb === undefined) return write();
    return inScratch(record, archive.statePieces, { target, retired }, (state) =>
      write(() => filePieces(state)),
    );
  };
  await withArchive(file, rewrite, { isOurs: true });
}

/** The texts of an archive, and the change of them. Other files are looked into one at a time. */
async function textsWithout(
  archive: RecordArchive,
  target: ForgetTarget,
): Promise<{
  readonly found: FolderFindings;
  readonly retired: ReturnType<typeof retiredFrom>;
}> {
  const read = await textsInArchive(archive);
  const found = await searchTexts(read, target);
  return { found, retired: retiredFrom(found.texts, found.changed) };
}

/** What `retireRows` needs to know of the files beside a state.db. */
type RetiredFrom = Parameters<typeof retireRows>[1];

function retiredFrom(
  texts: FolderFindings["texts"],
  purged: FolderFindings["changed"],
): RetiredFrom & Pick<FolderFindings, "changed"> {
  const { changed, renamed } = retireDigests(texts, purged);
  const pending = changed.get("PENDING-REVIEW.md")?.after ?? texts.get("PENDING-REVIEW.md") ?? "";
  return { changed, renamed, pending };
}

/**
 * Works on a copy of a state.db, from which the words are gone, and the key, which backups of
 * earlier versions have; gives the number of rows that went as well.
 */
function inScratch<T>(
  record: string,
  pieces: () => AsyncIterable<Uint8Array>,
  { target, retired }: { readonly target: ForgetTarget; readonly retired: RetiredFrom },
  work: (state: string, count: number) => Promise<T>,
): Promise<T> {
  return withScratch(record, async (scratch) => {
    const state = join(scratch, "state.db");
    await replaceByWriting(state, (file) => file.writeFile(pieces()));
    return work(state, await purgeState(scratch, target, retired, dropKey));
  });
}

function dropKey(database: StateDatabase): void {
  database.run("DELETE FROM setting WHERE key = ?", TOMBSTONE_KEY);
}

/** Takes the words out of a state.db that no process holds; gives the number of rows that went. */
function purgeState(
  folder: string,
  target: ForgetTarget,
  retired: RetiredFrom,
  andAlso?: (database: StateDatabase) => void,
): Promise<number> {
  return inStillState(folder, (database) => {
    const rows = heldRows(database, target);
    removeForgetCards(database);
    for (const held of rows) held.remove();
    retireRows(database, retired);
    andAlso?.(database);
    return rows.reduce((sum, held) => sum + held.count, 0);
  });
}

/** Looks into a Record that nobody runs, because a restore put it aside. */
async function inStillFolder(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const read = await readTexts(folder);
  const review = await searchTexts(read, target);
  const retired = retiredFrom(review.texts, review.changed);
  const path = (name: string): string => pathOf(folder, record, name);
  const held: HeldCopy[] = [...retired.changed].map(([name, { after, found }]) => ({
    path: path(name),
    count: review.changed.has(name) ? Math.max(1, found.length) : 0,
    isUnreadable: false,
    remove: unlessGiven(() => replaceFile(join(folder, name), after)),
  }));
  const runtime = join(folder, RUNTIME);
  const state = await stateIn(runtime, target, record, retired);
  const sealed = review.sealed.map(path);
  if (state === "closed") sealed.push(path(join(RUNTIME, "state.db")));
  else if (state) {
    const remove = state.isUnreadable
      ? () => removeDatabase(join(runtime, "state.db"))
      : async () => void (await purgeState(runtime, target, retired));
    held.push({ ...state, path: path(join(RUNTIME, "state.db")), remove: unlessGiven(remove) });
  }
  return { copies: held, beyond: review.beyond.map(path), sealed };
}

/** The rows of a state.db; `closed` when it cannot be read now; undefined where there is none. */
async function stateIn(
  runtime: string,
  target: ForgetTarget,
  record: string,
  retired: RetiredFrom,
): Promise<Pick<HeldCopy, "count" | "isUnreadable"> | "closed" | undefined> {
  const path = join(runtime, "state.db");
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return undefined;
  try {
    requireNoLinksIn(runtime);
    const log = await lstat(`${path}-wal`).catch(() => undefined);
    const hasLog = log !== undefined && log.size > 0;
    // A process that was killed may leave a file that is sound only together with its log.
    const pieces = hasLog ? inOnePiece(databaseImage(path)) : () => filePieces(path);
    const count = await inScratch(record, pieces, { target, retired }, async (_, rows) => rows);
    return { count: Math.max(count, hasLog ? 1 : 0), isUnreadable: false };
  } catch (error) {
    return isDamaged(error) ? { count: 1, isUnreadable: true } : "closed";
  }
}

/** Copies of a state.db that could not be opened. Nothing can be taken out of them. */
async function damagedIn(folder: string, record: string): Promise<readonly HeldCopy[]> {
  const paths = await damagedStates(folder);
  return paths.map((path) => ({
    path: pathOf(folder, record, relative(folder, path)),
    count: 1,
    isUnreadable: true,
    remove: unlessGiven(() => removeDatabase(path)),
  }));
}
