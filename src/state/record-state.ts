// The state of a Record's process is everything in state.db, behind one lock.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createAccessList, type AccessList } from "./access.ts";
import { createAnalystJobs, type AnalystJobs } from "./analyst-jobs.ts";
import { createConversations, type Conversations } from "./conversation.ts";
import { unmarkForLettingGo } from "./aside-words.ts";
import { createAwaitedEdits, type AwaitedEdits } from "./awaited-edits.ts";
import type { StateDatabase } from "./database/database.ts";
import { createDeferrals, type Deferrals } from "./deferrals.ts";
import { createFileDigests, type FileDigests } from "./file-digests.ts";
import {
  createForgettings,
  finishForgetting,
  finishLetGo,
  type Forgettings,
} from "./forgetting/forgettings.ts";
import { mendForgetKeys } from "./forgetting/key.ts";
import { createHeldBack, type HeldBack } from "./held-back.ts";
import { createHomeworkSessions, type HomeworkSessions } from "./homework.ts";
import { removeUnusedBeside } from "./journal/large-texts.ts";
import { createMergeHistory, type MergeHistory } from "./journal/merge-history.ts";
import { removeCutRestores, sweepRecord } from "./leftovers.ts";
import { holdState, type HoldOptions } from "./lease/hold-state.ts";
import { createLongTexts, type LongTexts } from "./long-texts.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createPrivateTalks, type PrivateTalks } from "./private-talks.ts";
import {
  createRecordJournal,
  type RecordJournal,
  type RecordJournalOptions,
} from "./journal/record-journal.ts";
import { createSettings, type Settings } from "./settings.ts";
import { createSpending, type Spending } from "./spending.ts";

export interface RecordState {
  readonly database: StateDatabase;
  readonly access: AccessList;
  readonly analystJobs: AnalystJobs;
  readonly awaitedEdits: AwaitedEdits;
  readonly conversations: Conversations;
  readonly deferrals: Deferrals;
  readonly digests: FileDigests;
  readonly forgettings: Forgettings;
  readonly heldBack: HeldBack;
  readonly homework: HomeworkSessions;
  readonly journal: RecordJournal;
  readonly longTexts: LongTexts;
  readonly mergeHistory: MergeHistory;
  readonly outbox: Outbox;
  readonly privateTalks: PrivateTalks;
  readonly settings: Settings;
  readonly spending: Spending;
  /** New name of a damaged state.db that was put aside. Unfinished work is lost then. */
  readonly damagedFile?: string;
  /** Number of file operations that an earlier process left and that the opening finished. */
  readonly recoveredOperations: number;
  /** What was wrong with the key of what was forgotten. `missing`: forgotten words are not recognised. */
  readonly forgetKey?: "mended" | "missing";
  /** Releases the Record. Unfinished file operations are done at the next opening. */
  close(): void;
}

export interface RecordStateOptions extends Omit<RecordJournalOptions, "database" | "digests"> {
  readonly hold?: HoldOptions;
}

/**
 * Opens `<Record>/.runtime/state.db`, takes the Record's lock and finishes what an earlier process left undone.
 * @throws RecordBusyError or RecordElsewhereError when another process holds the Record.
 */
export async function openRecordState(options: RecordStateOptions): Promise<RecordState> {
  const runtime = join(options.folder, ".runtime");
  let loseHold = (): void => undefined;
  const { database, damagedFile } = await holdState(runtime, {
    ...options.hold,
    onLost: (error) => {
      loseHold();
      options.hold?.onLost?.(error);
    },
  });
  const digests = createFileDigests(database, options.folder);
  const journal = createRecordJournal({ ...options, database, digests });
  loseHold = journal.close;
  const close = (): void => {
    journal.close();
    database.close();
  };
  const recoveredOperations = journal.waitingCount();
  let forgetKey: RecordState["forgetKey"];
  try {
    await sweepRecord(options.folder);
    // Beside the Record it may not be allowed to write. A forgetting looks into what stays.
    await removeCutRestores(options.folder).catch(() => undefined);
    await unmarkForLettingGo(options.folder);
    await journal.settle();
    await removeUnusedBeside(database, runtime);
    forgetKey = await mendForgetKeys(database, options.folder).catch(() => undefined);
    // A full disk keeps no bot from starting. The next start tries this again.
    await finishForgetting(database).catch(() => undefined);
    await finishLetGo(database);
  } catch (error) {
    close();
    throw error;
  }
  return {
    database,
    access: createAccessList(database),
    analystJobs: createAnalystJobs(database),
    awaitedEdits: createAwaitedEdits(database),
    conversations: createConversations(database),
    deferrals: createDeferrals(database),
    digests,
    forgettings: createForgettings(),
    heldBack: createHeldBack(database),
    homework: createHomeworkSessions(database),
    journal,
    longTexts: createLongTexts(database),
    mergeHistory: createMergeHistory(database),
    outbox: createOutbox(database, () => randomBytes(15).toString("base64url")),
    privateTalks: createPrivateTalks(database),
    settings: createSettings(database),
    spending: createSpending(database),
    recoveredOperations,
    ...(damagedFile !== undefined && { damagedFile }),
    ...(forgetKey !== undefined && { forgetKey }),
    close,
  };
}
