// The commands of the operator's tools. The bot's process carries them out when one runs, and the command itself otherwise.
// Both call the same function, so the answer is the same.

import * as z from "zod";
import { GraceMarError, type Refusal } from "../errors.ts";
import type { Actor, Desk } from "../desk/desk.ts";
import { rulesMet } from "../gate/merge-change.ts";
import { findEverywhere, type ForgetPreview } from "../gate/forget-find.ts";
import { forget } from "../gate/forget.ts";
import { merge, previewMerge, shownSha256 } from "../gate/merge.ts";
import { repair, previewRepair } from "../gate/repair.ts";
import { previewUndo, undo, type UndoPreview } from "../gate/undo.ts";
import { verify } from "../gate/verify.ts";
import { claimLink } from "../operator/claim.ts";
import { emitEvent } from "../operator/emit-event.ts";
import {
  namedPeople,
  putOut,
  type NamedPerson,
  type People,
  type PutOut,
} from "../operator/people.ts";
import { putFile } from "../operator/put-file.ts";
import { writeChecksum, type WrittenChecksum } from "../operator/write-checksum.ts";
import { previewRotation, rotate, type Rotation } from "../operator/rotate.ts";
import type { RepairPlan } from "../record/merge/repair.ts";
import { FILES } from "../record/store.ts";
import type { MergedCandidate } from "../record/types.ts";
import type { VerifyReport } from "../record/merge/verify-receipts.ts";
import { exportRecord, makeBackup, type Backup } from "../state/backup.ts";
import { shownEdit, shownEdits, type ShownEdit } from "../wording/shown-edits.ts";
import { changeOf, openTokens, requireShown } from "./shown.ts";
import { readStatus, type BotStatus, type RunningBot } from "./status.ts";

/** The token of what the same command showed without `apply` (shown.ts). */
const shown = z.string().min(1).max(64).optional();

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
    shown,
  }),
  z.strictObject({ command: z.literal("repair"), apply: z.boolean(), shown }),
  z.strictObject({ command: z.literal("rotate"), apply: z.boolean(), shown }),
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
  z.strictObject({
    command: z.literal("put-file"),
    name: z.string().min(1).max(4096),
    given: z.string().min(1).max(300),
    was: z.string().min(1).max(64),
  }),
  z.strictObject({
    command: z.literal("write-checksum"),
    log: z.boolean(),
    manifest: z.boolean(),
  }),
  z.strictObject({ command: z.literal("status") }),
  z.strictObject({ command: z.literal("backup") }),
  z.strictObject({ command: z.literal("export") }),
  z.strictObject({
    command: z.literal("forget"),
    words: z.string().min(1),
    apply: z.boolean(),
    shown,
  }),
]);

export type Command = z.infer<typeof commandSchema>;

/** The answer that belongs to each command. `kind` is for the wire: a bot of another version may be on its other end. */
export interface Answers {
  readonly "review-merge": {
    readonly kind: "merge-review";
    readonly candidates: readonly { readonly id: string; readonly text: string }[];
    /** Absent when nothing is approved. */
    readonly receipt?: object;
    readonly edits: readonly ShownEdit[];
  };
  readonly merge: {
    readonly kind: "merged";
    readonly merged: readonly MergedCandidate[];
    /** Rules of INTENT.md that the merge conflicts with. Absent in answers of a bot of an earlier version. */
    readonly intentRules?: readonly string[];
    readonly checksumBefore: string;
    readonly checksumAfter: string;
  };
  readonly undo: {
    readonly kind: "undo";
    /** Absent when there is no merge to undo. */
    readonly receiptId?: string;
    readonly candidateIds: readonly string[];
    readonly edits: readonly ShownEdit[];
    readonly applied: boolean;
  } & WithToken;
  readonly repair: { readonly kind: "repair"; readonly applied: boolean } & Omit<
    RepairPlan,
    "edit"
  > & { readonly edit: ShownEdit } & WithToken;
  readonly rotate: { readonly kind: "rotation"; readonly applied: boolean } & Rotation & WithToken;
  readonly verify: { readonly kind: "verify" } & VerifyReport;
  readonly "emit-event": { readonly kind: "event" };
  readonly claim: { readonly kind: "claim"; readonly role: string; readonly link: string };
  readonly people: { readonly kind: "people"; readonly people: readonly NamedPerson[] };
  readonly "put-out": { readonly kind: "put-out"; readonly name?: string; readonly done: PutOut };
  readonly "put-file": { readonly kind: "put-file" };
  readonly "write-checksum": { readonly kind: "checksum" } & WrittenChecksum;
  readonly status: { readonly kind: "status" } & BotStatus;
  readonly backup: { readonly kind: "backup" } & Backup;
  readonly export: {
    readonly kind: "export";
    /** Absolute path of the archive. Whoever asked takes it away and removes it. */
    readonly path: string;
    readonly leftOut: readonly string[];
  };
  readonly forget: Pick<ForgetPreview, "places" | "beyond" | "ours" | "sealed"> & {
    readonly kind: "forget";
    /** Absent when nothing was forgotten. */
    readonly receiptId?: string;
  } & WithToken;
}

