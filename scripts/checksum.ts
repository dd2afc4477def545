// npm run checksum: what identifies the state of a Record. The digest is the last line of stdout.

import { writeChecksum } from "../src/operator/write-checksum.ts";
import { openRecord } from "../src/record/store.ts";
import { print, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = `npm run checksum -- [--user ID] [--append] [--manifest]
  --append    adds time and checksum to FORK-CHECKSUM-LOG.txt
  --manifest  writes FORK-MANIFEST.json anew`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        append: { type: "boolean", default: false },
        manifest: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const { usersDir, recordId } = recordLocation(values.user);
  const { checksum, written } = await writeChecksum(
    await openRecord(usersDir, recordId),
    { log: values.append, manifest: values.manifest },
    new Date(),
  );
  for (const path of written) print(`Wrote ${path}`);
  print(checksum);
});
