// npm run identity: sections I to IX of SELF, word by word. Reads that file only, so a running bot is not in the way.

import { UsageError } from "../src/errors.ts";
import {
  IDENTITY_IS_PRIVATE,
  identityMarkdown,
  readIdentity,
} from "../src/record/self/identity.ts";
import { FILES, openRecord } from "../src/record/store.ts";
import { readArguments, recordLocation, runCommand, writeOut } from "./command-line.ts";

const USAGE = `npm run identity -- [--user ID] [--out FILE] [--format markdown|json]
  --out  where to write it, for you alone (it is printed)`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        out: { type: "string", short: "o" },
        format: { type: "string", default: "markdown" },
      },
    },
    USAGE,
  );
  if (!["markdown", "json"].includes(values.format)) throw new UsageError(USAGE);
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const identity = readIdentity(await store.read(FILES.self), recordId);
  const text =
    values.format === "json"
      ? `${JSON.stringify(identity, null, 2)}\n`
      : identityMarkdown(identity);
  process.stderr.write(`${IDENTITY_IS_PRIVATE}\n`);
  await writeOut(values.out, text, store.folder);
});
