// A digest that identifies the state of a Record. It is the last line of stdout.

import { writeChecksum } from "../../operator/write-checksum.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";

interface ChecksumValues {
  readonly user?: string;
  readonly append: boolean;
  readonly manifest: boolean;
}

export async function run(call: Call<ChecksumValues>): Promise<void> {
  const { append: log, manifest } = call.values;
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const { checksum, written } =
    log || manifest
      ? await ask({ command: "write-checksum", log, manifest }, call)
      : await writeChecksum(store, { log, manifest }, new Date());
  for (const path of written) call.print(`Wrote ${path}`);
  call.print(checksum);
}
