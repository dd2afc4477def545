// The scratch folder is where copies of a state.db are worked on. Whatever a kill leaves in it goes at the next start.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { ensureOwnFolder, removeFolder } from "../record/files.ts";
import { placeIn } from "../record/links.ts";

/** Relative to the Record's folder. */
const SCRATCH = join(".runtime", ".forgetting");

/** Gives `work` an empty folder of its own, for the bot's user alone, and removes it afterwards. */
export async function withScratch<T>(
  record: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(placeIn(record, SCRATCH), randomBytes(6).toString("hex"));
  await ensureOwnFolder(folder);
  try {
    return await work(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** Removes what a kill left. */
export function removeScratch(record: string): Promise<void> {
  return removeFolder(placeIn(record, SCRATCH));
}
