// Changes of whole files that people's words are appended to at the same time. They are planned again until nothing came between.

import { CameBetween, untilNothingComesBetween } from "../desk/came-between.ts";
import type { Desk } from "../desk/desk.ts";
import type { FileEdit } from "../record/types.ts";
import { endOf } from "../state/journal/file-end.ts";

/**
 * Plans and commits. To be called under the writer's lock (`Desk.alone`).
 * @param write runs in the transaction and puts the edits into the journal.
 * @returns the plan that was committed.
 * @throws CameBetween when the files are being written to all the time.
 */
export function rewrite<T extends { readonly edits: readonly FileEdit[] }>(
  plan: () => Promise<T>,
  write: (planned: T) => void,
  { store, state, commit }: Desk,
): Promise<T> {
  return untilNothingComesBetween(async () => {
    // What came between must stand in the files first.
    await state.journal.settle();
    const planned = await plan();
    await commit(() => {
      const isStill = planned.edits.every(
        ({ path, before }) =>
          endOf(path, state.database, store.folder).size === Buffer.byteLength(before),
      );
      if (!isStill) {
        throw new CameBetween("people write faster than the Record can be tidied: try again");
      }
      write(planned);
    });
    return planned;
  });
}
