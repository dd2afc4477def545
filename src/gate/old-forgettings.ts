// Forgettings of earlier versions left digests of the words in receipts and backups. They go at the first start of this version,
// once, and a receipt says so. The Record's own files come first; its copies, which may take minutes, follow while the bot works.
// Proof: test/gate/old-forgettings.test.ts.

import { randomUUID } from "node:crypto";
import { untilNothingComesBetween } from "../desk/came-between.ts";
import type { Actor, Desk } from "../desk/desk.ts";
import type { ForgetTarget } from "../record/forget/target.ts";
import { hasOldForgetting } from "../record/merge/receipt.ts";
import { FILES } from "../record/store.ts";
import { purgeCopies } from "../state/forgetting/copies.ts";
import { finishForgetting } from "../state/forgetting/forgettings.ts";
import { createSeenFiles } from "../state/forgetting/seen-files.ts";
import { readTexts, searchTexts } from "../state/forgetting/texts.ts";
import { requireQuiet, seal } from "./forget.ts";

/**
 * Takes the digests out of the Record. Gives false where there is nothing to do, as after the first time. What has to go out
 * of copies is noted with it (`finishOldCopies`).
 * @throws RecordError when a file cannot be read or written; GraceMarError `busy`.
 */
export function finishOldForgettings(desk: Desk): Promise<boolean> {
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    if (!hasOldForgetting(await store.read(FILES.receipts))) return false;
    const receiptId = randomUUID();
    const seen = createSeenFiles();
    const search = async () => searchTexts(await readTexts(store.folder), NO_WORDS, { seen });
    await search();
    const retire = async (letOthersCommit: () => void): Promise<void> => {
      const { texts } = await search();
      letOthersCommit();
      await alone.commit(() => {
        requireQuiet(state);
        seal({ receiptId, places: [], live: { texts, changed: new Map() } }, UPGRADE, alone);
        state.forgettings.add(state.database);
        state.settings.set(TRIES, "0");
      });
    };
    await untilNothingComesBetween(() => state.journal.quietly(retire));
    await state.journal.settle();
    await finishForgetting(state.database);
    return true;
  });
}

/**
 * Takes the digests out of the backups and the folders that were put aside, where `finishOldForgettings` has noted that. Other
 * work goes on between two of them. A copy that cannot be read or changed stays as it is, and so do all once the signal is
 * given: the next start goes on.
 */
export async function finishOldCopies(desk: Desk, signal: AbortSignal): Promise<void> {
  const { state, store } = desk;
  const tries = Number(state.settings.get(TRIES) ?? MOST_TRIES);
  // Copies larger than the memory must not end every run: the next forgetting reaches them, or they grow too old.
  if (tries >= MOST_TRIES) return;
  const note = (count: number): Promise<void> =>
    desk.note(() => {
      state.settings.set(TRIES, String(count));
    });
  await note(tries + 1);
  await purgeCopies(store.folder, NO_WORDS, { signal, alone: (work) => desk.alone(work) });
  // A stop is no failed try.
  await note(signal.aborted ? tries : MOST_TRIES);
}

/** The setting that counts how often the copies were begun. At the most it is not begun again. */
const TRIES = "old_forgettings_copies";
const MOST_TRIES = 2;

const NO_WORDS: ForgetTarget = {
  phrases: [],
  candidateIds: new Set(),
  entries: new Map(),
  kept: new Set(),
};

/** An operator brings a new version. */
const UPGRADE: Actor = { name: "operator:cli", source: "cli", channelKey: "operator:cli" };
