// One turn of the Voice for an update: typing is shown, the person may stop it, and one transaction ends it.

import { commitTurn } from "../voice/commit-turn.ts";
import type { InboundMessage } from "../voice/ports.ts";
import { takeTurn } from "../voice/turn.ts";
import { channelKeyOf, chatOf, isPassedOn, type Routed, type RouterDeps } from "./context.ts";
import { unlessStopped } from "./stop.ts";
import { showTyping } from "./typing.ts";

/** When a message was written, and by whom as Telegram names them. */
export function writtenBy({ message }: Routed): Pick<InboundMessage, "saidAt" | "senderName"> {
  return {
    ...(message && { saidAt: message.date * 1000 }),
    ...(message?.from && { senderName: message.from.first_name }),
  };
}

/** What the person wrote, tapped or asked for; who they are stands in the update. */
export type Said = Pick<InboundMessage, "text" | "accepts" | "asks" | "earlier">;

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
    await commitTurn(
      { channelKey: message.channelKey, chatId, result, also: ctx.handling.also },
      deps.desk,
    );
  } finally {
    stopTyping();
  }
}
