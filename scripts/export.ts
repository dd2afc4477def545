// npm run export: the plain Record as a ZIP file with a checksum of each file in it, the same as /export sends.

import { join, resolve } from "node:path";
import { UsageError } from "../src/errors.ts";
import { createFile } from "../src/record/files.ts";
import {
  perform,
  print,
  readArguments,
  recordLocation,
  requireOutside,
  runCommand,
} from "./command-line.ts";

const USAGE = `npm run export -- [--user ID] [--out FILE]
  --out  where to write it, for you alone (<id>-record.zip here)`;

runCommand(async () => {
  const { values } = readArguments(
    { options: { user: { type: "string", short: "u" }, out: { type: "string", short: "o" } } },
    USAGE,
  );
  if (values.out?.trim() === "") throw new UsageError(USAGE);
  const { usersDir, recordId } = recordLocation(values.user);
  const out = resolve(values.out ?? `${recordId}-record.zip`);
  const answer = await perform(values.user, { command: "export" });
  if (answer.kind !== "export") return;
  await requireOutside(out, join(usersDir, recordId));
  for (const name of answer.leftOut) process.stderr.write(`Left out: ${name}\n`);
  if (!(await createFile(out, Buffer.from(answer.zipBase64, "base64")))) {
    throw new UsageError(`${out} is there already, and nothing is written over`);
  }
  print(`Wrote ${out}. It tells all that the Record says.`);
});
