// npm run doctor: what is wrong with this installation, check by check, and what to do. Changes nothing. Exit code 0: no
// problem (warnings are allowed), 1: a problem, 78: the dotenv file cannot be read, or is another person's.

import { examine } from "../src/tools/doctor/examine.ts";
import { reportLines } from "../src/tools/doctor/report.ts";
import { EXIT, UsageError } from "../src/errors.ts";
import { isRecordId } from "../src/record-id.ts";
import { commandEnvironment, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run doctor -- [--user ID] [--json] [--offline]
  --user     whose bot; reads .env.ID where there is one and GRACE_MAR_ENV_FILE is not set
  --offline  asks neither Telegram nor the model; without it two tiny calls cost some 100 tokens, and where no bot runs
             here, a poll of 6 seconds looks for one elsewhere (which notes it in its log and goes on)`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        json: { type: "boolean", default: false },
        offline: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const { user } = values;
  if (user !== undefined && !isRecordId(user)) throw new UsageError(USAGE);
  const folder = process.cwd();
  const examination = await examine({
    environment: commandEnvironment(user),
    folder,
    offline: values.offline,
    nodeVersion: process.versions.node,
    now: new Date(),
  });
  if (!examination.ok) process.exitCode = EXIT.unexpected;
  if (values.json) print(JSON.stringify(examination, null, 2));
  else for (const line of reportLines(examination)) print(line);
});
