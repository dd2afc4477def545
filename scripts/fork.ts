// npm run fork: the texts of a Record as one JSON file, at one moment, also beside a running bot. npm run
// import-record makes a Record of it again.

import { join } from "node:path";
import { unpackRecord } from "../src/record/archive/archive.ts";
import { forkText, leftOutOfFork } from "../src/record/archive/fork.ts";
import { perform, readArguments, recordLocation, runCommand, writeOut } from "./command-line.ts";

const USAGE = `npm run fork -- [--user ID] [--out FILE] [--no-raw]
  --out     where to write it, for you alone (it is printed)
  --no-raw  checksums and counts without the texts; it cannot be imported`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        out: { type: "string", short: "o" },
        "no-raw": { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const { usersDir, recordId } = recordLocation(values.user);
  const answer = await perform(values.user, { command: "export" });
  if (answer.kind !== "export") return;
  const { files } = await unpackRecord(Buffer.from(answer.zipBase64, "base64"));
  const text = forkText({ recordId, files, withRaw: !values["no-raw"], now: new Date() });
  await writeOut(values.out, text, join(usersDir, recordId));
  const leftOut = [...leftOutOfFork(files.keys()), ...answer.leftOut];
  if (leftOut.length > 0) {
    process.stderr.write(
      `Not in it: ${leftOut.join(", ")}. npm run export -- --user ${recordId} takes everything.\n`,
    );
  }
});
