// The acts in which a bot is killed. Each has a Record that is prepared for it and begins in the running program.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askRunningBot } from "../../../src/control/control-client.ts";
import { performCommand, type Command } from "../../../src/control/commands.ts";
import { controlSocketPath } from "../../../src/control/control-server.ts";
import { decide } from "../../../src/gate/decide.ts";
import { merge, previewMerge, shownSha256 } from "../../../src/gate/merge.ts";
import { stage } from "../../../src/gate/stage.ts";
import { FILES } from "../../../src/record/store.ts";
import {
  ARCHIVE_HEADER,
  TRANSCRIPT_HEADER,
  transcriptBlock,
} from "../../../src/record/transcript.ts";
import { BACKUPS, makeBackup } from "../../../src/state/backup.ts";
import { DEFAULT_WORDING } from "../../../src/wording/wording.ts";
import { CANARY, openGate, RECORD_ID } from "../../crash/open-gate.ts";
import type { CrashBot } from "../../crash/crash-bot.ts";
import { OWNER } from "../../support/bots.ts";
import { seenFirst } from "../../support/commands.ts";
import type { TestProcess } from "../../support/processes.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";
import { peopleOf } from "../../support/people.ts";

export interface Act {
  readonly name: string;
  /** The owner's message, for acts by a message. Telegram brings it again after a kill. */
  readonly message?: string;
  /** Number of messages that the bot sends for it. */
  readonly answers?: number;
  /** The command, for acts by a command. It is given again after a kill that came before it. */
  readonly command?: Command;
  /**
   * No byte of this may be left afterwards. It is given again after every kill, because the files do not tell how far
   * it came.
   */
  readonly forgets?: string;
  /** Folder of the Record before the act. */
  readonly before: string;
}

/** Said while the disk takes nothing. */
export const WAITS = DEFAULT_WORDING.lines.unstored;

const QUESTION = "what do you know about octopuses?";
const REPORT = "we drew a striped lighthouse with a red lamp";
const ENTRIES = ["Raft of corks - built one that floats", "Paper cranes - can fold one"];
const ACTOR = { name: "tester", source: "cli", channelKey: "operator:cli" };
const FORGET = { command: "forget", words: CANARY, apply: true } as const;
const nothing = (): void => undefined;

/** A further act is a further row. */
export async function prepareActs(): Promise<readonly Act[]> {
  const plain = await prepare(nothing);
  const approved = await prepare((desk) => approveEntries(ENTRIES, desk));
  const merged = await prepare((desk) => mergeEntries(ENTRIES, desk));
  const lived = await prepare(liveWithCanary, makeBackup);
  const undo = { command: "undo", apply: true, approvedBy: ACTOR.name } as const;
  return [
    { name: "a turn", before: plain, message: QUESTION, answers: 1 },
    { name: "a staging", before: plain, message: REPORT, answers: 2 },
    { name: "a merge", before: approved, command: await mergeOf(approved) },
    { name: "an undo", before: merged, command: undo },
    { name: "a forget", before: lived, command: FORGET, forgets: CANARY },
  ];
}

/** Does it in the running program and stops that; it may be killed at any point of this. */
export async function perform(act: Act, bot: CrashBot, child: TestProcess): Promise<void> {
  const { message, answers = 0, command } = act;
  if (message !== undefined) bot.telegram.say(OWNER, message);
  const isAnswered = () => said(bot).length >= answers;
  const what = `${answers} answers`;
  await Promise.race([child.exited, bot.telegram.waitFor(isAnswered, { timeoutMs: 20_000, what })]);
  if (command) {
    const runtimeDir = bot.environment["XDG_RUNTIME_DIR"] ?? "";
    const ask = (each: Command) => askRunningBot(each, controlSocketPath(bot.folder, runtimeDir));
    // A program that is killed answers nothing.
    await seenFirst(command, ask).then(ask).catch(nothing);
  }
  child.kill("SIGTERM");
  await child.exited;
}

/** Answers to the owner, oldest first. */
export function said({ telegram }: CrashBot): readonly string[] {
  const messages = telegram.chat(OWNER.id).filter(({ from }) => from === "bot");
  return messages.map(({ text }) => text).filter((text) => text !== WAITS);
}

/** The command once more, without a bot. */
export async function performAlone(command: Command, usersDir: string): Promise<void> {
  const desk = await openGate(usersDir);
  try {
    const deps = { desk, people: peopleOf(desk), username: () => Promise.resolve("") };
    const ask = (each: Command) => performCommand(each, deps);
    const answer = await ask(await seenFirst(command, ask));
    if (answer.kind === "refused") throw new Error(answer.message);
  } finally {
    desk.state.close();
  }
}

type Desk = Awaited<ReturnType<typeof openGate>>;

async function prepare(
  work: (desk: Desk) => void | Promise<void>,
  backUp: (desk: Desk) => unknown = nothing,
): Promise<string> {
  const usersDir = temporaryFolder();
  const folder = copyRecord("sample", usersDir, RECORD_ID);
  const desk = await openGate(usersDir);
  await work(desk);
  rmSync(join(folder, BACKUPS), { recursive: true, force: true });
  await backUp(desk);
  desk.state.close();
  return folder;
}

/** It stands in SELF, EVIDENCE, a receipt, what an undo needs, the transcript, an archive and the conversation. */
async function liveWithCanary(desk: Desk): Promise<void> {
  await mergeEntries([...ENTRIES, `A ${CANARY} has stripes`], desk, `Robin ${CANARY}`);
  const { folder } = desk.store;
  const said = transcriptBlock({
    timestamp: "2026-03-04 05:06:07",
    label: "USER",
    channel: "Telegram",
    text: `we saw a ${CANARY}`,
  });
  writeFileSync(join(folder, FILES.transcript), TRANSCRIPT_HEADER + said);
  mkdirSync(join(folder, "archives"));
  writeFileSync(join(folder, "archives", "SELF-ARCHIVE-2026-01.md"), ARCHIVE_HEADER + said);
  await desk.state.database.transact(() => {
    const message = { role: "user", text: `a ${CANARY}?` } as const;
    desk.state.conversations.append("telegram:1001", [message], desk.now().getTime());
  });
}

async function mergeEntries(
  entries: readonly string[],
  desk: Desk,
  name = ACTOR.name,
): Promise<void> {
  await approveEntries(entries, desk);
  const review = await previewMerge({ approvedBy: name }, desk);
  await merge(review?.receipt, { ...ACTOR, name }, desk, nothing);
}

async function approveEntries(entries: readonly string[], desk: Desk): Promise<void> {
  for (const suggestedEntry of entries) {
    const proposal = {
      mindCategory: "knowledge",
      signalType: "knowledge",
      summary: suggestedEntry,
      exampleFromExchange: suggestedEntry,
      suggestedEntry,
      promptAddition: suggestedEntry,
    } as const;
    const exchange = { channelKey: "telegram:1001", userText: suggestedEntry, replyText: "Nice." };
    const staged = await stage({ proposals: [proposal], ...exchange }, desk, nothing);
    await decide(
      { candidateId: staged?.candidates[0]?.id ?? "", to: "approved", actor: ACTOR },
      desk,
      nothing,
    );
  }
}

async function mergeOf(folder: string): Promise<Command> {
  const desk = await openGate(join(folder, ".."));
  const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
  desk.state.close();
  const receipt = review && { ...review.receipt, shown_sha256: shownSha256(review) };
  return { command: "merge", approvedBy: ACTOR.name, receipt };
}
