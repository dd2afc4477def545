// A digest that identifies the state of a Record. It is the last line of stdout.

import { writeChecksum } from "../../operator/write-checksum.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";

interface ChecksumValues {
  readonly user?: string;
  readonly append: boolean;
  readonly manifest: boolean;
}

export async function run(call: Call<ChecksumValues>): Promise<void> {
  const { append: log, manifest } = call.values;
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const { checksum, written } = await writeChecksum(store, { log, manifest }, new Date());
  for (const path of written) call.print(`Wrote ${path}`);
  call.print(checksum);
}
