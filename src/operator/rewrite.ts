// Changes of whole files that people's words are appended to at the same time. They are planned again until nothing came between.

import { GraceMarError } from "../errors.ts";
import type { RecordStore } from "../record/store.ts";
import type { FileEdit } from "../record/types.ts";
import { endOf } from "../state/journal/file-end.ts";
import type { RecordState } from "../state/record-state.ts";

export interface RewriteDeps {
  readonly store: Pick<RecordStore, "folder">;
  readonly state: Pick<RecordState, "database" | "journal">;
}

const TRIES = 20;

/**
 * Plans and commits. To be called inside `journal.exclusively`. `commit` runs in the transaction and puts the edits into the
 * journal. Gives the plan that was committed.
 * @throws GraceMarError `busy` when the files are being written to all the time.
 */
export async function rewrite<T extends { readonly edits: readonly FileEdit[] }>(
  plan: () => Promise<T>,
  commit: (planned: T) => void,
  { store, state }: RewriteDeps,
): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const planned = await plan();
    const isDone = await state.database.transact(() => {
      const isStill = planned.edits.every(
        ({ path, before }) =>
          endOf(path, state.database, store.folder).size === Buffer.byteLength(before),
      );
      if (isStill) commit(planned);
      return isStill;
    });
    if (isDone) return planned;
    await state.journal.settle();
  }
  throw new GraceMarError("busy", "people write faster than the Record can be tidied: try again");
}
