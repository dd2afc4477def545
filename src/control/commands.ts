// The commands of the operator's tools. The bot's process carries them out when one runs, and the command itself otherwise.
// Both call the same function, so the answer is the same.

import * as z from "zod";
import { GraceMarError, type Refusal } from "../errors.ts";
import type { Actor, Gate } from "../gate/gate.ts";
import { rulesMet } from "../gate/merge-change.ts";
import { findEverywhere, type ForgetReview } from "../gate/forget-find.ts";
import { forget } from "../gate/forget.ts";
import { merge, reviewMerge } from "../gate/merge.ts";
import { repair, reviewRepair } from "../gate/repair.ts";
import { reviewUndo, undo } from "../gate/undo.ts";
import { verify } from "../gate/verify.ts";
import { emitEvent } from "../operator/emit-event.ts";
import type { NamedPerson, PeopleDesk, PutOut } from "../operator/people.ts";
import { reviewRotation, rotate, type Rotation } from "../operator/rotate.ts";
import type { RepairPlan } from "../record/merge/repair.ts";
import type { FileEdit, MergedCandidate } from "../record/types.ts";
import type { VerifyReport } from "../record/merge/verify-receipts.ts";
import { exportRecord, makeBackup, type Backup } from "../state/backup.ts";
import { claim, listPeople, putOutByNumber } from "./letting-in.ts";
import { readStatus, type BotStatus, type RunningBot } from "./status.ts";

export const commandSchema = z.discriminatedUnion("command", [
  z.strictObject({
    command: z.literal("review-merge"),
    approvedBy: z.string().min(1),
    only: z.array(z.string()).optional(),
    minEvidenceTier: z.int().min(1).max(5).optional(),
  }),
  z.strictObject({
    command: z.literal("merge"),
    approvedBy: z.string().min(1),
    receipt: z.unknown(),
  }),
  z.strictObject({
    command: z.literal("undo"),
    approvedBy: z.string().min(1),
    /** Absent: the last merge. */
    receiptId: z.string().min(1).optional(),
    apply: z.boolean(),
  }),
  z.strictObject({ command: z.literal("repair"), apply: z.boolean() }),
  z.strictObject({ command: z.literal("rotate"), apply: z.boolean() }),
  z.strictObject({ command: z.literal("verify") }),
  z.strictObject({
    command: z.literal("emit-event"),
    event: z.string().min(1),
    candidateId: z.string().nullable(),
    extras: z.record(z.string(), z.string()),
  }),
  z.strictObject({ command: z.literal("claim"), role: z.enum(["owner", "guest"]).optional() }),
  z.strictObject({ command: z.literal("people") }),
  z.strictObject({
    command: z.literal("put-out"),
    userId: z.int().positive(),
    /** True: the last owner may be put out. */
    mayLeaveNobody: z.boolean(),
  }),
  z.strictObject({ command: z.literal("status") }),
  z.strictObject({ command: z.literal("backup") }),
  z.strictObject({ command: z.literal("export") }),
  z.strictObject({
    command: z.literal("forget"),
    words: z.string().min(1),
    apply: z.boolean(),
  }),
]);

export type Command = z.infer<typeof commandSchema>;

export type CommandAnswer =
  | {
      readonly kind: "merge-review";
      readonly candidates: readonly { readonly id: string; readonly text: string }[];
      /** Absent when nothing is approved. */
      readonly receipt?: object;
      readonly edits: readonly FileEdit[];
    }
  | {
      readonly kind: "merged";
      readonly merged: readonly MergedCandidate[];
      /** Rules of INTENT.md that the merge conflicts with. Absent in answers of a bot of an earlier version. */
      readonly intentRules?: readonly string[];
      readonly checksumBefore: string;
      readonly checksumAfter: string;
    }
  | {
      readonly kind: "undo";
      /** Absent when there is no merge to undo. */
      readonly receiptId?: string;
      readonly candidateIds: readonly string[];
      readonly edits: readonly FileEdit[];
      readonly applied: boolean;
    }
  | ({ readonly kind: "repair"; readonly applied: boolean } & RepairPlan)
  | ({ readonly kind: "rotation"; readonly applied: boolean } & Rotation)
  | ({ readonly kind: "verify" } & VerifyReport)
  | { readonly kind: "event" }
  | { readonly kind: "claim"; readonly role: string; readonly link: string }
  | { readonly kind: "people"; readonly people: readonly NamedPerson[] }
  | { readonly kind: "put-out"; readonly name?: string; readonly done: PutOut }
  | ({ readonly kind: "status" } & BotStatus)
  | ({ readonly kind: "backup" } & Backup)
  | { readonly kind: "export"; readonly zipBase64: string; readonly leftOut: readonly string[] }
  | (Pick<ForgetReview, "places" | "beyond" | "ours" | "sealed"> & {
      readonly kind: "forget";
      /** Absent when nothing was forgotten. */
      readonly receiptId?: string;
    })
  | ({ readonly kind: "refused" } & Refusal);

