// The commands that begin a conversation afresh: /start and /reset.

import { greeting, keyboard } from "../../wording/sentences.ts";
import { endTurn } from "../end-turn.ts";
import { channelKeyOf, type Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";
import { whoSeesShort } from "../who-sees.ts";

/** Greets a person with nothing but what they may hear, and says who sees what is said. */
export async function start(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { persona } = await deps.voice.snapshot();
  const { lines } = deps.desk.wording();
  const hello = greeting(persona, lines, deps.roles.isCompanion(incoming.user.id));
  const text = `${hello}\n\n${await whoSeesShort(incoming, deps)}`;
  await beginAfresh(incoming, "SESSION START", text, deps);
}

/** Forgets the conversation, not what is in the Record. */
export function reset(incoming: Incoming, deps: ChatDeps): Promise<void> {
  return beginAfresh(incoming, "SESSION RESET", deps.desk.wording().lines.reset, deps);
}

async function beginAfresh(
  { chat, user, writtenAt: saidAt }: Incoming,
  label: "SESSION START" | "SESSION RESET",
  text: string,
  { desk, roles }: ChatDeps,
): Promise<void> {
  await endTurn(
    {
      channelKey: channelKeyOf(chat.id),
      chatId: chat.id,
      saidAt,
      // A guest may begin as often as they like, and the Record does not grow by it.
      result: { reply: text, transcript: roles.isGuest(user.id) ? [] : [{ label, text }] },
      keyboard: keyboard(desk.wording().lines),
      resetsConversation: true,
    },
    desk,
  );
}
