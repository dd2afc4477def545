// npm run undo: what /undo does in the chat, also for an earlier merge. Without --apply nothing is written.

import { UsageError } from "../src/errors.ts";
import { diffOf, perform, print, readArguments, runCommand } from "./command-line.ts";

const USAGE = `npm run undo -- [--user ID] [--receipt RECEIPT-ID]                      what taking the merge back would change
npm run undo -- [--user ID] [--receipt RECEIPT-ID] --apply --approved-by NAME   take it back
further: --json`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        receipt: { type: "string" },
        apply: { type: "boolean", default: false },
        "approved-by": { type: "string" },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const approvedBy = values["approved-by"]?.trim();
  if (values.apply && !approvedBy) throw new UsageError(`--approved-by NAME is needed\n\n${USAGE}`);
  const answer = await perform(values.user, {
    command: "undo",
    apply: values.apply,
    approvedBy: approvedBy || "preview",
    ...(values.receipt !== undefined && { receiptId: values.receipt }),
  });
  if (values.json) print(JSON.stringify(answer, null, 2));
  else if (answer.kind !== "undo" || answer.receiptId === undefined)
    print("There is no merge to take back.");
  else if (answer.applied)
    print(`Taken back: ${answer.candidateIds.join(", ")} wait for a decision again.`);
  else {
    print(
      `Would take back the merge of ${answer.candidateIds.join(", ")} (receipt ${answer.receiptId}):\n`,
    );
    print(diffOf(answer.edits));
    print("Nothing was written. Next: --apply --approved-by NAME");
  }
});