interface WithToken {
  /** What `shown` has to say for just this to be done. Absent when it was done, and when there is nothing to do. */
  readonly shown?: string;
}

export type Refused = { readonly kind: "refused" } & Refusal;

/** The answer to one command, or why there is none. */
export type AnswerTo<C extends Command> = Answers[C["command"]] | Refused;

/** The answer to whichever command. */
export type CommandAnswer = AnswerTo<Command>;

/** The dependencies of a command. */
export interface CommandDeps {
  readonly desk: Desk;
  readonly people: People;
  /** Gives the bot's name in Telegram. Called only where it is needed. */
  readonly username: () => Promise<string>;
  /** Absent when no bot runs. */
  readonly running?: RunningBot;
}

/** Carries a command out. A refusal that a person can understand is an answer; any other error is thrown. */
export async function performCommand<C extends Command>(
  command: C,
  deps: CommandDeps,
): Promise<AnswerTo<C>> {
  // Each entry takes the command of its own name; the compiler cannot follow a name into a table.
  const perform = PERFORM[command.command] as (
    command: C,
    deps: CommandDeps,
  ) => Promise<Answers[C["command"]]>;
  try {
    return await perform(command, deps);
  } catch (error) {
    if (!(error instanceof GraceMarError)) throw error;
    const { code, message, exitCode } = error;
    return { kind: "refused", code, message, exitCode };
  }
}

const PERFORM: {
  readonly [Name in keyof Answers]: (
    command: Extract<Command, { command: Name }>,
    deps: CommandDeps,
  ) => Promise<Answers[Name]>;
} = {
  "review-merge": (command, { desk }) => review(command, desk),
  merge: (command, { desk }) => apply(command, desk),
  undo: (command, { desk }) => takeBack(command, desk),
  repair: (command, { desk }) => repairOrShow(command, desk),
  rotate: (command, { desk }) => rotateOrShow(command, desk),
  verify: async (_, { desk }) => ({ kind: "verify", ...(await verify(desk)) }),
  "emit-event": async (command, { desk }) => {
    await emitEvent(command, desk);
    return { kind: "event" };
  },
  claim,
  people: (_, deps) => listPeople(deps),
  "put-out": putOutByNumber,
  "put-file": async (command, { desk }) => {
    await putFile(command, desk);
    return { kind: "put-file" };
  },
  // A forgetting that came between would leave the sum of the forgotten words.
  "write-checksum": async (wanted, { desk }) => ({
    kind: "checksum",
    ...(await desk.alone(({ store }) => writeChecksum(store, wanted, desk.now()))),
  }),
  status: (_, deps) => status(deps),
  backup: async (_, { desk }) => ({ kind: "backup", ...(await makeBackup(desk)) }),
  export: (_, { desk }) => takeOut(desk),
  forget: (command, { desk }) => forgetWords(command, desk),
};

async function review(
  command: Extract<Command, { command: "review-merge" }>,
  desk: Desk,
): Promise<Answers["review-merge"]> {
  const found = await previewMerge(command, desk);
  return {
    kind: "merge-review",
    candidates: (found?.plan.merged ?? []).map(({ candidateId: id, text }) => ({ id, text })),
    ...(found && { receipt: { ...found.receipt, shown_sha256: shownSha256(found) } }),
    edits: shownEdits(found?.plan.edits ?? []),
  };
}

/**
 * A receipt as `--generate-receipt` writes it: with the hash of all that was listed beside it, old texts included. `merge`
 * checks the rest. One without the hash was made by an earlier version or by hand, and merges nothing.
 */
const receiptFile = z
  .looseObject({ shown_sha256: z.string().optional().catch(undefined) })
  .catch({});

async function apply(
  { approvedBy, receipt }: Extract<Command, { command: "merge" }>,
  desk: Desk,
): Promise<Answers["merge"]> {
  const { shown_sha256: sha256, ...rest } = receiptFile.parse(receipt);
  const done = await merge(rest, cliActor(approvedBy), desk, undefined, { sha256 });
  const { merged, critiques, checksumBefore, checksumAfter } = done;
  const intentRules = rulesMet(critiques);
  return { kind: "merged", merged, intentRules, checksumBefore, checksumAfter };
}

