// The commands of the chat, in the order in which they are shown. The messenger's list beside the input field and /help
// are made of this table.

import { fill, type Lines } from "../../wording/catalogue.ts";
import { betweenUsKeyboard, keyboard } from "../../wording/sentences.ts";
import { say } from "../answer.ts";
import { betweenUs, isBetweenUs } from "../between-us.ts";
import { reset, start } from "./begin.ts";
import { homework } from "../homework.ts";
import type { Command, Incoming } from "../incoming.ts";
import { OPERATOR_ORDERS } from "./operator-orders.ts";
import { offerForget, privacy, sendExport, sendPortablePrompt } from "./own-data.ts";
import { cancel } from "../new-wording.ts";
import { offerMerge, offerUndo, reject, review } from "./candidates.ts";
import { people } from "../cards/people.ts";
import type { ChatDeps } from "../ports.ts";
import { profile } from "./profile.ts";
import { ask } from "../run-turn.ts";
import { stop } from "../stop.ts";
import { usage } from "./usage.ts";

type CarryOut = (command: Incoming<Command>, deps: ChatDeps) => Promise<void>;

interface ChatCommand {
  readonly name: string;
  readonly isForOwners?: true;
  readonly carryOut: CarryOut;
}

const TABLE = [
  { name: "start", carryOut: start },
  { name: "help", carryOut: help },
  { name: "ask", carryOut: ask },
  { name: "homework", carryOut: (command, deps) => homework(command, "/homework", deps) },
  { name: "between_us", carryOut: betweenUs },
  { name: "reset", carryOut: reset },
  { name: "stop", carryOut: stop },
  { name: "review", isForOwners: true, carryOut: review },
  { name: "merge", isForOwners: true, carryOut: offerMerge },
  { name: "undo", isForOwners: true, carryOut: offerUndo },
  { name: "reject", isForOwners: true, carryOut: reject },
  { name: "usage", isForOwners: true, carryOut: usage },
  { name: "profile", isForOwners: true, carryOut: profile },
  { name: "prp", isForOwners: true, carryOut: sendPortablePrompt },
  { name: "export", isForOwners: true, carryOut: sendExport },
  { name: "forget", isForOwners: true, carryOut: offerForget },
  { name: "people", isForOwners: true, carryOut: people },
  { name: "privacy", carryOut: privacy },
] as const satisfies readonly ChatCommand[];

/** The names of the commands that people are shown, without the slash. */
export const COMMANDS = TABLE.map(({ name }) => name);

/** Carries a command out, or says why not. */
export async function obeyCommand(command: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const { name } = command.what;
  const isOwner = deps.roles.isOwner(command.user.id);
  const { lines } = deps.desk.wording();
  // Only a question for a wording names it, and only owners are asked.
  if (name === "cancel" && isOwner) return cancel(command, deps);
  const known: ChatCommand | undefined = TABLE.find((one) => one.name === name);
  // An order that could be given was carried out before.
  const isOrder = OPERATOR_ORDERS.some((order) => order === name);
  if (isOrder || (known?.isForOwners && !isOwner)) {
    return say(command, { text: lines.not_the_owner }, deps);
  }
  if (!known) return say(command, { text: lines.unknown_command }, deps);
  await known.carryOut(command, deps);
}

/** Answers with the commands. */
async function help(command: Incoming, deps: ChatDeps): Promise<void> {
  const { persona } = await deps.desk.store.snapshot();
  const { lines } = deps.desk.wording();
  const text = [
    fill(lines.help, { name: persona.name }),
    lines.help_report,
    describedCommands(lines)
      .map(({ command, description }) => `/${command} – ${description}`)
      .join("\n"),
  ].join("\n\n");
  const keys = isBetweenUs(command, deps) ? betweenUsKeyboard(lines) : keyboard(lines);
  await say(command, { text, keyboard: keys }, deps);
}

/** The commands with what each does, in the language of `lines`. */
export function describedCommands(
  lines: Lines,
): readonly { readonly command: string; readonly description: string }[] {
  return COMMANDS.map((command) => ({ command, description: lines[`command_${command}`] }));
}
