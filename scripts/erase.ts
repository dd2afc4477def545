// npm run erase: removes a Record for good, with its bot's memory and its backups. The bot must be stopped.

import { UsageError } from "../src/errors.ts";
import { eraseRecord } from "../src/state/restore.ts";
import { print, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = `npm run erase -- --user ID --confirm ID
  Removes the whole folder with everything in it, its backups and what a restore put aside. Nothing brings it back:
  npm run export first.`;

runCommand(async () => {
  const { values } = readArguments(
    { options: { user: { type: "string", short: "u" }, confirm: { type: "string" } } },
    USAGE,
  );
  if (!values.user || !values.confirm) throw new UsageError(USAGE);
  if (values.user !== values.confirm) {
    throw new UsageError("--confirm must name the same Record as --user. Nothing was erased.");
  }
  for (const folder of await eraseRecord(recordLocation(values.user))) print(`Erased ${folder}`);
  print(
    "Not in reach from here: the chats in Telegram, what a model server keeps, files made with --out or sent by /export, .env files and backups of this machine.",
  );
});
