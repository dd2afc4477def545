// "typing ..." while a model works; never in a chat that Telegram wants us to leave alone for a while.

import { TelegramError } from "./bot-api.ts";
import type { RouterDeps } from "./context.ts";

/** Bot API, sendChatAction: shown for five seconds. Fast answers need none. */
const TYPING_AFTER_MS = 300;
const TYPING_EVERY_MS = 4500;
const TYPING_MAX_MS = 35_000;

type TypingDeps = Pick<RouterDeps, "api" | "gate" | "roles">;

/** Shows it until the returned function is called, and never longer than a turn may take. */
export function showTyping(chatId: number, deps: TypingDeps): () => void {
  const until = performance.now() + TYPING_MAX_MS;
  let timer = setTimeout(function tick() {
    if (performance.now() < until) timer = setTimeout(tick, TYPING_EVERY_MS);
    showOnce(chatId, deps).catch((error: unknown) => {
      if (error instanceof TelegramError && error.status === 429) clearTimeout(timer);
    });
  }, TYPING_AFTER_MS);
  return () => {
    clearTimeout(timer);
  };
}

async function showOnce(chatId: number, { api, gate, roles }: TypingDeps): Promise<void> {
  // Put out while the answer is worked on.
  if (!roles.isKnown(chatId)) return;
  // A message that waits for its next try: after a 429 each further call makes the wait longer.
  const nextTry = gate.state.outbox.next(chatId)?.nextAt ?? 0;
  if (nextTry > gate.now().getTime()) return;
  await api.call("sendChatAction", { chat_id: chatId, action: "typing" });
}
