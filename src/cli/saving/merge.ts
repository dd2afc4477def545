// Does what /merge does in the chat, with receipt files. Without --apply nothing is written.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../../json.ts";
import type { Answers, Command } from "../../control/commands.ts";
import { UsageError, errorMessage } from "../../errors.ts";
import type { Call } from "../command.ts";
import { diffOf } from "../diff.ts";
import { evidenceTier } from "../evidence-tier.ts";
import { ask, recordLocation } from "../record.ts";
import { writeNew } from "../written.ts";

interface MergeValues {
  readonly user?: string;
  readonly "generate-receipt"?: string;
  readonly "dry-run": boolean;
  readonly apply: boolean;
  readonly receipt?: string;
  readonly "approved-by"?: string;
  readonly only?: string;
  readonly "min-evidence-tier"?: string;
  readonly json: boolean;
}

export async function run(call: Call<MergeValues>): Promise<void> {
  const { apply, json } = call.values;
  requireOneThing(call);
  if (apply) {
    const merged = await ask(await mergeFrom(call), call);
    call.print(json ? JSON.stringify(merged, null, 2) : describeMerged(merged));
    return;
  }
  const review = await ask(reviewFrom(call), call);
  const receiptFile = call.values["generate-receipt"];
  if (receiptFile !== undefined && review.receipt) {
    const { usersDir, recordId } = recordLocation(call);
    const text = `${JSON.stringify(review.receipt, null, 2)}\n`;
    await writeNew(call.at(receiptFile), text, join(usersDir, recordId));
  }
  call.print(json ? JSON.stringify(review, null, 2) : describeReview(review, call));
}

/** @throws UsageError when words exclude each other or one is missing. */
function requireOneThing({ values, wrong }: Call<MergeValues>): void {
  const approvedBy = values["approved-by"]?.trim();
  if ((values.apply || values["generate-receipt"] !== undefined) && !approvedBy) {
    throw wrong("--approved-by NAME is needed");
  }
  if (values.apply && values["dry-run"]) {
    throw wrong("--apply and --dry-run exclude each other");
  }
  const chosen = [values.only, values["generate-receipt"], values["min-evidence-tier"]];
  if (values.apply && chosen.some((value) => value !== undefined)) {
    throw wrong("--apply merges what the receipt says: leave the rest out");
  }
}

function reviewFrom({ values, wrong }: Call<MergeValues>) {
  const minEvidenceTier = evidenceTier(values["min-evidence-tier"], wrong);
  const only = values.only?.split(",").map((id) => id.trim().toUpperCase());
  return {
    command: "review-merge",
    approvedBy: values["approved-by"]?.trim() ?? "preview",
    ...(only && { only }),
    ...(minEvidenceTier !== undefined && { minEvidenceTier }),
  } as const satisfies Command;
}

async function mergeFrom({ values, at, wrong }: Call<MergeValues>) {
  if (values.receipt === undefined) throw wrong("--receipt FILE is needed");
  return {
    command: "merge",
    approvedBy: values["approved-by"]?.trim() ?? "",
    receipt: await readReceipt(values.receipt, at),
  } as const satisfies Command;
}

async function readReceipt(path: string, at: Call<unknown>["at"]): Promise<unknown> {
  const text = await readFile(at(path), "utf8").catch((error: unknown) => {
    throw new UsageError(`--receipt ${path} cannot be read: ${errorMessage(error)}`);
  });
  const value = parseJson(text);
  if (value === undefined) throw new UsageError(`--receipt ${path} cannot be read: it is not JSON`);
  return value;
}

function describeMerged({ merged, intentRules }: Answers["merge"]): string {
  const lines = merged.map(
    ({ candidateId, entryId, evidenceId, text }) =>
      `  ${candidateId} -> ${entryId}, ${evidenceId}: ${text}`,
  );
  const rules = intentRules?.join(", ");
  const note = rules ? [`INTENT.md may say otherwise (advisory): ${rules}`] : [];
  return [`Merged ${merged.length}:`, ...lines, ...note].join("\n");
}

function describeReview(
  { candidates, edits }: Answers["review-merge"],
  { values, paint }: Call<MergeValues>,
): string {
  if (candidates.length === 0) return "Nothing is approved.";
  const receiptFile = values["generate-receipt"];
  return [
    ...candidates.map(({ id, text }) => `${id}: ${text}`),
    "",
    diffOf(edits, paint),
    "",
    receiptFile === undefined
      ? "Nothing was written. Next: --generate-receipt FILE --approved-by NAME"
      : `Receipt written to ${receiptFile}. Next: --apply --receipt ${receiptFile} --approved-by NAME`,
  ].join("\n");
}
