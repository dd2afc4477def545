// A new Record out of what /export, export or fork gave.

import { importRecord } from "../../state/restore.ts";
import type { Call } from "../command.ts";
import { newRecordLocation } from "../record.ts";
import { readableFile } from "../written.ts";

export async function run(call: Call<unknown>): Promise<void> {
  const [id, file, ...more] = call.words;
  if (!id || !file || more.length > 0) throw call.wrong("Name the new Record and one file");
  const place = newRecordLocation(id, call);
  const { folder, files } = await call.during(importRecord(place, await readableFile(file, call)));
  call.print(`Made ${folder}: ${files} files.`);
}
