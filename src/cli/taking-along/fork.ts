// The texts of a Record as one JSON file, at one moment, also beside a running bot. import-record makes a Record of it
// again.

import { join } from "node:path";
import { withArchive } from "../../record/archive/archive.ts";
import { forkText, leftOutOfFork } from "../../record/archive/fork.ts";
import { joined } from "../../record/archive/zip.ts";
import { removeFile } from "../../record/files.ts";
import { visible } from "../../record/text/unseen.ts";
import type { Call } from "../command.ts";
import { ask, recordLocation } from "../record.ts";
import { writeOut } from "../written.ts";

interface ForkValues {
  readonly user?: string;
  readonly out?: string;
  readonly "no-raw": boolean;
}

export async function run(call: Call<ForkValues>): Promise<void> {
  const { values } = call;
  const { usersDir, recordId } = recordLocation(call);
  const answer = await ask({ command: "export" }, call);
  const { files, beside } = await textsOf(answer.path);
  const text = forkText({ recordId, files, withRaw: !values["no-raw"], now: new Date() });
  await writeOut(values.out, text, join(usersDir, recordId), call);
  const leftOut = [...beside, ...answer.leftOut];
  if (leftOut.length > 0) {
    call.note(
      `Not in it: ${leftOut.map(visible).join(", ")}. npm run export -- --user ${recordId} takes everything.`,
    );
  }
}

/** Reads the texts of an export that a fork takes, and removes the export. */
async function textsOf(path: string): Promise<{
  readonly files: ReadonlyMap<string, Buffer>;
  readonly beside: readonly string[];
}> {
  try {
    return await withArchive(path, async (archive) => {
      const beside = leftOutOfFork(archive.files.keys());
      const beyond = new Set(beside);
      const files = new Map<string, Buffer>();
      for (const name of archive.files.keys()) {
        if (!beyond.has(name)) files.set(name, await joined(archive.pieces(name)));
      }
      return { files, beside };
    });
  } finally {
    await removeFile(path);
  }
}
