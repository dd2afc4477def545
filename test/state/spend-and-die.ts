// Tests run this file as a process of its own: it reserves tokens for a call, says so, and is killed before it settles.

import { openState } from "../../src/state/database/open-state.ts";
import { createSpending } from "../../src/state/spending.ts";

const [folder = "", day = "", tokens = ""] = process.argv.slice(2);
const { database } = openState(folder);
await database.note(() => createSpending(database).reserve(day, Number(tokens), 1000));
process.kill(process.pid, "SIGKILL");
