// npm run new-record -- <id>: a valid Record from users/_template, never over an existing one.

import { join } from "node:path";
import { UsageError } from "../src/errors.ts";
import { installRoot } from "../src/install-root.ts";
import { createRecord } from "../src/record/create-record.ts";
import { print, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = "npm run new-record -- <id> [--name NAME] [--language LANGUAGE]";

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: { name: { type: "string" }, language: { type: "string", default: "English" } },
    },
    USAGE,
  );
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new UsageError(USAGE);
  const { recordId, usersDir } = recordLocation(id);
  const folder = await createRecord({
    recordId,
    usersDir,
    templateDir: join(installRoot(), "users", "_template"),
    name: values.name ?? id,
    language: values.language,
    now: new Date(),
  });
  print(`Made ${folder}.`);
  print(`Look at SELF.md there, then start the bot with GRACE_MAR_USER_ID=${recordId}.`);
});
