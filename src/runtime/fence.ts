// The bot's hold on its Record. When another process takes the Record over, everything is cut short, and the operator is told
// past state.db, which may not be written any more. Proof: test/e2e/elsewhere.test.ts.

import type { RecordElsewhereError } from "../errors.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { RecordTroubles } from "../operator/record-troubles.ts";
import type { RecordStore } from "../record/store.ts";
import { openRecordState, type RecordState } from "../state/record-state.ts";
import { wait } from "../telegram/waiting.ts";
import { TIMING } from "../timing.ts";
import type { RuntimeDeps } from "./runtime-types.ts";

/**
 * Opens the Record's state for this process alone.
 * @returns the state, and a signal that aborts with RecordElsewhereError once another process holds the Record.
 * @throws RecordBusyError, RecordElsewhereError, or the reason of the bot's own signal.
 */
export async function openFenced(
  { folder }: RecordStore,
  troubles: RecordTroubles,
  deps: RuntimeDeps,
): Promise<{ readonly state: RecordState; readonly fence: AbortSignal }> {
  const fence = new AbortController();
  const state = await openRecordState({
    ...troubles,
    folder,
    hold: {
      timing: { ...TIMING, ...deps.timing },
      note: (text) => {
        deps.log.warn({}, text);
      },
      onLost: (error) => {
        fence.abort(error);
      },
      ...(deps.signal && { signal: deps.signal }),
      ...(deps.lease && { lease: deps.lease }),
    },
    ...(deps.onJournalStep && { onStep: deps.onJournalStep }),
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
  const told = new AbortController();
  const word = parts.notices.lastWord(error.message).finally(() => {
    told.abort();
  });
  await Promise.race([word, wait(LAST_WORD_MS, told.signal)]);
  throw error;
}
