// How long the process remembers what is done: ids of updates, and cards that nobody will tap any more.

import type { Inbox } from "./inbox.ts";
import type { RecordState } from "./record-state.ts";

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** Forgets what was done more than a month ago. */
export function forgetOld(state: RecordState, inbox: Inbox, now: Date): Promise<void> {
  const monthAgo = now.getTime() - MONTH_MS;
  return state.database.transact(() => {
    inbox.prune(monthAgo);
    state.outbox.prune(monthAgo);
  });
}
