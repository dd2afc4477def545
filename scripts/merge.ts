// npm run merge: what /merge does in the chat, for the command line. Without --apply nothing is written.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command, CommandAnswer } from "../src/control/commands.ts";
import { UsageError, errorMessage } from "../src/errors.ts";
import {
  diffOf,
  evidenceTier,
  perform,
  print,
  readArguments,
  recordLocation,
  runCommand,
  writeNew,
} from "./command-line.ts";

const USAGE = `npm run merge -- [--user ID] [--dry-run] [--diff]              what a merge would change (nothing is written)
npm run merge -- --generate-receipt FILE --approved-by NAME    a receipt for what is approved now
npm run merge -- --apply --receipt FILE --approved-by NAME     merge exactly that
further: --only CANDIDATE-0001,CANDIDATE-0002   --min-evidence-tier 4|5   --json`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        "generate-receipt": { type: "string" },
        // What happens without --apply anyway; named for those who like to say so.
        "dry-run": { type: "boolean", default: false },
        diff: { type: "boolean", default: false },
        apply: { type: "boolean", default: false },
        receipt: { type: "string" },
        "approved-by": { type: "string" },
        only: { type: "string" },
        "min-evidence-tier": { type: "string" },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const answer = await perform(values.user, await commandFrom(values));
  const receiptFile = values["generate-receipt"];
  if (answer.kind === "merge-review" && receiptFile !== undefined && answer.receipt) {
    const { usersDir, recordId } = recordLocation(values.user);
    const text = `${JSON.stringify(answer.receipt, null, 2)}\n`;
    await writeNew(resolve(receiptFile), text, join(usersDir, recordId));
  }
  print(values.json ? JSON.stringify(answer, null, 2) : describe(answer, receiptFile));
});

interface MergeArguments {
  readonly "generate-receipt"?: string;
  readonly "dry-run": boolean;
  readonly apply: boolean;
  readonly receipt?: string;
  readonly "approved-by"?: string;
  readonly only?: string;
  readonly "min-evidence-tier"?: string;
}

async function commandFrom(values: MergeArguments): Promise<Command> {
  const approvedBy = values["approved-by"]?.trim();
  if ((values.apply || values["generate-receipt"] !== undefined) && !approvedBy) {
    throw new UsageError(`--approved-by NAME is needed\n\n${USAGE}`);
  }
  if (values.apply && values["dry-run"]) {
    throw new UsageError(`--apply and --dry-run exclude each other\n\n${USAGE}`);
  }
  const minEvidenceTier = evidenceTier(values["min-evidence-tier"], USAGE);
  const chosen = [values.only, values["generate-receipt"], minEvidenceTier];
  if (values.apply && chosen.some((value) => value !== undefined)) {
    throw new UsageError(`--apply merges what the receipt says: leave the rest out\n\n${USAGE}`);
  }
  if (!values.apply) {
    const only = values.only?.split(",").map((id) => id.trim().toUpperCase());
    return {
      command: "review-merge",
      approvedBy: approvedBy ?? "preview",
      ...(only && { only }),
      ...(minEvidenceTier !== undefined && { minEvidenceTier }),
    };
  }
  if (values.receipt === undefined) throw new UsageError(`--receipt FILE is needed\n\n${USAGE}`);
  return {
    command: "merge",
    approvedBy: approvedBy ?? "",
    receipt: await readReceipt(values.receipt),
  };
}

async function readReceipt(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UsageError(`--receipt ${path} cannot be read: ${errorMessage(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    // The parser would quote the file, which may be another one.
    throw new UsageError(`--receipt ${path} cannot be read: it is not JSON`);
  }
}

function describe(answer: CommandAnswer, receiptFile: string | undefined): string {
  if (answer.kind === "merged") {
    const lines = answer.merged.map(
      ({ candidateId, entryId, evidenceId, text }) =>
        `  ${candidateId} -> ${entryId}, ${evidenceId}: ${text}`,
    );
    const rules = answer.intentRules?.join(", ");
    const note = rules ? [`INTENT.md may say otherwise (advisory): ${rules}`] : [];
    return [`Merged ${answer.merged.length}:`, ...lines, ...note].join("\n");
  }
  if (answer.kind !== "merge-review") return "";
  if (answer.candidates.length === 0) return "Nothing is approved.";
  return [
    ...answer.candidates.map(({ id, text }) => `${id}: ${text}`),
    "",
    diffOf(answer.edits),
    "",
    receiptFile === undefined
      ? "Nothing was written. Next: --generate-receipt FILE --approved-by NAME"
      : `Receipt written to ${receiptFile}. Next: --apply --receipt ${receiptFile} --approved-by NAME`,
  ].join("\n");
}