async function takeBack(
  { approvedBy, receiptId, apply: isMeant, shown: given }: Extract<Command, { command: "undo" }>,
  desk: Desk,
): Promise<Answers["undo"]> {
  const tokenOf = await openTokens(desk);
  const token = ({ past, plan, sha256 }: UndoPreview): string => {
    // Where its candidates go depends on what others wait there, which a card may change at any time.
    const changes = plan.edits.filter(({ path }) => path !== FILES.pending).map(changeOf);
    return tokenOf(["undo", past.receiptId, sha256, changes]);
  };
  const found = await previewUndo(receiptId, desk);
  // The merge of the preview is named, so that a later merge is not undone in its place.
  const named = found?.past.receiptId ?? receiptId;
  if (isMeant) {
    const require = (now: UndoPreview): void => {
      requireShown(given, token(now));
    };
    await undo(named, cliActor(approvedBy), desk, undefined, { require });
  }
  return {
    ...(found && !isMeant && { shown: token(found) }),
    kind: "undo",
    ...(found && { receiptId: found.past.receiptId }),
    candidateIds: found?.past.candidateIds ?? [],
    edits: shownEdits(found?.plan.edits ?? []),
    applied: isMeant,
  };
}

async function repairOrShow(
  { apply: isMeant, shown: given }: Extract<Command, { command: "repair" }>,
  desk: Desk,
): Promise<Answers["repair"]> {
  const tokenOf = await openTokens(desk);
  const token = ({ edit, moved }: RepairPlan): string => tokenOf(["repair", moved, changeOf(edit)]);
  const require = (now: RepairPlan): void => {
    requireShown(given, token(now));
  };
  const plan = await (isMeant ? repair(desk, require) : previewRepair(desk));
  const isOpen = !isMeant && plan.edit.before !== plan.edit.after;
  return {
    kind: "repair",
    applied: isMeant,
    ...plan,
    edit: shownEdit(plan.edit),
    ...(isOpen && { shown: token(plan) }),
  };
}

/** A rotation goes by age alone and by a timer, too: it needs no token. With one it does what was shown, or nothing. */
async function rotateOrShow(
  { apply: isMeant, shown: given }: Extract<Command, { command: "rotate" }>,
  desk: Desk,
): Promise<Answers["rotate"]> {
  const tokenOf = await openTokens(desk);
  const token = ({ memory, moved }: Rotation): string => tokenOf(["rotate", memory, moved]);
  const require = (now: Rotation): void => {
    if (given !== undefined) requireShown(given, token(now));
  };
  const done = isMeant ? await rotate(cliActor("cli"), desk, require) : await previewRotation(desk);
  const isOpen = !isMeant && done.memory.length + done.moved.length > 0;
  return { kind: "rotation", applied: isMeant, ...done, ...(isOpen && { shown: token(done) }) };
}

function cliActor(name: string): Actor {
  return { name, source: "cli", channelKey: "operator:cli" };
}

async function claim(
  { role }: Extract<Command, { command: "claim" }>,
  { desk, people, username }: CommandDeps,
): Promise<Answers["claim"]> {
  if (role === undefined && people.roles.owners().length > 0) {
    throw new GraceMarError(
      "already_owned",
      "This bot has an owner. For a further person say which: --role owner or --role guest.",
    );
  }
  const granted = role ?? "owner";
  const link = await claimLink(granted, await username(), desk);
  return { kind: "claim", role: granted, link };
}

/** Gives everybody who is let in. */
async function listPeople({ people }: CommandDeps): Promise<Answers["people"]> {
  return { kind: "people", people: await namedPeople(people) };
}

/** Puts somebody out. The reason why somebody was not put out is an answer, no error. */
async function putOutByNumber(
  { userId, mayLeaveNobody }: Extract<Command, { command: "put-out" }>,
  { desk, people }: CommandDeps,
): Promise<Answers["put-out"]> {
  const name = await people.nameOf(userId);
  const done = await putOut({ userId, name, mayLeaveNobody }, people, desk);
  return { kind: "put-out", ...(name !== undefined && { name }), done };
}

async function status({ running, desk }: CommandDeps): Promise<Answers["status"]> {
  if (!running) throw new GraceMarError("not_running", "no bot runs this Record");
  return { kind: "status", ...(await readStatus(running, desk)) };
}

async function takeOut(desk: Desk): Promise<Answers["export"]> {
  const { path, leftOut } = await exportRecord(desk);
  return { kind: "export", path, leftOut };
}

async function forgetWords(
  { words, apply: isMeant, shown: given }: Extract<Command, { command: "forget" }>,
  desk: Desk,
): Promise<Answers["forget"]> {
  const { review, beyond, ours, sealed } = await findEverywhere(words, desk);
  const { places = [], sha256 } = review ?? {};
  const nothing = { kind: "forget", places, beyond, ours, sealed } as const;
  if (sha256 === undefined) return nothing;
  const token = (await openTokens(desk))(["forget", words, sha256]);
  if (!isMeant) return { ...nothing, shown: token };
  requireShown(given, token);
  const forgotten = await forget({ words, sha256 }, cliActor("cli"), desk);
  const { receiptId, left, failure, ...rest } = forgotten;
  if (failure !== undefined) {
    throw new GraceMarError(
      "forget_unsure",
      `the words are forgotten (receipt ${receiptId}), but whether something of them is left could not be looked for: run the same command once more`,
      { cause: failure },
    );
  }
  return { kind: "forget", ...rest, beyond: left, receiptId };
}
