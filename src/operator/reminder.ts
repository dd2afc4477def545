// The operator chat's reminder of waiting candidates. The same text is sent at most once in 24 hours, also across restarts.
// Proof: test/operator/reminder.test.ts.

import { sha256Hex } from "../record/text/checksum.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import type { OperatorChat } from "./operator-chat.ts";
import { readFigures } from "./record-figures.ts";
import { reminderText, type ReminderLimits } from "./reports.ts";

export interface ReminderDeps {
  readonly desk: Desk;
  readonly chat: OperatorChat;
  /** Absent: no reminder is wanted. */
  readonly reminders: (ReminderLimits & { readonly everyMs: number }) | undefined;
  readonly log: Logger;
}

const SETTING = "last_reminder";
const FIRST_MS = 30_000;
const SAME_MS = 24 * 60 * 60_000;

/** Reminds half a minute after the start and then at the interval. Gives a function that ends this. */
export function startReminder(deps: ReminderDeps): () => void {
  const { reminders, chat, log } = deps;
  if (!reminders || chat.id() === undefined) return () => undefined;
  const remind = (): void => {
    sendDueReminder(deps).catch((error: unknown) => {
      log.error({ err: error }, "the reminder could not be sent");
    });
  };
  const first = setTimeout(remind, FIRST_MS).unref();
  const timer = setInterval(remind, reminders.everyMs).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** Puts the reminder into the outbox when one is due, and says whether it did. @throws RecordError for an unreadable file. */
export async function sendDueReminder(deps: ReminderDeps): Promise<boolean> {
  const { desk, chat, reminders } = deps;
  const { store, state } = desk;
  const chatId = chat.id();
  if (!reminders || chatId === undefined) return false;
  const now = desk.now();
  const text = reminderText(store.recordId, await readFigures(store, now), reminders);
  if (text === undefined) return false;
  return desk.commit(() => {
    const hash = sha256Hex(text);
    const [sentAt = "", sentHash] = (state.settings.get(SETTING) ?? "").split(" ");
    // A clock that was wrong may have left a time in the future.
    if (sentHash === hash && Math.abs(now.getTime() - Number(sentAt)) < SAME_MS) return false;
    state.settings.set(SETTING, `${now.getTime()} ${hash}`);
    state.outbox.add({ chatId, text, isFallback: true, audience: "operators" }, now.getTime());
    return true;
  });
}
