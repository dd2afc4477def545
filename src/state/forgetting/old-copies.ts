// Old talk goes out of the copies of a Record, too: backups, and folders that a restore or the installer put
// aside. The copies themselves stay, for one may be the only one that somebody has. A copy without old talk is not written
// to, and other work goes on between two of them. Nothing can be taken out of a damaged state.db, so one that was put aside
// goes as a whole when all of it is old. Proof: test/operator/retention-copies.test.ts, retention-asides.test.ts.

import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { repackRecord, withArchive, type RecordArchive } from "../../record/archive/archive.ts";
import { joined } from "../../record/archive/zip.ts";
import { filePieces, requireRoom } from "../../record/file-pieces.ts";
import { ensureOwnFolder, removeFile, replaceByWriting, replaceFile } from "../../record/files.ts";
import { placeIn } from "../../record/links.ts";
import { BACKUPS } from "../backup.ts";
import { peekTalkBefore } from "../database/peek-state.ts";
import { forgetTalkBefore } from "../database/talk.ts";
import { besidePath } from "../journal/file-operations.ts";
import { sweepStill } from "../leftovers.ts";
import { besideNames } from "../journal/large-texts.ts";
import { withScratch } from "../scratch.ts";
import type { CopyWork } from "./copies.ts";
import { damagedStates, foldersAside, unlistedAsides, zipsIn } from "./copy-places.ts";
import { isLog, removeEmptied, shorter, shorterLogs } from "./old-talk.ts";
import { inStillState, removeDatabase } from "./still-state.ts";
import { StateError } from "../../errors.ts";
import { createRoom } from "../../record/forget/weight.ts";
import { recordTooLarge } from "../../record/bounds.ts";
import { factual } from "../../factual.ts";
import { untilGiven } from "./until-given.ts";

/** The first moment that is kept, also as a day of the Record (`2026-03-01`). */
export interface KeptFrom {
  readonly day: string;
  readonly before: Date;
}

/**
 * Takes what was said earlier out of every copy of the Record in `folder`.
 * @returns absolute paths of copies that cannot be looked into or changed now, or had not had their turn at the signal.
 */
export async function shortenCopies(
  folder: string,
  kept: KeptFrom,
  { alone, signal }: CopyWork,
): Promise<readonly string[]> {
  const left: string[] = [];
  const shorten = async (path: string, work: () => Promise<void>): Promise<void> => {
    try {
      signal.throwIfAborted();
      await alone(work);
    } catch {
      // It may have been removed meanwhile.
      if (await lstat(path).catch(() => undefined)) left.push(path);
    }
  };
  const asides = await foldersAside(folder).catch(() => {
    left.push(unlistedAsides(folder));
    return [];
  });
  for (const aside of asides) {
    await shorten(aside, () => sweepStill(aside));
    await shorten(aside, () => shortenFolder(aside, folder, kept, signal));
  }
  for (const one of [folder, ...asides]) {
    // A folder that is a link, or that cannot be read now.
    const orLeft = async (found: Promise<readonly string[]>): Promise<readonly string[]> => {
      try {
        return await found;
      } catch {
        left.push(join(one, ".runtime"));
        return [];
      }
    };
    for (const path of await orLeft(damagedStates(one))) {
      await shorten(path, () => removeOldState(path, kept));
    }
    for (const name of await orLeft(zipsIn(one))) {
      const path = join(one, BACKUPS, name);
      await shorten(path, () => shortenBackup(path, folder, kept, signal));
    }
  }
  return [...new Set(left)];
}

/** Its name says when it was put aside. All that was said in it was said before. @throws StateError for a younger one. */
async function removeOldState(path: string, { before }: KeptFrom): Promise<void> {
  const putAside = /\.damaged-(\d+)(?:-\w+)?$/.exec(path)?.[1];
  const isOld = putAside !== undefined && Number(putAside) < before.getTime();
  if (!isOld) throw new StateError("nothing can be taken out of it");
  await removeDatabase(path);
}

