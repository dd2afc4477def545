// One turn of the Voice for one message. Typing is shown, the person may stop the turn, and one transaction ends it.

import type { InboundMessage } from "../voice/ports.ts";
import { takeTurn } from "../voice/turn.ts";
import { say } from "./answer.ts";
import { endTurn } from "./end-turn.ts";
import { areTheirs, channelKeyOf, type Command, type Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";
import { unlessStopped } from "./stop.ts";

/** Time (Unix milliseconds) of a message and its sender's first name. A tap was not written. */
export function writtenBy({
  writtenAt: saidAt,
  user,
}: Incoming): Pick<InboundMessage, "saidAt" | "senderName"> {
  return saidAt === undefined ? {} : { saidAt, senderName: user.firstName };
}

/** The person's words, tap or question. The message names the person. */
export type Said = Pick<InboundMessage, "text" | "accepts" | "asks" | "earlier">;

/** Takes a turn and commits it. @throws LlmError `aborted` when the process stops meanwhile. */
export async function runTurn(incoming: Incoming, said: Said, deps: ChatDeps): Promise<void> {
  const chatId = incoming.chat.id;
  const stopTyping = deps.wire.showTyping(chatId);
  try {
    const message = {
      ...said,
      ...writtenBy(incoming),
      channelKey: channelKeyOf(chatId),
      isCompanion: deps.roles.isCompanion(incoming.user.id) && areTheirs(incoming),
      isPassedOn: incoming.words !== "own",
    };
    const result = await unlessStopped(said.text, deps, () => takeTurn(message, deps.voice));
    await endTurn({ channelKey: message.channelKey, chatId, result }, deps.desk);
  } finally {
    stopTyping();
  }
}

/**
 * The command /ask: a turn that answers from excerpts of the Record, with the id of an entry behind each sentence, or "not
 * there". Without a question it says how to use the command.
 */
export async function ask(incoming: Incoming<Command>, deps: ChatDeps): Promise<void> {
  const question = incoming.what.argument.trim();
  if (!question) return say(incoming, { text: deps.desk.wording().lines.ask_usage }, deps);
  await runTurn(incoming, { text: `/ask ${question}`, asks: question }, deps);
}
