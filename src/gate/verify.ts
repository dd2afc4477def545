// The Record's history, replayed from its receipts (record/verify-receipts), with the one thing that the
// files cannot know of themselves: which receipt was the last.

import { sha256Hex } from "../record/text/checksum.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { readLedger } from "../record/archive/whole-ledger.ts";
import { verifyReceipts, type VerifyReport } from "../record/merge/verify-receipts.ts";
import { peekSetting } from "../state/peek-state.ts";
import type { Settings } from "../state/settings.ts";
import type { Gate } from "./gate.ts";

const LAST_RECEIPT = "last_receipt_sha256";

/** Inside a transaction: this line is the last receipt now. */
export function rememberLastReceipt(settings: Settings, receiptLine: string): void {
  settings.set(LAST_RECEIPT, sha256Hex(receiptLine.trimEnd()));
}

export function verify({ store, state }: Gate): Promise<VerifyReport> {
  return verifyFiles(store, state.settings.get(LAST_RECEIPT));
}

/** The same beside the lock, for a Record that no bot runs. */
export function peekVerify(store: RecordStore): Promise<VerifyReport> {
  return verifyFiles(store, peekSetting(store.folder, LAST_RECEIPT));
}

async function verifyFiles(
  store: RecordStore,
  lastKnownSha256: string | undefined,
): Promise<VerifyReport> {
  return verifyReceipts({
    receipts: await store.read(FILES.receipts),
    events: await store.read(FILES.events),
    archivedEvents: (await readLedger(store.folder, FILES.events)).slice(0, -1),
    self: await store.read(FILES.self),
    evidence: await store.read(FILES.evidence),
    ...(lastKnownSha256 !== undefined && { lastKnownSha256 }),
  });
}
