// Everything that was ever saved, for a merge, a repair and the next number. Proof: test/gate/saved-before.test.ts.

import { ledgerPaths } from "../record/archive/whole-ledger.ts";
import {
  archiveTraces,
  eventTraces,
  receiptTraces,
  type SaveTraces,
} from "../record/merge/save-traces.ts";
import { savedBeforeOf, type SavedBefore } from "../record/merge/saved-before.ts";
import { FILES } from "../record/store.ts";
import type { Digesting } from "../record/text/digest.ts";
import type { Desk } from "../desk/desk.ts";

/** Gives what was saved before. @throws RecordError when one of the files cannot be read. */
export async function savedBefore({ store, state }: Desk): Promise<SavedBefore> {
  const { clock, settings } = await store.snapshot();
  const partsOf = async (path: string, digesting: Digesting<SaveTraces>) => {
    const parts: (readonly SaveTraces[])[] = [];
    for (const part of await ledgerPaths(store.folder, path)) {
      parts.push(await state.digests.read(part, digesting));
    }
    return parts;
  };
  return savedBeforeOf({
    events: await partsOf(FILES.events, eventTraces(clock, settings.timeZone)),
    receipts: await state.digests.read(FILES.receipts, receiptTraces()),
    archive: (await partsOf(FILES.archive, archiveTraces())).flat(),
  });
}
