// A folder that was put aside is a Record that nobody runs. A forgetting takes the words out of its files and its state.db, after what
// waits in its journal is written. Proof: test/gate/forget-anywhere.test.ts, test/state/journal-aside.test.ts.

import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { inOnePiece } from "../../record/archive/archive.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { replaceFile } from "../../record/files.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import { requireNoLinksIn } from "../../record/links.ts";
import { databaseImage } from "../database/image.ts";
import { peekJournal } from "../database/peek-state.ts";
import { sweepStill } from "../leftovers.ts";
import {
  isDamaged,
  pathOf,
  RUNTIME,
  unlessGiven,
  type CopiesFindings,
  type HeldCopy,
} from "./held-copy.ts";
import { inScratch, purgeState, retiredFrom, type RetiredFrom } from "./purged-state.ts";
import { removeDatabase } from "./still-state.ts";
import { readTexts, searchTexts } from "./texts.ts";
import { clearBeside } from "./waiting-changes.ts";

/** Looks into a Record that nobody runs, because a restore put it aside. What waits in its journal is written before words go. */
export async function inStillFolder(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const found = await inFiles(folder, target, record);
  if (!isWaiting(folder)) return found;
  const purgeAnew = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    // What cannot be written there goes with the words that it holds.
    await sweepStill(folder).catch(() => undefined);
    for (const copy of (await inFiles(folder, target, record)).copies) await copy.remove(signal);
  };
  let purged: Promise<void> | undefined;
  const remove = (signal: AbortSignal): Promise<void> => (purged ??= purgeAnew(signal));
  return { ...found, copies: found.copies.map((copy) => ({ ...copy, remove })) };
}

function isWaiting(folder: string): boolean {
  try {
    return peekJournal(folder).waiting > 0;
  } catch {
    // It is damaged, or closed: `stateIn` says which.
    return false;
  }
}

/** Its files and its state.db as they are now. */
async function inFiles(
  folder: string,
  target: ForgetTarget,
  record: string,
): Promise<CopiesFindings> {
  const read = await readTexts(folder);
  const review = await searchTexts(read, target);
  const runtime = join(folder, RUNTIME);
  const clear = await clearBeside(runtime, target);
  const retired = { ...retiredFrom(review.texts, review.changed), clear };
  const path = (name: string): string => pathOf(folder, record, name);
  const held: HeldCopy[] = [...retired.changed].map(([name, { after, found }]) => ({
    path: path(name),
    count: review.changed.has(name) ? Math.max(1, found.length) : 0,
    isUnreadable: false,
    remove: unlessGiven(() => replaceFile(join(folder, name), after)),
  }));
  const state = await stateIn(runtime, target, record, retired);
  const sealed = review.sealed.map(path);
  if (state === "closed") sealed.push(path(join(RUNTIME, "state.db")));
  else if (state) {
    const remove = state.isUnreadable
      ? () => removeDatabase(join(runtime, "state.db"))
      : async () => {
          await purgeState(runtime, target, retired);
          // Large texts that nothing waits for any more.
          await sweepStill(folder).catch(() => undefined);
        };
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
