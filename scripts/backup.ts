// npm run backup: a consistent copy of a Record with the state of its bot, made by the running bot, or right here where
// none runs. The file tells all that the Record says: it is for this user alone.

import { existsSync } from "node:fs";
import { copyFile, constants } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../src/errors.ts";
import {
  perform,
  print,
  readArguments,
  recordLocation,
  requireOutside,
  runCommand,
} from "./command-line.ts";

const USAGE = `npm run backup -- [--user ID] [--out FILE]
  --out  a copy of it elsewhere too; without it only the Record's own .runtime/backups has it, with the 13 before`;

runCommand(async () => {
  const { values } = readArguments(
    { options: { user: { type: "string", short: "u" }, out: { type: "string", short: "o" } } },
    USAGE,
  );
  if (values.out?.trim() === "") throw new UsageError(USAGE);
  const out = values.out === undefined ? undefined : resolve(values.out);
  const { usersDir, recordId } = recordLocation(values.user);
  const folder = join(usersDir, recordId);
  if (out !== undefined && existsSync(folder)) await requireNew(out, folder);
  const answer = await perform(values.user, { command: "backup" });
  if (answer.kind !== "backup") return;
  for (const name of answer.leftOut) process.stderr.write(`Left out: ${name}\n`);
  print(`Made ${answer.path} (${answer.bytes} bytes).`);
  if (out === undefined) return;
  // The copy has the mode of what is copied: 0600.
  await copyFile(answer.path, out, constants.COPYFILE_EXCL);
  print(`Copied it to ${out}.`);
});

/** Before there is one backup more. */
async function requireNew(path: string, folder: string): Promise<void> {
  await requireOutside(path, folder);
  if (existsSync(path))
    throw new UsageError(`${path} is there already, and nothing is written over`);
  if (!existsSync(dirname(path))) throw new UsageError(`There is no folder ${dirname(path)}`);
}
