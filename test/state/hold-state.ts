// Tests run this file as a process of its own: it takes the lock of a state.db, writes, and stays.

import { openState } from "../../src/state/database/open-state.ts";
import { createSettings } from "../../src/state/settings.ts";

const { database } = openState(process.argv[2] ?? "");
await database.transact(() => {
  createSettings(database).set("away:written by", "the holder, durably");
});
await database.note(() => {
  createSettings(database).set("away:noted by", "the holder, in passing");
});
process.stdout.write("held\n");
setInterval(() => undefined, 60_000);
