// The bot's hold on its Record. When another process takes the Record over, everything is cut short, and the operator is told
// past state.db, which may not be written any more. Proof: test/e2e/elsewhere.test.ts.

import type { Factual } from "../factual.ts";
import type { RecordElsewhereError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { RecordTroubles } from "../operator/record-troubles.ts";
import type { RecordStore } from "../record/store.ts";
import type { HoldOptions } from "../state/lease/hold-state.ts";
import { openRecordState, type RecordState } from "../state/record-state.ts";
import { within } from "../pause.ts";
import { TIMING, type Timing } from "../timing.ts";

/** What the hold on a Record depends on. */
export interface HoldDeps {
  readonly log: Logger;
  /** Ends a start that still waits for something. A running bot is ended by `stop`. */
  readonly signal?: AbortSignal;
  /** For tests: the clock. */
  readonly now?: () => Date;
  /** For tests. */
  readonly timing?: Partial<Timing>;
  /** For tests: this process as others see it that want the Record. */
  readonly lease?: HoldOptions["lease"];
  /** For crash tests: called before each step of applying file operations. */
  readonly onJournalStep?: (step: string) => void;
  /** For tests: the characters from which on a text is a large one for the journal. */
  readonly largeText?: number;
}

/**
 * Opens the Record's state for this process alone.
 * @returns the state, and a signal that aborts with RecordElsewhereError once another process holds the Record.
 * @throws RecordBusyError, RecordElsewhereError, or the reason of the bot's own signal.
 */
export async function openFenced(
  { folder, wrote }: RecordStore,
  troubles: RecordTroubles,
  deps: HoldDeps,
): Promise<{ readonly state: RecordState; readonly fence: AbortSignal }> {
  const fence = new AbortController();
  const state = await openRecordState({
    ...troubles,
    folder,
    onReplaced: wrote,
    hold: {
      timing: { ...TIMING, ...deps.timing },
      note: (text: Factual) => {
        deps.log.warn({}, text);
      },
      onLost: (error) => {
        fence.abort(error);
      },
      ...(deps.signal && { signal: deps.signal }),
      ...(deps.now && { now: deps.now }),
      ...(deps.lease && { lease: deps.lease }),
    },
    ...(deps.onJournalStep && { onStep: deps.onJournalStep }),
    ...(deps.largeText !== undefined && { largeText: deps.largeText }),
  });
  return { state, fence: fence.signal };
}

export interface FencedParts {
  readonly notices: OperatorNotices;
  readonly stopping: AbortController;
  readonly cutShort: AbortController;
}

/**
 * Resolves when intake has ended.
 * @param fence aborts with the reason when another process has the Record.
 * @throws the error that ended intake; RecordElsewhereError once another process has the Record and the operator was told.
 */
export async function unlessFenced(
  ended: Promise<void>,
  fence: AbortSignal,
  parts: FencedParts,
): Promise<void> {
  const lost = fenced(fence, parts);
  try {
    await Promise.race([ended, lost]);
  } finally {
    // In that case the fence is the reason why intake has ended.
    if (fence.aborted) await lost;
  }
}

/** The time limit of the last notice: longer than Telegram takes. */
const LAST_WORD_MS = 3000;

/** Never resolves. Rejects once the Record is lost and the operator was told. */
async function fenced(fence: AbortSignal, parts: FencedParts): Promise<never> {
  const { promise, resolve } = Promise.withResolvers<void>();
  fence.addEventListener(
    "abort",
    () => {
      resolve();
    },
    { once: true },
  );
  if (!fence.aborted) await promise;
  parts.stopping.abort();
  parts.cutShort.abort();
  const error = fence.reason as RecordElsewhereError;
  await within(LAST_WORD_MS, parts.notices.lastWord(error.message));
  throw error;
}
