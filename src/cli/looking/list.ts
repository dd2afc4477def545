// The Records of this installation, one line each. Changes nothing, also not as root.

import { loadRecordLocation } from "../../config/config.ts";
import { listRecords } from "../../control/record-list.ts";
import { recordTable } from "../../control/record-table.ts";
import type { Call } from "../command.ts";
import { commandEnvironment } from "../record.ts";

export async function run(
  call: Call<{ readonly "users-dir"?: string; readonly json: boolean }>,
): Promise<void> {
  const { values, print, note } = call;
  const folder = values["users-dir"];
  if (folder?.trim() === "") throw call.wrong("--users-dir names no folder");
  const location = loadRecordLocation(commandEnvironment(call));
  const usersDir = folder === undefined ? location.usersDir : call.at(folder);
  const now = new Date();
  const records = await call.during(listRecords({ ...location, usersDir }, now));
  if (values.json) print(JSON.stringify(records, null, 2));
  else if (records.length > 0) {
    for (const line of recordTable(records, now)) print(line);
    print("\nPENDING: cards that wait for a yes or no. TODAY, MONTH: tokens of the models.");
  } else print(`No Records in ${usersDir} yet. Make one: npm run new-record -- abby`);
  for (const { id, problems } of records) {
    for (const problem of problems) note(`${id}: ${problem}`);
  }
}
