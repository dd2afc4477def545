// Everything that was ever saved, read from ledgers and archives for a merge, a repair and the next number.

import { readJsonl, type JsonRow } from "../record/text/jsonl.ts";
import { readSavedBefore, type SavedBefore } from "../record/merge/saved-before.ts";
import { FILES } from "../record/store.ts";
import { readLedger, rowsOf } from "../record/archive/whole-ledger.ts";
import type { Desk } from "../desk/desk.ts";

/** Gives what was saved before. @throws RecordError when one of the files cannot be read. */
export async function savedBefore({ store }: Desk): Promise<SavedBefore> {
  const [events, archive, { clock }] = await Promise.all([
    readLedger(store.folder, FILES.events),
    readLedger(store.folder, FILES.archive),
    store.snapshot(),
  ]);
  return readSavedBefore({
    events: rowsOf(events).rows,
    receipts: rowsIn(await store.read(FILES.receipts)),
    archive: archive.map(({ text }) => text),
    clock,
  });
}

function rowsIn(text: string): readonly JsonRow[] {
  return readJsonl(text).rows.map(({ value }) => value);
}
