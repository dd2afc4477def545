// A forgetting as earlier versions left it: the words are gone, and the receipts above it hold the digests that they held.

import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { rememberLastReceipt } from "../../src/gate/verify.ts";
import { forgetRow } from "../../src/record/merge/receipt.ts";
import { recordChecksum } from "../../src/record/text/checksum.ts";
import { jsonLine } from "../../src/record/text/jsonl.ts";
import { ACTOR, RECORD_ID, type TestGate } from "./open-gate.ts";

export async function forgetAsEarlier(desk: TestGate, words: string): Promise<void> {
  const checksum = (): string => recordChecksum(desk.read("SELF.md"), desk.read("EVIDENCE.md"));
  const receiptsText = desk.read("MERGE-RECEIPTS.jsonl");
  const checksumBefore = checksum();
  const review = await previewForget(words, desk);
  const asked = { words, sha256: review?.sha256 ?? "" };
  const { receiptId } = await forget(asked, ACTOR, desk, () => undefined);
  const line = jsonLine(
    forgetRow({
      receiptId,
      recordId: RECORD_ID,
      forgottenBy: ACTOR.name,
      forgottenAt: desk.now(),
      forgotten: { places: { "SELF.md": 3 }, rewrote: [] },
      checksumBefore,
      checksumAfter: checksum(),
      receiptsText,
    }),
  );
  desk.write("MERGE-RECEIPTS.jsonl", receiptsText + line);
  await desk.state.database.transact(() => {
    rememberLastReceipt(desk.state.settings, line);
  });
}
