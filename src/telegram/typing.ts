// The sign "typing ..." while a model works. It is not shown in a chat that Telegram wants left alone for a while.

import type { Roles } from "../operator/roles.ts";
import type { Outbox } from "../state/outbox.ts";
import { TelegramError, type BotApi } from "./bot-api.ts";

/** Milliseconds. Fast answers need no sign. Telegram shows it for five seconds (Bot API, sendChatAction). */
const TYPING_AFTER_MS = 300;
const TYPING_EVERY_MS = 4500;
const TYPING_MAX_MS = 35_000;

export interface TypingDeps {
  readonly api: Pick<BotApi, "call">;
  readonly outbox: Pick<Outbox, "next">;
  readonly roles: Pick<Roles, "isKnown">;
  readonly now: () => Date;
  /** The time that a turn may take beyond its own, while a model is being loaded. */
  readonly loadingMs?: number;
}

interface Place {
  readonly chatId: number;
  /** The topic of the chat. */
  readonly thread: number | undefined;
}

/** Shows the sign until the returned function is called, but no longer than a turn may take. */
export function showTyping(place: Place, deps: TypingDeps): () => void {
  const until = performance.now() + TYPING_MAX_MS + (deps.loadingMs ?? 0);
  let timer = setTimeout(function tick() {
    if (performance.now() < until) timer = setTimeout(tick, TYPING_EVERY_MS);
    showOnce(place, deps).catch((error: unknown) => {
      if (error instanceof TelegramError && error.status === 429) clearTimeout(timer);
    });
  }, TYPING_AFTER_MS);
  return () => {
    clearTimeout(timer);
  };
}

async function showOnce(
  { chatId, thread }: Place,
  { api, outbox, roles, now }: TypingDeps,
): Promise<void> {
  // The person was put out meanwhile.
  if (!roles.isKnown(chatId)) return;
  // A row waits for its next try. After a 429 each further call makes that wait longer.
  const { nextAt = 0, waitMs = 0 } = outbox.next(chatId) ?? {};
  // Its end is not known as a time.
  if (nextAt < 0) return;
  const leftMs = nextAt - now().getTime();
  // A time further ahead than the wait is long was stored with a clock that was wrong.
  if (leftMs > 0 && leftMs <= waitMs) return;
  const topic = thread === undefined ? {} : { message_thread_id: thread };
  await api.call("sendChatAction", { chat_id: chatId, ...topic, action: "typing" });
}
