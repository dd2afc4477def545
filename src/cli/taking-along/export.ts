// The plain Record as a ZIP file with a checksum of each file in it, the same as /export sends.

import { join } from "node:path";
import { MOST_GIVEN } from "../../record/bounds.ts";
import { piecesUpTo } from "../../record/file-pieces.ts";
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
  const isGiven = values.out === "-";
  const out = call.at(values.out ?? `${recordId}-record.zip`);
  if (isGiven) call.requirePipe();
  const { path, leftOut } = await ask({ command: "export" }, call);
  try {
    for (const name of leftOut) note(`Left out: ${visible(name)}`);
    const pieces = piecesUpTo(path, MOST_GIVEN);
    await call.during(
      isGiven ? call.give(pieces) : writeNew(out, pieces, join(usersDir, recordId)),
    );
  } finally {
    await removeFile(path);
  }
  if (isGiven) note("Gave a copy. It tells all that the Record says.");
  else print(`Wrote ${out}. It tells all that the Record says.`);
}
