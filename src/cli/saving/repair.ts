// Brings open candidates that stand below ## Processed up again (the earlier system put them there, where they could be
// approved and never merged). Nothing is written but what was shown before.

import type { Answers } from "../../control/commands.ts";
import { agreedToken } from "../agreed.ts";
import type { Call } from "../command.ts";
import { diffOf } from "../diff.ts";
import { ask } from "../record.ts";

interface RepairValues {
  readonly user?: string;
  readonly apply: boolean;
  readonly shown?: string;
  readonly json: boolean;
}

export async function run(call: Call<RepairValues>): Promise<void> {
  const { values } = call;
  const look = () => ask({ command: "repair", apply: false }, call);
  const tell = (answer: Answers["repair"]): void => {
    describe(answer, call);
  };
  if (!values.apply) {
    tell(await look());
    return;
  }
  const shown = await agreedToken("Write it?", call, { look, tell });
  if (shown !== undefined) tell(await ask({ command: "repair", apply: true, shown }, call));
}

function describe(answer: Answers["repair"], { values, print, paint }: Call<RepairValues>): void {
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
  if (answer.applied) print("Done.");
  else if (!values.apply) {
    print(`Nothing was written. Next: --apply --shown ${answer.shown ?? ""}`);
  }
}
