// The bytes of an export, without the file that it is made in.

import { readFileSync } from "node:fs";
import { exportRecord, type Backed } from "../../src/state/backup.ts";

export async function exportedZip(backed: Backed): Promise<Buffer> {
  const exported = await exportRecord(backed);
  const zip = readFileSync(exported.path);
  await exported.remove();
  return zip;
}
