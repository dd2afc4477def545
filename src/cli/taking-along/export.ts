// The plain Record as a ZIP file with a checksum of each file in it, the same as /export sends.

import { join, resolve } from "node:path";
import { filePieces } from "../../record/file-pieces.ts";
import { removeFile } from "../../record/files.ts";
import { visible } from "../../record/text/unseen.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";
import { writeNew } from "../written.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly out?: string }>,
): Promise<void> {
  const { values, print, note } = call;
  if (values.out?.trim() === "") throw call.wrong("--out names no file");
  const { usersDir, recordId } = recordLocation(call);
  const out = resolve(values.out ?? `${recordId}-record.zip`);
  const { path, leftOut } = await ask({ command: "export" }, call);
  try {
    for (const name of leftOut) note(`Left out: ${visible(name)}`);
    await call.during(writeNew(out, filePieces(path), join(usersDir, recordId)));
  } finally {
    await removeFile(path);
  }
  print(`Wrote ${out}. It tells all that the Record says.`);
}
