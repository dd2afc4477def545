// npm run metrics: how the gate of a Record is used, in figures. Changes nothing. Exit code 78 when a line of the
// events was damaged: the figures then stand without it.

import { EXIT } from "../src/errors.ts";
import { readEvents } from "../src/operator/events.ts";
import { metricsLines, metricsOf } from "../src/operator/metrics.ts";
import { openRecord } from "../src/record/store.ts";
import { print, readArguments, recordLocation, runCommand } from "./command-line.ts";

const USAGE = "npm run metrics -- [--user ID] [--json]";

runCommand(async () => {
  const { values } = readArguments(
    {
      options: { user: { type: "string", short: "u" }, json: { type: "boolean", default: false } },
    },
    USAGE,
  );
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const { events, fault } = await readEvents(store);
  const metrics = metricsOf({
    now: new Date(),
    candidates: await store.candidates(),
    events,
    mind: (await store.snapshot()).mind,
  });
  if (fault !== undefined) {
    process.stderr.write(`${fault}\n`);
    process.exitCode = EXIT.config;
  }
  if (values.json) print(JSON.stringify({ record: recordId, ...metrics }, null, 2));
  else for (const line of metricsLines(recordId, metrics)) print(line);
});
