// Forgettings of earlier versions left digests of the words in receipts and backups. They go at the first start of this version,
// once, and a receipt says so. Proof: test/gate/old-forgettings.test.ts.

import { randomUUID } from "node:crypto";
import { untilNothingComesBetween } from "../desk/came-between.ts";
import type { Actor, Desk } from "../desk/desk.ts";
import type { ForgetTarget } from "../record/forget/target.ts";
import { hasOldForgetting } from "../record/merge/receipt.ts";
import { FILES } from "../record/store.ts";
import { heldCopies } from "../state/forgetting/copies.ts";
import { finishForgetting } from "../state/forgetting/forgettings.ts";
import { readTexts, searchTexts } from "../state/forgetting/texts.ts";
import { requireQuiet, seal } from "./forget.ts";

/**
 * Takes the digests out of the Record, its backups and the folders that were put aside. Gives false where there is nothing
 * to do, as after the first time. A copy that cannot be read or changed stays as it is.
 * @throws RecordError when a file cannot be read or written; GraceMarError `busy`.
 */
export function finishOldForgettings(desk: Desk): Promise<boolean> {
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    if (!hasOldForgetting(await store.read(FILES.receipts))) return false;
    // Copies larger than the memory must not end every start: the next forgetting reaches them, or they grow too old.
    const tries = Number(state.settings.get(TRIES) ?? 0);
    if (tries < MOST_TRIES) {
      await alone.note(() => {
        state.settings.set(TRIES, String(tries + 1));
      });
      const { copies } = await heldCopies(store.folder, NO_WORDS);
      for (const copy of copies) {
        if (!copy.isUnreadable) await copy.remove().catch(() => undefined);
      }
    }
    const receiptId = randomUUID();
    const retire = async (): Promise<void> => {
      const { texts } = await searchTexts(await readTexts(store.folder), NO_WORDS);
      await alone.commit(() => {
        requireQuiet(state);
        seal({ receiptId, places: [], live: { texts, changed: new Map() } }, UPGRADE, alone);
        state.forgettings.add(state.database);
      });
    };
    await untilNothingComesBetween(() => state.journal.between(retire));
    await state.journal.settle();
    await finishForgetting(state.database);
    return true;
  });
}

/** The setting that counts how often copies were begun. */
const TRIES = "old_forgettings_tries";
const MOST_TRIES = 2;

const NO_WORDS: ForgetTarget = {
  phrases: [],
  candidateIds: new Set(),
  entries: new Map(),
  kept: new Set(),
};

/** An operator brings a new version. */
const UPGRADE: Actor = { name: "operator:cli", source: "cli", channelKey: "operator:cli" };
