// The state.db of a copy without the words: no process holds it, so it is worked on where it lies, or in a scratch copy.
// Proof: test/gate/forget-backups.test.ts, test/state/journal-aside.test.ts.

import { join } from "node:path";
import { replaceByWriting } from "../../record/files.ts";
import type { ForgetTarget } from "../../record/forget/target.ts";
import type { StateDatabase } from "../database/database.ts";
import { withScratch } from "../scratch.ts";
import { TOMBSTONE_KEY } from "../settings.ts";
import { retireRows } from "./digest-rows.ts";
import { retireDigests } from "./retired-digests.ts";
import { heldRows, removeForgetCards } from "./rows.ts";
import { inStillState } from "./still-state.ts";
import type { FolderFindings } from "./texts.ts";
import { heldChanges } from "./waiting-changes.ts";

/** What `purgeState` needs to know of the files beside a state.db. */
export interface RetiredFrom extends Pick<FolderFindings, "changed"> {
  readonly renamed: ReadonlyMap<string, string>;
  readonly pending: string;
  /** Large texts of its journal that surely hold none of the words. A backup has none. */
  readonly clear?: ReadonlySet<string>;
}

export function retiredFrom(
  texts: FolderFindings["texts"],
  purged: FolderFindings["changed"],
): RetiredFrom {
  const { changed, renamed } = retireDigests(texts, purged);
  const pending = changed.get("PENDING-REVIEW.md")?.after ?? texts.get("PENDING-REVIEW.md") ?? "";
  return { changed, renamed, pending };
}

/**
 * Works on a copy of a state.db, from which the words are gone, and the key, which backups of
 * earlier versions have; gives the number of rows that went as well.
 */
export function inScratch<T>(
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
export function purgeState(
  folder: string,
  target: ForgetTarget,
  retired: RetiredFrom,
  andAlso?: (database: StateDatabase) => void,
): Promise<number> {
  return inStillState(folder, (database) => {
    const { clear = new Set(), changed } = retired;
    const changes = heldChanges(database, target, { clear, changed: changed.keys() });
    const rows = [...heldRows(database, target), changes];
    removeForgetCards(database);
    for (const held of rows) held.remove();
    retireRows(database, retired);
    andAlso?.(database);
    return rows.reduce((sum, held) => sum + held.count, 0);
  });
}
