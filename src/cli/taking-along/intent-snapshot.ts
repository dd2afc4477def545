// INTENT.md of a Record as JSON for other tools. Reads that file only, so a running bot is not in the way and no token is
// needed.

import { intentSnapshot } from "../../record/self/intent.ts";
import { FILES, openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { writeOut } from "../written.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly out?: string }>,
): Promise<void> {
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const snapshot = intentSnapshot(await store.read(FILES.intent), recordId, new Date());
  await writeOut(call.values.out, `${JSON.stringify(snapshot, null, 2)}\n`, store.folder, call);
}
