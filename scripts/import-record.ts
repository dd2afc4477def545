// npm run import-record: a new Record out of what /export, npm run export or npm run fork gave.

import { UsageError } from "../src/errors.ts";
import { importRecord } from "../src/state/restore.ts";
import {
  print,
  readArchive,
  readArguments,
  newRecordLocation,
  runCommand,
} from "./command-line.ts";

const USAGE = "npm run import-record -- <id> FILE";

runCommand(async () => {
  const { positionals } = readArguments({ options: {}, allowPositionals: true }, USAGE);
  const [id, file, ...more] = positionals;
  if (!id || !file || more.length > 0) throw new UsageError(USAGE);
  const { folder, files } = await importRecord(newRecordLocation(id), await readArchive(file));
  print(`Made ${folder}: ${files} files.`);
});
