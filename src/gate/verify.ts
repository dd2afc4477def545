// The check of the Record's history: it is replayed from its receipts. state.db adds the one fact that the files
// cannot hold: which receipt was the last. Proof: test/gate/verify.test.ts.

import { sha256Hex } from "../record/text/checksum.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { readLedger } from "../record/archive/whole-ledger.ts";
import { verifyReceipts, type VerifyReport } from "../record/merge/verify-receipts.ts";
import { peekSetting } from "../state/database/peek-state.ts";
import { LAST_RECEIPT, type Settings } from "../state/settings.ts";
import type { Desk } from "../desk/desk.ts";

/** Remembers that this line is the last receipt. Only inside a transaction. */
export function rememberLastReceipt(settings: Settings, receiptLine: string): void {
  settings.set(LAST_RECEIPT, sha256Hex(receiptLine.trimEnd()));
}

/** Checks the history of the Record that this process runs. @throws RecordError when a file cannot be read. */
export function verify({ store, state }: Desk): Promise<VerifyReport> {
  return verifyFiles(store, state.settings.get(LAST_RECEIPT));
}

/** Checks the history of a Record that no bot runs: it takes no lock. */
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
