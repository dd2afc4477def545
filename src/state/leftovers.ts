// Leftovers are what a kill left of work under way in a Record's folder: files being replaced, scratch copies, exports that nobody
// fetched, large texts that no save waits for, and beside it what a restore had made. A start removes them, and so does whoever looks into a folder that no start comes
// to any more. Proof: test/state/leftovers.test.ts.

import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileSize, removeFile, removeFolder, removeLeftovers } from "../record/files.ts";
import { RESTORED } from "../record/put-aside.ts";
import { BACKUPS, removeExports } from "./backup.ts";
import { peekJournal } from "./database/peek-state.ts";
import { foldersAside } from "./forgetting/copy-places.ts";
import { removeDatabase, settleStill } from "./forgetting/still-state.ts";
import { BESIDE } from "./journal/large-texts.ts";
import { removeScratch } from "./scratch.ts";

/** Removes all of it but large texts, which only an open journal tells of. @param folder absolute path of the Record's folder. */
export async function sweepRecord(folder: string): Promise<void> {
  await removeLeftovers(folder);
  await removeLeftovers(join(folder, ".runtime"));
  await removeHalfMade(join(folder, ".runtime"));
  await removeLeftovers(join(folder, "archives"));
  // What is wrong with the folder of the backups is said by the next backup, and keeps no bot from starting.
  await removeLeftovers(join(folder, BACKUPS)).catch(() => undefined);
  await removeScratch(folder);
  await removeExports(folder);
}

/**
 * Removes what a restore that was cut short had made beside a Record that is there: it never took place, and must not be taken for
 * the Record on a day when that is gone. The caller holds the Record, so no restore is under way.
 */
export async function removeCutRestores(folder: string): Promise<void> {
  const made = `${folder}${RESTORED}`;
  if (await lstat(made).catch(() => undefined)) await removeFolder(made);
  await removeHalfMade(dirname(folder), basename(made));
}

/**
 * Removes all of it from a folder that no process runs, with what a restore that was cut short had brought. What was decided
 * there and not yet written is written, as a start would do it, and what was taken out of its state.db leaves no bytes.
 * @throws what keeps it from being removed; a large text stays where state.db cannot be read.
 */
export async function sweepStill(folder: string): Promise<void> {
  // It refuses a link in the place of `.runtime`.
  await sweepRecord(folder);
  const runtime = join(folder, ".runtime");
  if (!(await lstat(runtime).catch(() => undefined))?.isDirectory()) return;
  await removeDatabase(join(runtime, BROUGHT));
  const hasLog = (await fileSize(join(runtime, "state.db-wal"))) > 0;
  // One that is half made holds somebody else's state.db, perhaps, and is never a Record.
  const isHalfMade = basename(folder).startsWith(".");
  if (!isHalfMade && (hasLog || peekJournal(folder).waiting > 0)) await settleStill(folder);
  const beside = (await readdir(runtime)).filter((name) => name.endsWith(BESIDE));
  if (beside.length === 0) return;
  const { beside: used } = peekJournal(folder);
  for (const name of beside) if (!used.has(name)) await removeFile(join(runtime, name));
}

/** The same in every folder that was put aside beside a Record. What cannot be removed stays. */
export async function sweepAsides(folder: string): Promise<void> {
  for (const aside of await foldersAside(folder).catch(() => [])) {
    await sweepStill(aside).catch(() => undefined);
  }
}

/**
 * Removes folders that were being made when a kill came, as `createTree` and `copyFolder` leave them.
 * @param name of the folder that was to be made; absent for any.
 */
async function removeHalfMade(parent: string, name?: string): Promise<void> {
  for (const entry of await readdir(parent).catch(() => [])) {
    const made = /^\.(.+)\.[0-9a-f]{12}\.new$/.exec(entry)?.[1];
    if (made !== undefined && made === (name ?? made)) await removeFolder(join(parent, entry));
  }
}

/** Name under `.runtime` of the state.db out of an archive, until its values are taken over. */
export const BROUGHT = "brought.db";
