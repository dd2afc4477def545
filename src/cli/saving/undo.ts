// Does what /undo does in the chat, also for an earlier merge. Without --apply nothing is written.

import type { Call } from "../command.ts";
import { diffOf } from "../diff.ts";
import { ask } from "../record.ts";

interface UndoValues {
  readonly user?: string;
  readonly receipt?: string;
  readonly apply: boolean;
  readonly "approved-by"?: string;
  readonly json: boolean;
}

export async function run(call: Call<UndoValues>): Promise<void> {
  const { values, print, paint } = call;
  const approvedBy = values["approved-by"]?.trim();
  if (values.apply && !approvedBy) throw call.wrong("--approved-by NAME is needed");
  const answer = await ask(
    {
      command: "undo",
      apply: values.apply,
      approvedBy: approvedBy || "preview",
      ...(values.receipt !== undefined && { receiptId: values.receipt }),
    },
    call,
  );
  const ids = answer.candidateIds.join(", ");
  if (values.json) print(JSON.stringify(answer, null, 2));
  else if (answer.receiptId === undefined) print("There is no merge to take back.");
  else if (answer.applied) print(`Taken back: ${ids} wait for a decision again.`);
  else {
    print(`Would take back the merge of ${ids} (receipt ${answer.receiptId}):\n`);
    print(diffOf(answer.edits, paint));
    // Without its number a merge made meanwhile would be taken back.
    print(`Nothing was written. Next: --receipt ${answer.receiptId} --apply --approved-by NAME`);
  }
}
