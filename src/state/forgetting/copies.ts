// Forgetting takes words out of the copies of a Record too: backups, and folders that a restore put aside. Each copy is
// replaced whole or left as it was, and a second run finds nothing more. A copy whose bytes are damaged is removed. One that
// cannot be read now (a full disk, no permission) stays and is named, as are files that cannot be changed.
// Proof: test/gate/forget-anywhere.test.ts and forget-backups.test.ts.

import { lstat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { repackRecord, withArchive, type RecordArchive } from "../../record/archive/archive.ts";
import { codeOf } from "../../errors.ts";
import { filePieces, requireRoom } from "../../record/file-pieces.ts";
import { fileSize, removeFile, replaceByWriting } from "../../record/files.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { BACKUPS } from "../backup.ts";
import { sweepStill } from "../leftovers.ts";
import { damagedStates, foldersAside, unlistedAsides, zipsIn } from "./copy-places.ts";
import {
  isDamaged,
  pathOf,
  RUNTIME,
  unlessGiven,
  type CopiesFindings,
  type HeldCopy,
} from "./held-copy.ts";
import { inScratch, retiredFrom } from "./purged-state.ts";
import { inStillFolder } from "./still-folder.ts";
import { removeDatabase } from "./still-state.ts";
import { searchStrays } from "./strays.ts";
import { searchTexts, textsInArchive, type FolderFindings } from "./texts.ts";
import { untilGiven } from "./until-given.ts";

/** All copies of the Record in `folder`. Digests go from those, too, that hold no word any more. */
export async function heldCopies(folder: string, target: ForgetTarget): Promise<CopiesFindings> {
  const reviews = [await orClosed(copiesIn(folder, target, folder), folder, folder)];
  const asides = await foldersAside(folder).catch(() => undefined);
  if (!asides) {
    const name = join("..", basename(unlistedAsides(folder)));
    reviews.push({ copies: [], beyond: [], sealed: [name] });
  }
  for (const aside of asides ?? []) {
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
