// npm run verify: replays MERGE-RECEIPTS.jsonl and says who merged what, where somebody edited by hand,
// and which line was forged or taken out. Exit code 1 when something was tampered with.

import { EXIT } from "../src/errors.ts";
import { perform, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = "npm run verify -- [--user ID] [--json]";

const MARKS = {
  ok: "ok        ",
  hand_edit: "hand edit ",
  tampered: "TAMPERED  ",
  unverifiable: "?         ",
};

runCommand(async () => {
  const { values } = readArguments(
    {
      options: { user: { type: "string", short: "u" }, json: { type: "boolean", default: false } },
    },
    USAGE,
  );
  const answer = await perform(values.user, { command: "verify" });
  if (answer.kind !== "verify") return;
  if (!answer.ok) process.exitCode = EXIT.unexpected;
  if (values.json) {
    print(JSON.stringify({ ok: answer.ok, findings: answer.findings }, null, 2));
    return;
  }
  for (const { kind, message } of answer.findings) print(`${MARKS[kind]}${message}`);
  if (answer.findings.length === 0) print("No merge has been made yet.");
  print(answer.ok ? "The history is whole." : "The history was tampered with.");
});
