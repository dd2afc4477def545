// Brings open candidates that stand below ## Processed up again (the earlier system put them there, where they could be
// approved and never merged). Without --apply nothing is written.

import type { Call } from "../command.ts";
import { diffOf } from "../diff.ts";
import { ask } from "../record.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly apply: boolean; readonly json: boolean }>,
): Promise<void> {
  const { values, print, paint } = call;
  const answer = await ask({ command: "repair", apply: values.apply }, call);
  if (values.json) {
    print(JSON.stringify(answer, null, 2));
    return;
  }
  for (const note of answer.notes) print(`Left for you: ${note}`);
  if (answer.edit.before === answer.edit.after) {
    print("PENDING-REVIEW.md needs no repair.");
    return;
  }
  for (const { id, status, line } of answer.moved) {
    print(`${id} (${status}, line ${line}) moves up`);
  }
  print(diffOf([answer.edit], paint));
  print(answer.applied ? "Done." : "Nothing was written. Next: --apply");
}