/** A Record that nobody runs. */
async function shortenFolder(
  folder: string,
  record: string,
  kept: KeptFrom,
  signal: AbortSignal,
): Promise<void> {
  const unread = await shortenLogs(folder, record, kept, signal);
  signal.throwIfAborted();
  await shortenStateOf(folder, kept);
  if (unread.length > 0) throw recordTooLarge(folder, factual`memory has room for`);
}

/** @returns those that were not read. */
async function shortenLogs(
  folder: string,
  record: string,
  kept: KeptFrom,
  signal: AbortSignal,
): Promise<readonly string[]> {
  for (;;) {
    const { edits, emptied, unread } = await shorterLogs(kept.day, folder);
    for (const { path, after } of edits) {
      signal.throwIfAborted();
      await requireRoom(record, Buffer.byteLength(after));
      await replaceFile(placeIn(folder, path), after);
    }
    await removeEmptied(emptied, folder);
    // The room of those that are done is free again.
    if (unread.length === 0 || edits.length === 0) return unread;
  }
}

async function shortenStateOf(folder: string, kept: KeptFrom): Promise<void> {
  if (!peekTalkBefore(folder, kept.before)) return;
  for (const name of await shortenState(join(folder, ".runtime"), kept, [])) {
    await removeFile(besidePath(name, folder));
  }
}

async function shortenBackup(
  file: string,
  record: string,
  kept: KeptFrom,
  signal: AbortSignal,
): Promise<void> {
  const shorten = async (whole: RecordArchive): Promise<void> => {
    const archive = untilGiven(signal, whole);
    const { changed, cuts } = await shorterLogsIn(archive, kept.day);
    await withScratch(record, async (scratch) => {
      const runtime = join(scratch, ".runtime");
      const state = join(runtime, "state.db");
      let isOld = changed.size > 0;
      if (archive.stateDb !== undefined) {
        await requireRoom(record, 2 * archive.stateDb);
        await ensureOwnFolder(runtime);
        await replaceByWriting(state, (to) => to.writeFile(archive.statePieces()));
        const hasOldTalk = peekTalkBefore(scratch, kept.before, "scratch") === true;
        isOld ||= hasOldTalk;
        if (isOld) await shortenState(runtime, kept, cuts);
      }
      if (!isOld) return;
      const pieces = archive.stateDb === undefined ? undefined : () => filePieces(state);
      await replaceByWriting(file, (to) => repackRecord(archive, changed, pieces, to), signal);
    });
  };
  await withArchive(file, shorten, { isOurs: true });
}

/** A log, and the number of bytes that go out of it. What waits to be appended belongs behind all of them. */
interface Cut {
  readonly path: string;
  readonly bytes: number;
}

/** The logs of an archive that become shorter. One that is emptied keeps its heading. */
async function shorterLogsIn(
  archive: RecordArchive,
  day: string,
): Promise<{ readonly changed: ReadonlyMap<string, Buffer>; readonly cuts: readonly Cut[] }> {
  const room = createRoom(archive.recordId);
  const changed = new Map<string, Buffer>();
  const cuts: Cut[] = [];
  for (const [path, size] of archive.files) {
    if (!isLog(path)) continue;
    room.require(size);
    const bytes = await joined(archive.pieces(path));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const after = Buffer.from(shorter(path, text, day).kept);
    if (after.length === bytes.length) continue;
    room.take(after.length);
    changed.set(path, after);
    cuts.push({ path, bytes: bytes.length - after.length });
  }
  return { changed, cuts };
}

/**
 * Takes old talk out of a state.db that no process holds. What still waits to be appended to a log goes where it belongs.
 * @returns the names of files under `.runtime` with large texts that wait no longer.
 */
function shortenState(
  runtime: string,
  { before }: KeptFrom,
  cuts: readonly Cut[],
): Promise<readonly string[]> {
  return inStillState(runtime, (database) => {
    const beside = besideNames(database);
    forgetTalkBefore(database, before.getTime(), "copy");
    for (const { path, bytes } of cuts) {
      database.run(
        "UPDATE file_operation SET offset = offset - ? WHERE path = ? AND mode = 'append'",
        bytes,
        path,
      );
    }
    const used = besideNames(database);
    return [...beside].filter((name) => !used.has(name));
  });
}
