// One row of the inbox from 'new' to its end: done by the transaction of its consequences, tried again
// when something of ours failed, and in the end dead with a word to the person and the operator.

import type { Update } from "grammy/types";
import { startDeadline } from "../deadline.ts";
import { GraceMarError, LlmError, RecordError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Roles } from "../operator/roles.ts";
import { pause } from "../pause.ts";
import { ForgottenMeanwhile } from "../state/forgettings.ts";
import type { Inbox, InboxRow } from "../state/inbox.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Waits } from "../waits.ts";
import type { WordingSource } from "../wording/wording.ts";
import { actorIn, senderOf } from "./intake.ts";
import type { Router } from "./router.ts";
import { createRunningTurns } from "./running-turns.ts";

export interface ProcessOptions {
  readonly inbox: Inbox;
  readonly state: RecordState;
  readonly route: Router;
  readonly notices: OperatorNotices;
  readonly roles: Pick<Roles, "grantsOf">;
  readonly now: () => Date;
  /** Where waits of rows begin, by their lane. */
  readonly waits: Pick<Waits, "begin">;
  readonly wording: WordingSource;
  readonly log: Logger;
  readonly onCommitted: () => void;
  /** Starts fail in a row: what is worked on may be what ends the process. */
  readonly isStorm: () => boolean;
  /** Waits until an update's turn has come, when it is one of many that waited for long. */
  readonly backlog: (row: InboxRow, update: Update) => Promise<void>;
  /** An update is done with, after so many seconds of work. */
  readonly onHandled: (seconds: number) => void;
  /** Given when the process stops: what is under way is left for the next start. */
  readonly stopping: AbortSignal;
  /** For tests; 30 s when absent. */
  readonly turnTimeoutMs?: number;
}

/** All model calls and retries of one turn together; a person hears something within 35 s. */
const TURN_TIMEOUT_MS = 30_000;
const RETRY_SECONDS = [1, 2, 4, 8, 16];

/** No row is put off for longer. */
export const LONGEST_RETRY_MS = 16_000;

export function createProcessor(options: ProcessOptions): (row: InboxRow) => Promise<void> {
  const { inbox, state, stopping, log, turnTimeoutMs = TURN_TIMEOUT_MS } = options;
  const turns = createRunningTurns();
  const handle = async (row: InboxRow, stopped: AbortSignal): Promise<void> => {
    const update = JSON.parse(row.body) as Update;
    if (options.isStorm()) {
      const isLastTry = RETRY_SECONDS[row.attempts] === undefined;
      if (isLastTry)
        return settleFailure(row, update, new Error("the process ended at each try"), options);
      await noteTry(row, options);
    }
    const forgotten = state.forgettings.count();
    const standing = (): string => JSON.stringify(options.roles.grantsOf(actorIn(update) ?? 0));
    const stood = standing();
    try {
      // What needs the Record says so itself when it cannot be read; the last words known serve till then.
      await options.wording.load().catch(() => undefined);
      await options.backlog(row, update);
      const startedAt = performance.now();
      using deadline = startDeadline(turnTimeoutMs, stopped, stopping);
      const handling = {
        also: () => {
          // What it leads to was worked out with something that nobody is to know any more.
          if (state.forgettings.count() !== forgotten) throw new ForgottenMeanwhile();
          if (standing() !== stood) throw new RoleChangedMeanwhile();
          inbox.finish(row.seq, "done");
        },
        signal: deadline.signal,
        stopTurn: turns.stop,
      };
      // "Approved, send /merge" is shown as soon as it is committed: /merge must find it in the file.
      await state.journal.afterEdits(() => options.route(update, handling));
      // Updates without consequences (service messages, refused taps, a /stop that stopped something).
      if (inbox.isWaiting(row.seq)) {
        await state.database.transact(() => {
          inbox.finish(row.seq, "done");
        });
      }
      options.onHandled((performance.now() - startedAt) / 1000);
    } catch (error) {
      if (error instanceof ForgottenMeanwhile || error instanceof RoleChangedMeanwhile) {
        // At once; unless it was forgotten itself, or came from somebody who was put out.
        await state.database.transact(() => {
          inbox.postpone(row.seq, options.waits.begin(row.lane, 0));
        });
        return;
      }
      if (stopping.aborted || (error instanceof LlmError && error.kind === "aborted")) {
        if (!stopping.aborted) log.error({ err: error, seq: row.seq }, "a turn was stopped");
        await leaveForLater(row, options);
        return;
      }
      await settleFailure(row, update, error, options);
    }
  };
  return (row) => turns.run(row.lane, (stopped) => handle(row, stopped));
}

/** Whoever sent an update had another role when it was begun: it is done anew, as what they are now. */
class RoleChangedMeanwhile extends GraceMarError {
  constructor() {
    super("role_changed", "a role changed meanwhile: it is done anew");
  }
}

/** Before it is made: who dies of it notes nothing afterwards. */
async function noteTry(row: InboxRow, { state, inbox, waits }: ProcessOptions): Promise<void> {
  const noted = state.database.note(() => {
    inbox.postpone(row.seq, waits.begin(row.lane, 0));
  });
  // On a full disk it is a try that does not count.
  await noted.catch(() => undefined);
}

/** While stopping nothing is written: the row stays as it is and the lane ends. */
async function leaveForLater(
  row: InboxRow,
  { stopping, state, inbox, waits }: ProcessOptions,
): Promise<void> {
  if (stopping.aborted) return;
  await state.database.transact(() => {
    inbox.postpone(row.seq, waits.begin(row.lane, 1000));
  });
}

async function settleFailure(
  row: InboxRow,
  update: Update,
  error: unknown,
  options: ProcessOptions,
): Promise<void> {
  const { inbox, state, notices, log } = options;
  const isFinal = error instanceof RecordError;
  const seconds = isFinal ? undefined : RETRY_SECONDS[row.attempts];
  log.error({ err: error, seq: row.seq, attempts: row.attempts + 1 }, "an update failed");
  const at = options.now().getTime();
  const { lines } = options.wording.current();
  try {
    await state.database.transact(() => {
      if (seconds !== undefined) {
        inbox.postpone(row.seq, options.waits.begin(row.lane, seconds * 1000));
        return;
      }
      inbox.finish(row.seq, "dead");
      const sender = senderOf(update);
      const text = isFinal ? lines.unreadable : lines.confused;
      if (sender) state.outbox.add({ chatId: sender.chatId, text }, at);
    });
    options.onCommitted();
  } catch (failure) {
    // Not even state.db takes a write (disk full): wait, the row is still there.
    log.error({ err: failure, seq: row.seq }, "an update could not be put off");
    await pause(1000);
    return;
  }
  if (seconds !== undefined) return;
  const reason = isFinal ? error.message : "see the log";
  notices.tell("dead_update", `a message could not be handled and was set aside (${reason}).`);
}