/** Bytes of the largest ZIP: a JavaScript string holds about 512 MB, and base64 makes four bytes of three. */
const ANSWER_LIMIT = 350_000_000;

/** The dependencies of a command. */
export interface CommandDesk {
  readonly gate: Gate;
  readonly people: PeopleDesk;
  /** Gives the bot's name in Telegram. Called only where it is needed. */
  readonly username: () => Promise<string>;
  /** Absent when no bot runs. */
  readonly running?: RunningBot;
}

/** Carries a command out. A refusal that a person can understand is an answer; any other error is thrown. */
export async function performCommand(command: Command, desk: CommandDesk): Promise<CommandAnswer> {
  try {
    switch (command.command) {
      case "review-merge":
        return await review(command, desk.gate);
      case "merge":
        return await apply(command, desk.gate);
      case "undo":
        return await takeBack(command, desk.gate);
      case "repair":
        return {
          kind: "repair",
          applied: command.apply,
          ...(await (command.apply ? repair(desk.gate) : reviewRepair(desk.gate))),
        };
      case "rotate":
        return {
          kind: "rotation",
          applied: command.apply,
          ...(await (command.apply
            ? rotate(cliActor("cli"), desk.gate, () => undefined)
            : reviewRotation(desk.gate))),
        };
      case "verify":
        return { kind: "verify", ...(await verify(desk.gate)) };
      case "emit-event":
        await emitEvent(command, desk.gate);
        return { kind: "event" };
      case "claim":
        return await claim(command, desk);
      case "people":
        return await listPeople(desk);
      case "put-out":
        return await putOutByNumber(command, desk);
      case "status":
        return await status(desk);
      case "backup":
        return { kind: "backup", ...(await makeBackup(desk.gate)) };
      case "export":
        return await takeOut(desk.gate);
      case "forget":
        return await forgetWords(command, desk.gate);
    }
  } catch (error) {
    if (!(error instanceof GraceMarError)) throw error;
    const { code, message, exitCode } = error;
    return { kind: "refused", code, message, exitCode };
  }
}

async function review(
  command: Extract<Command, { command: "review-merge" }>,
  gate: Gate,
): Promise<CommandAnswer> {
  const found = await reviewMerge(command, gate);
  return {
    kind: "merge-review",
    candidates: (found?.plan.merged ?? []).map(({ candidateId: id, text }) => ({ id, text })),
    ...(found && { receipt: found.receipt }),
    edits: found?.plan.edits ?? [],
  };
}

async function apply(
  { approvedBy, receipt }: Extract<Command, { command: "merge" }>,
  gate: Gate,
): Promise<CommandAnswer> {
  const done = await merge(receipt, cliActor(approvedBy), gate, () => undefined);
  const { merged, critiques, checksumBefore, checksumAfter } = done;
  const intentRules = rulesMet(critiques);
  return { kind: "merged", merged, intentRules, checksumBefore, checksumAfter };
}

async function takeBack(
  { approvedBy, receiptId, apply: isMeant }: Extract<Command, { command: "undo" }>,
  gate: Gate,
): Promise<CommandAnswer> {
  const found = await reviewUndo(receiptId, gate);
  // The merge of the preview is named, so that a later merge is not undone in its place.
  const named = found?.past.receiptId ?? receiptId;
  if (isMeant) await undo(named, cliActor(approvedBy), gate, () => undefined);
  return {
    kind: "undo",
    ...(found && { receiptId: found.past.receiptId }),
    candidateIds: found?.past.candidateIds ?? [],
    edits: found?.plan.edits ?? [],
    applied: isMeant,
  };
}

function cliActor(name: string): Actor {
  return { name, source: "cli", channelKey: "operator:cli" };
}

async function status({ running, gate }: CommandDesk): Promise<CommandAnswer> {
  if (!running) throw new GraceMarError("not_running", "no bot runs this Record");
  return { kind: "status", ...(await readStatus(running, gate)) };
}

async function takeOut(gate: Gate): Promise<CommandAnswer> {
  const { zip, leftOut } = await exportRecord(gate);
  if (zip.length > ANSWER_LIMIT) {
    throw new GraceMarError("archive_too_large", "the Record is too large to export");
  }
  return { kind: "export", zipBase64: zip.toString("base64"), leftOut };
}

async function forgetWords(
  { words, apply: isMeant }: Extract<Command, { command: "forget" }>,
  gate: Gate,
): Promise<CommandAnswer> {
  const { review, beyond, ours, sealed } = await findEverywhere(words, gate);
  const { places = [], sha256 } = review ?? {};
  if (!isMeant || sha256 === undefined) return { kind: "forget", places, beyond, ours, sealed };
  const { receiptId, left, ...rest } = await forget(
    { words, sha256 },
    cliActor("cli"),
    gate,
    () => undefined,
  );
  return { kind: "forget", ...rest, beyond: left, receiptId };
}
