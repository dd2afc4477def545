// Does what /undo does in the chat, also for an earlier merge. Nothing is written but what was shown before.

import type { Answers } from "../../control/commands.ts";
import { agreedToken } from "../agreed.ts";
import type { Call } from "../command.ts";
import { diffOf } from "../diff.ts";
import { ask } from "../record.ts";

interface UndoValues {
  readonly user?: string;
  readonly receipt?: string;
  readonly apply: boolean;
  readonly shown?: string;
  readonly "approved-by"?: string;
  readonly json: boolean;
}

export async function run(call: Call<UndoValues>): Promise<void> {
  const { values, print } = call;
  const approvedBy = values["approved-by"]?.trim();
  if (values.apply && !approvedBy) throw call.wrong("--approved-by NAME is needed");
  const command = {
    command: "undo",
    approvedBy: approvedBy || "preview",
    ...(values.receipt !== undefined && { receiptId: values.receipt }),
  } as const;
  const look = () => ask({ ...command, apply: false }, call);
  const tell = (answer: Answers["undo"]): void => {
    describe(answer, call);
  };
  if (!values.apply) {
    tell(await look());
    return;
  }
  const shown = await agreedToken("Take it back?", call, { look, tell });
  if (shown === undefined) return;
  const answer = await ask({ ...command, apply: true, shown }, call);
  if (values.json) print(JSON.stringify(answer, null, 2));
  else print(`Taken back: ${answer.candidateIds.join(", ")} wait for a decision again.`);
}

function describe(answer: Answers["undo"], { values, print, paint }: Call<UndoValues>): void {
  const { receiptId, candidateIds, edits, shown } = answer;
  if (values.json) print(JSON.stringify(answer, null, 2));
  else if (receiptId === undefined) print("There is no merge to take back.");
  else {
    print(`Would take back the merge of ${candidateIds.join(", ")} (receipt ${receiptId}):\n`);
    print(diffOf(edits, paint));
    if (values.apply) return;
    // Without its number a merge made meanwhile would be meant.
    print(
      `Nothing was written. Next: --receipt ${receiptId} --apply --shown ${shown ?? ""} --approved-by NAME`,
    );
  }
}
