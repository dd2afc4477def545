// "typing ..." while a model works.

import type { BotApi } from "./bot-api.ts";

/** Bot API, sendChatAction: shown for five seconds. Fast answers need none. */
const TYPING_AFTER_MS = 300;
const TYPING_EVERY_MS = 4500;
const TYPING_MAX_MS = 35_000;

/** Shows it until the returned function is called, and never longer than a turn may take. */
export function showTyping(chatId: number, api: BotApi): () => void {
  const until = Date.now() + TYPING_MAX_MS;
  let timer = setTimeout(function tick() {
    api.call("sendChatAction", { chat_id: chatId, action: "typing" }).catch(() => undefined);
    if (Date.now() < until) timer = setTimeout(tick, TYPING_EVERY_MS);
  }, TYPING_AFTER_MS);
  return () => {
    clearTimeout(timer);
  };
}
