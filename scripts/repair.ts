// npm run repair: brings open candidates that stand below ## Processed up again (the earlier system put
// them there, where they could be approved and never merged). Without --apply nothing is written.

import { diffOf, perform, print, readApplyArguments, runCommand } from "./command-line.ts";

const USAGE = "npm run repair -- [--user ID] [--apply] [--json]";

runCommand(async () => {
  const values = readApplyArguments(USAGE);
  const answer = await perform(values.user, { command: "repair", apply: values.apply });
  if (values.json) {
    print(JSON.stringify(answer, null, 2));
    return;
  }
  if (answer.kind !== "repair") return;
  for (const note of answer.notes) print(`Left for you: ${note}`);
  if (answer.edit.before === answer.edit.after) {
    print("PENDING-REVIEW.md needs no repair.");
    return;
  }
  for (const { id, status, line } of answer.moved)
    print(`${id} (${status}, line ${line}) moves up`);
  print(diffOf([answer.edit]));
  print(answer.applied ? "Done." : "Nothing was written. Next: --apply");
});
