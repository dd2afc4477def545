// npm run brief: what to know before a session with the person, in markdown. It shows what the Record says.

import { briefText } from "../src/operator/brief.ts";
import { activitiesOf, readHealth } from "../src/operator/read-health.ts";
import { openRecord } from "../src/record/store.ts";
import { print, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = "npm run brief -- [--user ID]";

runCommand(async () => {
  const { values } = readArguments({ options: { user: { type: "string", short: "u" } } }, USAGE);
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const now = new Date();
  const { persona, mind } = await store.snapshot();
  const activities = await activitiesOf(store);
  const brief = briefText({
    recordId,
    name: persona.name,
    now,
    health: await readHealth(store, now, activities),
    candidates: await store.candidates(),
    activities,
    mind,
  });
  print(brief);
});
