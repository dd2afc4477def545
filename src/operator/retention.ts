// Daily forgetting of what is old: ids of updates and cards after a month, and everything said, in transcript, archives,
// conversation and backups, after the `keep_chat_days` of SELF.md's front matter. The Record itself stays.

import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { readText, removeFile } from "../record/files.ts";
import { placeIn } from "../record/links.ts";
import { dropBefore } from "../record/archive/rotation.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { FileEdit } from "../record/types.ts";
import { removeBackupsBefore } from "../state/backup.ts";
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
    // A change of `keep_chat_days` makes it due again on the same day.
    const due = `${clock.date(desk.now())} ${settings.keepChatDays ?? "all"}`;
    if (due === doneOn) return;
    doneOn = due;
    await forgetDone(deps);
    if (settings.keepChatDays !== undefined) await forgetOldChat(settings.keepChatDays, desk);
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
function forgetDone({ desk, inbox }: RetentionTimer): Promise<void> {
  const { state, now } = desk;
  const monthAgo = now().getTime() - 30 * DAY_MS;
  return desk.commit(() => {
    state.settings.set(SETTING, String(now().getTime()));
    inbox.prune(monthAgo);
    state.longTexts.prune(monthAgo);
    state.outbox.prune(monthAgo);
  });
}

/**
 * Removes everything said more than `days` days ago. A kill at any point leaves the rest for the next time.
 * @throws RecordError when a file cannot be read.
 */
export async function forgetOldChat(days: number, desk: Desk): Promise<void> {
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
    const { emptied } = await rewrite(() => shorten(clock.date(before), store), write, alone);
    await state.journal.settle();
    for (const path of emptied) await removeFile(placeIn(store.folder, path));
  });
}

interface ShorterLogs {
  readonly edits: readonly FileEdit[];
  /** Archives that have only their heading left. */
  readonly emptied: readonly string[];
}

async function shorten(day: string, { folder }: RecordStore): Promise<ShorterLogs> {
  const edits: FileEdit[] = [];
  const emptied: string[] = [];
  for (const path of [FILES.transcript, ...(await transcriptArchives(folder))]) {
    const before = (await readText(placeIn(folder, path))) ?? "";
    const { kept, isEmpty } = dropBefore(before, day);
    if (kept !== before) edits.push({ path, before, after: kept });
    if (isEmpty && path !== FILES.transcript) emptied.push(path);
  }
  return { edits, emptied };
}

async function transcriptArchives(folder: string): Promise<readonly string[]> {
  const [name = ""] = FILES.transcript.split(".");
  const names = await readdir(join(folder, "archives")).catch(() => []);
  return names
    .filter((each) => each.startsWith(`${name}-`) && each.endsWith(".md"))
    .map((each) => `archives/${each}`);
}
