// npm run list: who lives here, one line for each Record. Changes nothing, also not as root.

import { resolve } from "node:path";
import { loadRecordLocation } from "../src/config/config.ts";
import { listRecords } from "../src/control/record-list.ts";
import { recordTable } from "../src/control/record-table.ts";
import { UsageError } from "../src/errors.ts";
import { commandEnvironment, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = "npm run list -- [--users-dir FOLDER] [--json]";

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        "users-dir": { type: "string" },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const folder = values["users-dir"];
  if (folder?.trim() === "") throw new UsageError(USAGE);
  const location = loadRecordLocation(commandEnvironment());
  const usersDir = folder === undefined ? location.usersDir : resolve(folder);
  const now = new Date();
  const records = await listRecords({ ...location, usersDir }, now);
  if (values.json) print(JSON.stringify(records, null, 2));
  else if (records.length > 0) {
    for (const line of recordTable(records, now)) print(line);
    print("\nPENDING: cards that wait for a yes or no. TODAY, MONTH: tokens of the models.");
  } else print(`No Records in ${usersDir} yet. Make one: npm run new-record -- abby`);
  for (const { id, problems } of records) {
    for (const problem of problems) process.stderr.write(`${id}: ${problem}\n`);
  }
});
