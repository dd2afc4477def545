// npm run restore: brings a Record back to a backup. The bot must be stopped; the folder that is there is put aside.

import { UsageError } from "../src/errors.ts";
import { restoreRecord } from "../src/state/restore.ts";
import { print, readArchive, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = "npm run restore -- [--user ID] FILE";

runCommand(async () => {
  const { values, positionals } = readArguments(
    { options: { user: { type: "string", short: "u" } }, allowPositionals: true },
    USAGE,
  );
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError(USAGE);
  const place = recordLocation(values.user);
  const { folder, files, putAside } = await restoreRecord(
    place,
    await readArchive(file),
    new Date(),
  );
  print(`Restored ${folder}: ${files} files.`);
  if (putAside) print(`What was there before is in ${putAside}.`);
  print(`Who is let in now: npm run claim -- --user ${place.recordId} --list`);
});
