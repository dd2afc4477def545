// A folder that a restore puts aside may stay for years, and loses what goes into no backup either. That comes last: until the new
// Record is in place, the old one may have to go on, with all that waits in it. So a mark says before that it is still to be done,
// and after a kill the bot's daily forgetting does it. Proof: test/state/restore-aside.test.ts.

import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { removeFile, replaceFile } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import { letGoOfUnderWay } from "./database/copy-state.ts";
import { damagedStates, foldersAside } from "./forgetting/copy-places.ts";
import { inStillState } from "./forgetting/still-state.ts";

/** Says in a Record's folder that it is about to be put aside. */
export function markForLettingGo(folder: string): Promise<void> {
  return replaceFile(placeIn(folder, MARK), "");
}

/** Takes that back: the folder is the Record again. */
export function unmarkForLettingGo(folder: string): Promise<void> {
  return removeFile(placeIn(folder, MARK));
}

/** @returns false when words may be left in a folder that was put aside: its state.db cannot be changed, or one in it is damaged. */
export async function isLetGo(putAside: string): Promise<boolean> {
  try {
    await inStillState(join(putAside, ".runtime"), letGoOfUnderWay);
    await unmarkForLettingGo(putAside);
    // Nothing can be taken out of a damaged one, and a person may still rescue something of it.
    return (await damagedStates(putAside)).length === 0;
  } catch {
    return false;
  }
}

/** Does what a restore that was killed had still to do in the folders beside the Record in `folder`. */
export async function letGoInAsides(folder: string): Promise<void> {
  for (const aside of await foldersAside(folder).catch(() => [])) {
    if (await isMarked(aside).catch(() => false)) await isLetGo(aside);
  }
}

async function isMarked(aside: string): Promise<boolean> {
  return (await lstat(placeIn(aside, MARK))).isFile();
}

const MARK = join(".runtime", ".put-aside");
