// npm run intent-snapshot: INTENT.md of a Record as JSON for other tools. Reads that file only, so a running
// bot is not in the way and no token is needed.

import { intentSnapshot } from "../src/record/self/intent.ts";
import { FILES, openRecord } from "../src/record/store.ts";
import { readArguments, recordLocation, runCommand, writeOut } from "./command-line.ts";

const USAGE = `npm run intent-snapshot -- [--user ID] [--out FILE]
  --out  where to write it, for you alone (it is printed)`;

runCommand(async () => {
  const { values } = readArguments(
    { options: { user: { type: "string", short: "u" }, out: { type: "string", short: "o" } } },
    USAGE,
  );
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const snapshot = intentSnapshot(await store.read(FILES.intent), recordId, new Date());
  await writeOut(values.out, `${JSON.stringify(snapshot, null, 2)}\n`, store.folder);
});
