// One turn of the Voice for one update. Typing is shown, the person may stop the turn, and one transaction ends it.

import type { InboundMessage } from "../voice/ports.ts";
import { takeTurn } from "../voice/turn.ts";
import { channelKeyOf, chatOf, isPassedOn, say, type Routed, type RouterDeps } from "./context.ts";
import { endTurn } from "./end-turn.ts";
import { unlessStopped } from "./stop.ts";
import { showTyping } from "../telegram/typing.ts";

/** Time (Unix milliseconds) of a message and its sender's first name in Telegram. */
export function writtenBy({ message }: Routed): Pick<InboundMessage, "saidAt" | "senderName"> {
  return {
    ...(message && { saidAt: message.date * 1000 }),
    ...(message?.from && { senderName: message.from.first_name }),
  };
}

/** The person's words, tap or question. The update names the person. */
export type Said = Pick<InboundMessage, "text" | "accepts" | "asks" | "earlier">;

/** Takes a turn and commits it. @throws LlmError `aborted` when the process stops meanwhile. */
export async function runTurn(ctx: Routed, said: Said, deps: RouterDeps): Promise<void> {
  const chatId = chatOf(ctx);
  const stopTyping = showTyping(chatId, deps);
  try {
    const message = {
      ...said,
      ...writtenBy(ctx),
      channelKey: channelKeyOf(chatId),
      isCompanion: deps.roles.isCompanion(ctx.from?.id ?? 0) && !isPassedOn(ctx),
    };
    const result = await unlessStopped(ctx, said.text, deps, () =>
      takeTurn(message, { ...deps.voice, signal: ctx.handling.signal }),
    );
    await endTurn({ channelKey: message.channelKey, chatId, result }, deps.desk, ctx.handling.also);
  } finally {
    stopTyping();
  }
}

/**
 * The command /ask: a turn that answers from excerpts of the Record, with the id of an entry behind each sentence, or "not
 * there". Without a question it says how to use the command.
 */
export async function ask(ctx: Routed, words: string, deps: RouterDeps): Promise<void> {
  const question = words.toWellFormed().trim();
  if (!question) return say(ctx, { text: deps.desk.wording().lines.ask_usage }, deps);
  await runTurn(ctx, { text: `/ask ${question}`, asks: question }, deps);
}
