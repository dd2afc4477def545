// Daily forgetting of what is old: exports that nobody fetched, ids of updates and cards after a month, and everything
// said, in transcript, archives, conversation, backups and folders that were put aside, after the `keep_chat_days` of
// SELF.md's front matter. The Record itself stays.

import { randomUUID } from "node:crypto";
import { join, relative } from "node:path";
import type { Desk } from "../desk/desk.ts";
import { factual, type Factual } from "../factual.ts";
import type { Logger } from "../logger.ts";
import { removeGivenBefore } from "../record/new-file.ts";
import type { RecordSettings } from "../record/types.ts";
import { letGoInAsides } from "../state/aside-words.ts";
import { removeBackupsBefore, removeExportsBefore } from "../state/backup.ts";
import { forgetTalkBefore } from "../state/database/talk.ts";
import { finishLetGo, noteLetGo } from "../state/forgetting/forgettings.ts";
import { shortenCopies } from "../state/forgetting/old-copies.ts";
import { removeEmptied, shorterLogs, type ShorterLogs } from "../state/forgetting/old-talk.ts";
import { keptDays, noteKeptDays } from "../state/kept-days.ts";
import { sweepAsides } from "../state/leftovers.ts";
import { forgetUpdateSums, type Inbox } from "../state/inbox.ts";
import type { TrueTime } from "../true-time.ts";
import type { OperatorNotices } from "./notices.ts";
import { rewrite } from "./rewrite.ts";

export interface RetentionTimer {
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly time: Pick<TrueTime, "agreed" | "aheadMs">;
  readonly notices: Pick<OperatorNotices, "tell">;
  readonly log: Logger;
  /** The interval between two looks at the date, in milliseconds. */
  readonly everyMs: number;
  /** Given when the bot stops or has lost the Record. No copy is changed from then on. */
  readonly signal: AbortSignal;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Forgets now and at the beginning of every day.
 * @returns a function that ends this; it resolves when what is under way has ended, which `signal` hastens.
 */
export function startRetention(deps: RetentionTimer): () => Promise<void> {
  let doneOn: string | undefined;
  const agreedTime = createAgreedTime(deps);
  const look = async (): Promise<void> => {
    const at = agreedTime();
    if (at === undefined) return;
    // All that goes by its age goes by this time.
    const desk = { ...deps.desk, now: () => at };
    const { settings, clock } = await desk.store.snapshot();
    const days = keptDays(settings, desk.state.settings, desk.now());
    // A change of `keep_chat_days` makes it due again on the same day.
    const due = `${clock.date(desk.now())} ${days ?? "all"}`;
    if (due === doneOn) return;
    doneOn = due;
    await forgetDone({ ...deps, desk }, settings);
    await removeExportsBefore(desk.store.folder, new Date(desk.now().getTime() - HOUR_MS));
    await desk.alone(async () => {
      await removeGivenBefore(desk.store.folder, new Date(desk.now().getTime() - DAY_MS));
      await sweepAsides(desk.store.folder);
      await letGoInAsides(desk.store.folder);
    });
    if (days === undefined) return;
    const left = await forgetOldChat(days, desk, deps.signal);
    // At a stop nothing is known of the copies that had not had their turn.
    if (left.length === 0 || deps.signal.aborted) return;
    deps.log.warn(
      { copies: left.map((path) => relative(desk.store.folder, path)) },
      "files or copies keep what was said longer ago than keep_chat_days, because they cannot be read or changed, or are too large",
    );
  };
  let underWay: Promise<unknown> = Promise.resolve();
  const lookSafely = (): void => {
    const looked = look().catch((error: unknown) => {
      doneOn = undefined;
      if (deps.signal.aborted) return;
      deps.log.error({ err: error }, "the daily forgetting failed");
    });
    underWay = Promise.all([underWay, looked]).then(() => undefined);
  };
  lookSafely();
  const timer = setInterval(lookSafely, deps.everyMs).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

const SETTING = "last_retention";

/**
 * Forgetting cannot be undone, so nothing is forgotten by a clock that times from outside do not agree with. The operator is
 * told once, and so of any other error of the clock.
 */
function createAgreedTime({
  desk: { state },
  time,
  notices,
}: RetentionTimer): () => Date | undefined {
  const told = new Set<string>();
  let wasUnknown = false;
  const tellOnce = (kind: string, text: Factual | undefined): void => {
    if (text === undefined) told.delete(kind);
    else if (!told.has(kind)) notices.tell(kind, text);
    if (text !== undefined) told.add(kind);
  };
  return () => {
    const known = Number(state.settings.get(SETTING) ?? Number.NaN);
    const agreed = time.agreed(Number.isNaN(known) ? undefined : known);
    tellOnce("clock", clockText(time.aheadMs()));
    // At a start nobody may have written yet.
    const isDoubted = agreed.kind === "apart" || (agreed.kind === "unknown" && wasUnknown);
    wasUnknown = agreed.kind === "unknown";
    if (agreed.kind === "agreed") tellOnce("clock_doubt", undefined);
    else if (isDoubted) tellOnce("clock_doubt", DOUBTS[agreed.kind]);
    return agreed.kind === "agreed" ? agreed.at : undefined;
  };
}

const DOUBTS = {
  apart: factual`nothing is removed by its age (old chat, backups, cards): the clock of this machine and the times of Telegram are more than a day apart. Set the clock.`,
  unknown: factual`nothing is removed by its age (old chat, backups, cards) until a time from outside this machine shows that its clock is right: a message that comes in will do.`,
} as const;

function clockText(aheadMs: number): Factual | undefined {
  if (aheadMs === 0) return undefined;
  const minutes = Math.round(Math.abs(aheadMs) / MINUTE_MS);
  const where = aheadMs > 0 ? factual`ahead of` : factual`behind`;
  return factual`the clock of this machine is ${minutes} min ${where} Telegram's. Telegram's time counts until it is right: set the clock.`;
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
    state.heldBack.forgetBefore(monthAgo, now().getTime());
  });
}

/**
 * Removes everything said more than `days` days ago. A kill at any point, or the signal, leaves the rest for the next time.
 * @returns absolute paths of files and copies that could not be looked into or changed, or are larger than memory has room for.
 * @throws RecordError when a file of the Record cannot be read.
 */
export async function forgetOldChat(
  days: number,
  desk: Desk,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { store, state } = desk;
  const before = new Date(desk.now().getTime() - days * DAY_MS);
  const { clock } = await store.snapshot();
  await removeBackupsBefore(store.folder, before, desk.now());
  const unread = await desk.alone(async (alone) => {
    const write = ({ edits }: ShorterLogs): void => {
      state.journal.add(`retention-${randomUUID()}`, { edits });
      const count = forgetTalkBefore(state.database, before.getTime(), "running");
      if (count > 0) noteLetGo(state.database);
      else forgetUpdateSums(state.database);
    };
    for (;;) {
      const { edits, emptied, unread } = await rewrite(
        () => shorterLogs(clock.date(before), store.folder),
        write,
        alone,
      );
      await state.journal.settle();
      await removeEmptied(emptied, store.folder);
      // The room of those that are done is free again.
      if (unread.length === 0 || edits.length === 0) return unread;
    }
  });
  const [left] = await Promise.all([
    shortenCopies(
      store.folder,
      { day: clock.date(before), before },
      { signal, alone: (work) => desk.alone(work) },
    ),
    finishLetGo(state.database),
  ]);
  return [...unread.map((path) => join(store.folder, path)), ...left];
}
