// Records that keep what was said for so many days only (`keep_chat_days` in the front matter of SELF.md): once a day
// what is older goes out of the transcript, its archives, the conversation and the backups. The Record itself stays.

import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../logger.ts";
import { readText, removeFile } from "../record/files.ts";
import { dropBefore } from "../record/rotation.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { FileEdit } from "../record/types.ts";
import { removeBackupsBefore } from "../state/backup.ts";
import type { RecordState } from "../state/record-state.ts";
import { rewrite } from "./rewrite.ts";

export interface ChatRetentionDeps {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly now: () => Date;
}

const SETTING = "last_chat_retention";
const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Looks now and every hour whether a new day has begun, until the returned function is called. */
export function startChatRetention(deps: ChatRetentionDeps & { readonly log: Logger }): () => void {
  const look = (): void => {
    forgetOldChatOnceADay(deps).catch((error: unknown) => {
      deps.log.error({ err: error }, "old chat could not be removed");
    });
  };
  look();
  const timer = setInterval(look, EVERY_MS).unref();
  return () => {
    clearInterval(timer);
  };
}

async function forgetOldChatOnceADay(deps: ChatRetentionDeps): Promise<void> {
  const { settings, clock } = await deps.store.snapshot();
  if (settings.keepChatDays === undefined) return;
  // With a shorter time it is done again on the same day.
  const due = `${clock.date(deps.now())} ${settings.keepChatDays}`;
  if (deps.state.settings.get(SETTING) === due) return;
  await forgetOldChat(settings.keepChatDays, deps);
  await deps.state.database.note(() => {
    deps.state.settings.set(SETTING, due);
  });
}

/**
 * Removes what was said more than `days` days ago. A kill at any point leaves something for the next time.
 * @throws RecordError when a file cannot be read.
 */
export async function forgetOldChat(days: number, deps: ChatRetentionDeps): Promise<void> {
  const { store, state } = deps;
  const before = new Date(deps.now().getTime() - days * DAY_MS);
  const { clock } = await store.snapshot();
  await removeBackupsBefore(store.folder, before);
  await state.journal.exclusively(async () => {
    const commit = ({ edits }: ShorterLogs): void => {
      state.journal.add(`chat-retention-${randomUUID()}`, { edits });
      state.conversations.forgetBefore(before.getTime());
    };
    const { emptied } = await rewrite(() => shorten(clock.date(before), store), commit, deps);
    await state.journal.settle();
    for (const path of emptied) await removeFile(join(store.folder, path));
  });
}

interface ShorterLogs {
  readonly edits: readonly FileEdit[];
  /** Archives of which only the heading is left. */
  readonly emptied: readonly string[];
}

async function shorten(day: string, { folder }: RecordStore): Promise<ShorterLogs> {
  const edits: FileEdit[] = [];
  const emptied: string[] = [];
  for (const path of [FILES.transcript, ...(await transcriptArchives(folder))]) {
    const before = (await readText(join(folder, path))) ?? "";
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
