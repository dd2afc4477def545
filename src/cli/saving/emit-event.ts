// One row for PIPELINE-EVENTS.jsonl, by way of the running bot when there is one.

import type { Call } from "../command.ts";
import { ask } from "../record.ts";

export async function run(call: Call<{ readonly user?: string }>): Promise<void> {
  const { wrong, print } = call;
  const [type = "", candidate = "", ...pairs] = call.words;
  const event = type.trim().toLowerCase();
  if (!/^[a-z][a-z0-9_:.-]{0,63}$/.test(event)) {
    throw wrong('TYPE must be letters, digits, "_", ":", "." and "-"');
  }
  if (!/^(?:none|[A-Z]+-\d{1,9})$/.test(candidate)) {
    throw wrong("CANDIDATE must be an id as CANDIDATE-0001, or none");
  }
  const extras = Object.fromEntries(pairs.map((word) => readPair(word, wrong)));
  const candidateId = candidate === "none" ? null : candidate;
  await ask({ command: "emit-event", event, candidateId, extras }, call);
  print(`Wrote ${event} to PIPELINE-EVENTS.jsonl`);
}

function readPair(word: string, wrong: Call<unknown>["wrong"]): readonly [string, string] {
  const [, key = "", value = ""] = /^([a-z][a-z0-9_]{0,63})=(.*)$/s.exec(word) ?? [];
  if (key === "" || key === "ts" || key === "event" || key === "candidate_id") {
    throw wrong(`"${word}" is not KEY=VALUE`);
  }
  return [key, value];
}
