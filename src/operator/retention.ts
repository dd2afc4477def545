// Daily forgetting of what is old: ids of updates and cards after a month, and everything said, in transcript, archives,
// conversation, backups and folders that were put aside, after the `keep_chat_days` of SELF.md's front matter. The Record
// itself stays.

import { randomUUID } from "node:crypto";
import { relative } from "node:path";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { removeFile } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import type { RecordSettings } from "../record/types.ts";
import { removeBackupsBefore } from "../state/backup.ts";
import { shortenCopies } from "../state/forgetting/old-copies.ts";
import { shorterLogs, type ShorterLogs } from "../state/forgetting/old-talk.ts";
import { keptDays, noteKeptDays } from "../state/kept-days.ts";
import { forgetUpdateSums, type Inbox } from "../state/inbox.ts";
import { rewrite } from "./rewrite.ts";

export interface RetentionTimer {
  readonly desk: Desk;
  readonly inbox: Inbox;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  readonly log: Logger;
  /** The interval between two looks at the date, in milliseconds. */
  readonly everyMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** Forgets now and at the beginning of every day. Gives a function that ends this. */
export function startRetention(deps: RetentionTimer): () => void {
  let doneOn: string | undefined;
  const isTrusted = createClockTrust(deps);
  const { desk } = deps;
  const look = async (): Promise<void> => {
    if (!isTrusted()) return;
    const { settings, clock } = await desk.store.snapshot();
    const days = keptDays(settings, desk.state.settings, desk.now());
    // A change of `keep_chat_days` makes it due again on the same day.
    const due = `${clock.date(desk.now())} ${days ?? "all"}`;
    if (due === doneOn) return;
    doneOn = due;
    await forgetDone(deps, settings);
    if (days === undefined) return;
    const left = await forgetOldChat(days, desk);
    if (left.length === 0) return;
    deps.log.warn(
      { copies: left.map((path) => relative(desk.store.folder, path)) },
      "copies keep what was said longer ago than keep_chat_days, because they cannot be read or changed",
    );
  };
  const lookSafely = (): void => {
    look().catch((error: unknown) => {
      doneOn = undefined;
      deps.log.error({ err: error }, "the daily forgetting failed");
    });
  };
  lookSafely();
  const timer = setInterval(lookSafely, deps.everyMs).unref();
  return () => {
    clearInterval(timer);
  };
}

const SETTING = "last_retention";

/**
 * Forgetting cannot be undone, so a clock that has jumped is not believed at once. It has to run evenly from one look to the
 * next first.
 */
function createClockTrust({ desk: { state, now }, ticks }: RetentionTimer): () => boolean {
  let before: { readonly at: number; readonly ticks: number } | undefined;
  return () => {
    const current = { at: now().getTime(), ticks: ticks() };
    const last = Number(state.settings.get(SETTING) ?? current.at);
    const isEven = before
      ? Math.abs(current.at - before.at - (current.ticks - before.ticks)) < 60_000
      : Math.abs(current.at - last) < 2 * DAY_MS;
    before = current;
    return isEven;
  };
}

/** Forgets the ids of updates, and cards that nobody will tap any more. */
function forgetDone({ desk, inbox }: RetentionTimer, settings: RecordSettings): Promise<void> {
  const { state, now } = desk;
  const monthAgo = now().getTime() - 30 * DAY_MS;
  return desk.commit(() => {
    state.settings.set(SETTING, String(now().getTime()));
    noteKeptDays(settings, state.settings, now());
    inbox.prune(monthAgo);
    state.longTexts.prune(monthAgo);
    state.outbox.prune(monthAgo);
    state.heldBack.forgetBefore(monthAgo);
  });
}

/**
 * Removes everything said more than `days` days ago. A kill at any point leaves the rest for the next time.
 * @returns absolute paths of copies that could not be looked into or changed.
 * @throws RecordError when a file of the Record cannot be read.
 */
export async function forgetOldChat(days: number, desk: Desk): Promise<readonly string[]> {
  const { store, state } = desk;
  const before = new Date(desk.now().getTime() - days * DAY_MS);
  const { clock } = await store.snapshot();
  await removeBackupsBefore(store.folder, before);
  await desk.alone(async (alone) => {
    const write = ({ edits }: ShorterLogs): void => {
      state.journal.add(`retention-${randomUUID()}`, { edits });
      state.conversations.forgetBefore(before.getTime());
      forgetUpdateSums(state.database);
    };
    const { emptied } = await rewrite(
      () => shorterLogs(clock.date(before), store.folder),
      write,
      alone,
    );
    await state.journal.settle();
    for (const path of emptied) await removeFile(placeIn(store.folder, path));
  });
  return shortenCopies(store.folder, { day: clock.date(before), before }, (work) =>
    desk.alone(work),
  );
}
