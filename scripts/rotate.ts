// npm run rotate: what has grown old moves to archives/, and working notes that are over leave MEMORY.md.
// Without --apply nothing is written.

import { perform, print, readApplyArguments, runCommand } from "./command-line.ts";

const USAGE = "npm run rotate -- [--user ID] [--apply] [--json]";

runCommand(async () => {
  const values = readApplyArguments(USAGE);
  const answer = await perform(values.user, { command: "rotate", apply: values.apply });
  if (values.json) {
    print(JSON.stringify(answer, null, 2));
    return;
  }
  if (answer.kind !== "rotation") return;
  for (const note of answer.memory) print(`MEMORY.md loses: ${note.trim()}`);
  for (const { path, count, archives } of answer.moved) {
    const [first = "", ...more] = archives;
    const names = more.length > 2 ? `${first} to ${more.at(-1)}` : archives.join(", ");
    print(`${path}: the oldest ${count} go to ${names}`);
  }
  if (answer.memory.length + answer.moved.length === 0) print("Nothing to rotate.");
  else print(answer.applied ? "Done." : "Nothing was written. Next: --apply");
});
