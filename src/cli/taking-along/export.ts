// The plain Record as a ZIP file with a checksum of each file in it, the same as /export sends.

import { join, resolve } from "node:path";
import { UsageError } from "../../errors.ts";
import { filePieces } from "../../record/file-pieces.ts";
import { createByWriting, removeFile } from "../../record/files.ts";
import { visible } from "../../record/text/unseen.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";
import { requireOutside } from "../written.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly out?: string }>,
): Promise<void> {
  const { values, print, note } = call;
  if (values.out?.trim() === "") throw call.wrong("--out names no file");
  const { usersDir, recordId } = recordLocation(call);
  const out = resolve(values.out ?? `${recordId}-record.zip`);
  const { path, leftOut } = await ask({ command: "export" }, call);
  try {
    await requireOutside(out, join(usersDir, recordId));
    for (const name of leftOut) note(`Left out: ${visible(name)}`);
    if (!(await createByWriting(out, (file) => file.writeFile(filePieces(path))))) {
      throw new UsageError(`${out} is there already, and nothing is written over`);
    }
  } finally {
    await removeFile(path);
  }
  print(`Wrote ${out}. It tells all that the Record says.`);
}
