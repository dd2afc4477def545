// The texts of a Record as one JSON file, at one moment, also beside a running bot. import-record makes a Record of it
// again.

import { join } from "node:path";
import { unpackRecord } from "../../record/archive/archive.ts";
import { forkText, leftOutOfFork } from "../../record/archive/fork.ts";
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
  const { files } = await unpackRecord(Buffer.from(answer.zipBase64, "base64"));
  const text = forkText({ recordId, files, withRaw: !values["no-raw"], now: new Date() });
  await writeOut(values.out, text, join(usersDir, recordId), call);
  const leftOut = [...leftOutOfFork(files.keys()), ...answer.leftOut];
  if (leftOut.length > 0) {
    call.note(
      `Not in it: ${leftOut.join(", ")}. npm run export -- --user ${recordId} takes everything.`,
    );
  }
}
