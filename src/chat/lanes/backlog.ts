// Messages that waited while the bot was away. The person reads one line about it before the first of many answers. The
// messages are then taken no faster than Telegram accepts messages in one chat.

import type { Desk } from "../../desk/desk.ts";
import { inTopic } from "../../desk/in-topic.ts";
import { pause } from "../../pause.ts";
import type { Inbox, InboxRow } from "../../state/inbox.ts";
import type { Timing } from "../../timing.ts";
import { topicOf, type Incoming } from "../incoming.ts";

export interface BacklogOptions {
  readonly desk: Desk;
  readonly inbox: Pick<Inbox, "waitingIn">;
  readonly stopping: AbortSignal;
  readonly timing: Pick<Timing, "backlogGapMs" | "lateMs">;
}

/** Fewer late answers need no explanation. */
const MANY = 4;
const QUIET_MS = 60 * 60_000;

/** Returns a function that waits until an old message has its turn. It returns at once for a message that is not old. */
export function createBacklog(
  options: BacklogOptions,
): (row: InboxRow, incoming: Incoming) => Promise<void> {
  const { desk, inbox, stopping } = options;
  const { state, now } = desk;
  const { backlogGapMs: gapMs, lateMs } = options.timing;
  const lastAt = new Map<string, number>();

  const sayAway = async (incoming: Incoming): Promise<void> => {
    const chatId = incoming.chat.id;
    const key = `away:${chatId}` as const;
    const at = now().getTime();
    // A clock that was wrong may have stored a time in the future.
    if (Math.abs(at - Number(state.settings.get(key) ?? 0)) < QUIET_MS) return;
    await desk.commit(() => {
      state.settings.set(key, String(at));
      const { outbox } = inTopic(desk, topicOf(incoming)).state;
      outbox.add({ chatId, text: desk.wording().lines.was_away }, at);
    });
  };

  return async (row, incoming) => {
    const { chat, writtenAt } = incoming;
    const isLate = writtenAt !== undefined && now().getTime() - writtenAt >= lateMs;
    if (!chat.isPrivate || !isLate) {
      lastAt.delete(row.lane);
      return;
    }
    if (inbox.waitingIn(row.lane) >= MANY) await sayAway(incoming);
    const since = performance.now() - (lastAt.get(row.lane) ?? -Infinity);
    if (since < gapMs) await pause(gapMs - since, stopping);
    lastAt.set(row.lane, performance.now());
  };
}
