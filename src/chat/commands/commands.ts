// The commands of the chat, in the order in which they are shown. The messenger's list beside the input field and /help
// are made of this table.

import { fill, type Lines } from "../../wording/catalogue.ts";
import { betweenUsKeyboard, keyboard } from "../../wording/sentences.ts";
import { say } from "../answer.ts";
import { asksForSilence, betweenUs, heardBetweenUs } from "../between-us.ts";
import { isBetweenUs } from "../end-turn.ts";
import { reset, start } from "./begin.ts";
import { homework } from "../homework.ts";
import type { Act } from "../../voice/costs.ts";
import { channelKeyOf, type Command, type Incoming } from "../incoming.ts";
import { obey, operatorOrder, OPERATOR_ORDERS } from "./operator-orders.ts";
import { offerForget, privacy, sendExport, sendPortablePrompt } from "./own-data.ts";
import { cancel, endQuestion } from "../new-wording.ts";
import { offerMerge, offerUndo, reject, review } from "./candidates.ts";
import { people } from "../cards/people.ts";
import type { ChatDeps } from "../ports.ts";
import { profile } from "./profile.ts";
import { ask, runTurn } from "../run-turn.ts";
import { stop } from "../stop.ts";
import { listenForDistress } from "../tellings.ts";
import { comfortText } from "../../voice/comfort.ts";
import { usage } from "./usage.ts";
import { tiredLine } from "../../voice/tired.ts";
import { why } from "./why.ts";

type CarryOut = (command: Incoming<Command>, deps: ChatDeps) => Promise<void>;

interface ChatCommand {
  readonly name: string;
  readonly isForOwners?: true;
  /** The row of the table of costs; null for a moment's work, and where the work itself takes a permit. */
  readonly act: Act | null;
  readonly carryOut: CarryOut;
}

const TABLE = [
  { name: "start", act: null, carryOut: start },
  { name: "help", act: null, carryOut: help },
  { name: "ask", act: null, carryOut: ask },
  { name: "why", act: null, carryOut: why },
  {
    name: "homework",
    act: null,
    carryOut: (command, deps) => homework(command, "/homework", deps),
  },
  { name: "between_us", act: null, carryOut: betweenUs },
  { name: "reset", act: null, carryOut: reset },
  { name: "stop", act: null, carryOut: stop },
  { name: "review", isForOwners: true, act: "report", carryOut: review },
  { name: "merge", isForOwners: true, act: "report", carryOut: offerMerge },
  { name: "undo", isForOwners: true, act: "report", carryOut: offerUndo },
  { name: "reject", isForOwners: true, act: null, carryOut: reject },
  { name: "usage", isForOwners: true, act: "report", carryOut: usage },
  { name: "profile", isForOwners: true, act: "report", carryOut: profile },
  { name: "prp", isForOwners: true, act: "report", carryOut: sendPortablePrompt },
  { name: "export", isForOwners: true, act: "export", carryOut: sendExport },
  { name: "forget", isForOwners: true, act: "forget", carryOut: offerForget },
  { name: "people", isForOwners: true, act: "report", carryOut: people },
  { name: "privacy", act: null, carryOut: privacy },
] as const satisfies readonly ChatCommand[];

/** The names of the commands that people are shown, without the slash. */
export const COMMANDS = TABLE.map(({ name }) => name);

/**
 * Carries a command or an order out, or says why not. This is the one door of all that begins with a slash in a private chat:
 * before anything is carried out, what stands behind it is heard.
 */
export async function obeyCommand(command: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const { name, argument } = command.what;
  const isOwner = deps.roles.isOwner(command.user.id);
  const { lines } = deps.desk.wording();
  // Only a question for a wording names it, and only owners are asked.
  const isCancel = name === "cancel" && isOwner;
  const order = operatorOrder(command, deps);
  const known: ChatCommand | undefined = TABLE.find((one) => one.name === name);
  const text = (known || order || isCancel ? argument : `${name} ${argument}`).trim();
  // A child may write "/help" and what is the matter, and an owner what is behind an id.
  const heard = [...new Set([text, argument.trim(), argument.trim().replace(IDS, "")])];
  let isTelling = false;
  for (const words of heard) {
    isTelling ||= (await listenForDistress(command, words, deps)) === "sure";
  }
  // The words that an owner wants forgotten may be these.
  const isSearch = name === "forget" && isOwner;
  if (name === "between_us") return betweenUs(command, deps);
  const silent = heard.findLast((words) => asksForSilence(words, deps));
  if (!isSearch && silent !== undefined) {
    await heardBetweenUs(command, { text: silent }, deps);
    return;
  }
  const isOwnersOrder = order !== undefined || (known?.isForOwners === true && isOwner);
  if (isTelling && isOwnersOrder) await comfortBeside(command, deps);
  else if (isTelling && name !== "ask") {
    if (isCancel) await endQuestion(command, deps);
    return runTurn(command, { text }, deps);
  }
  if (isCancel) return cancel(command, deps);
  if (order) return obey(order, command, deps);
  const isOrder = OPERATOR_ORDERS.some((one) => one === name);
  if (isOrder || (known?.isForOwners && !isOwner)) {
    return say(command, { text: lines.not_the_owner }, deps);
  }
  if (!known) return say(command, { text: lines.unknown_command }, deps);
  const { limits } = deps.voice;
  const channelKey = channelKeyOf(command.chat.id);
  if (known.act !== null && !limits.take(known.act, channelKey)) {
    const text = tiredLine({ act: known.act, channelKey }, limits, lines);
    return say(command, { text }, deps);
  }
  await known.carryOut(command, deps);
}

/** What an order names before the words of its person: ids, numbers and words of ours. They have a digit or a low line. */
const IDS = /^(?:\S*[\d_]\S*\s+)+/;

/** An owner's order is carried out in any case, and its owner may be the child that tells. */
async function comfortBeside({ chat }: Incoming, { desk, voice }: ChatDeps): Promise<void> {
  const { history } = voice.conversation(channelKeyOf(chat.id));
  const text = comfortText(history, await desk.store.snapshot(), desk.wording().lines);
  await desk.note(() => {
    const comforting = { chatId: chat.id, text, audience: "guest" } as const;
    desk.state.outbox.add(comforting, desk.now().getTime());
  });
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
  const keys = isBetweenUs(channelKeyOf(command.chat.id), deps.desk)
    ? betweenUsKeyboard(lines)
    : keyboard(lines);
  await say(command, { text, keyboard: keys }, deps);
}

/** The commands with what each does, in the language of `lines`. */
export function describedCommands(
  lines: Lines,
): readonly { readonly command: string; readonly description: string }[] {
  return COMMANDS.map((command) => ({ command, description: lines[`command_${command}`] }));
}
