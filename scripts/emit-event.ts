// npm run emit-event: one row for PIPELINE-EVENTS.jsonl, by way of the running bot when there is one.

import { UsageError } from "../src/errors.ts";
import { perform, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run emit-event -- [--user ID] TYPE CANDIDATE|none [KEY=VALUE ...]`;

runCommand(async () => {
  const { values, positionals } = readArguments(
    { options: { user: { type: "string", short: "u" } }, allowPositionals: true },
    USAGE,
  );
  const [type = "", candidate = "", ...words] = positionals;
  const event = type.trim().toLowerCase();
  if (!/^[a-z][a-z0-9_:.-]{0,63}$/.test(event)) {
    throw new UsageError(`TYPE must be letters, digits, "_", ":", "." and "-"\n\n${USAGE}`);
  }
  if (!/^(?:none|[A-Z]+-\d{1,9})$/.test(candidate)) {
    throw new UsageError(`CANDIDATE must be an id as CANDIDATE-0001, or none\n\n${USAGE}`);
  }
  const extras = Object.fromEntries(words.map(readPair));
  const candidateId = candidate === "none" ? null : candidate;
  await perform(values.user, { command: "emit-event", event, candidateId, extras });
  print(`Wrote ${event} to PIPELINE-EVENTS.jsonl`);
});

function readPair(word: string): readonly [string, string] {
  const [, key = "", value = ""] = /^([a-z][a-z0-9_]{0,63})=(.*)$/s.exec(word) ?? [];
  if (key === "" || key === "ts" || key === "event" || key === "candidate_id") {
    throw new UsageError(`"${word}" is not KEY=VALUE\n\n${USAGE}`);
  }
  return [key, value];
}
