// The second lane: exchanges are read by the analyst behind the replies, a few at a time. A job that
// no model could read is tried again later; it ends in the transaction that stages its candidate.

import { randomUUID } from "node:crypto";
import { startDeadline } from "../deadline.ts";
import { LlmError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Staging } from "../record/staging.ts";
import { nextDay } from "../record/timestamp.ts";
import type { StagedProposal } from "../record/types.ts";
import type { PipelineEvent } from "../record/jsonl.ts";
import type { QueuedJob } from "../state/analyst-jobs.ts";
import { ForgottenMeanwhile } from "../state/forgettings.ts";
import { eventAppends } from "../state/ledger-appends.ts";
import type { RecordState } from "../state/record-state.ts";
import { analyse } from "./analyst.ts";
import type { VoiceDeps } from "./ports.ts";

export interface AnalystLaneOptions extends Pick<
  VoiceDeps,
  "llm" | "limits" | "snapshot" | "prompts" | "now" | "isForgotten"
> {
  readonly state: RecordState;
  readonly stage: (staged: StagedProposal, also: (staging: Staging) => void) => Promise<unknown>;
  readonly onCommitted: () => void;
  readonly log: Logger;
}

export interface AnalystLane {
  /** Looks for work; call after a job was added. */
  wake(): void;
  /** Ends at once: jobs under way are cut short and read again at the next start. */
  stop(): Promise<void>;
  isIdle(): boolean;
}

const AT_ONCE = 3;
const JOB_TIMEOUT_MS = 30_000;
/** Waits before each further try, in seconds; then the exchange is given up. */
const RETRY_SECONDS = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600];

export function createAnalystLane(options: AnalystLaneOptions): AnalystLane {
  const { state, log } = options;
  const running = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const wake = (): void => {
    clearTimeout(timer);
    if (isStopped || running.size >= AT_ONCE) return;
    const now = options.now().getTime();
    for (const queued of state.analystJobs.next(AT_ONCE + running.size)) {
      if (running.has(queued.id)) continue;
      if (running.size >= AT_ONCE) return;
      if (queued.nextAt > now) {
        timer = setTimeout(wake, Math.min(queued.nextAt - now, 60_000)).unref();
        return;
      }
      const work = run(queued).finally(() => {
        running.delete(queued.id);
        wake();
      });
      running.set(queued.id, work);
    }
  };

  const run = async (queued: QueuedJob): Promise<void> => {
    try {
      await readOne(queued);
    } catch (error) {
      // It is read again, unless it was forgotten itself.
      if (isStopped || error instanceof ForgottenMeanwhile) return;
      await putOff(queued, error).catch((failure: unknown) => {
        log.error({ err: failure, job: queued.id }, "an analyst job could not be put off");
      });
    }
  };

  const readOne = async (queued: QueuedJob): Promise<void> => {
    using deadline = startDeadline(JOB_TIMEOUT_MS, stopping.signal);
    const forgotten = state.forgettings.count();
    const outcome = await analyse(queued.job, { ...options, signal: deadline.signal });
    if (outcome.staged) {
      await options.stage(outcome.staged, () => {
        if (state.forgettings.count() !== forgotten) throw new ForgottenMeanwhile();
        state.analystJobs.finish(queued.id);
      });
    } else {
      await finish(queued, outcome.events);
    }
  };

  const finish = async (queued: QueuedJob, events: readonly PipelineEvent[]): Promise<void> => {
    // Lost in a power cut, the exchange is simply read again.
    await state.database.note(() => {
      state.analystJobs.finish(queued.id);
      if (events.length === 0) return;
      state.journal.add(`analyst-${randomUUID()}`, {
        appends: eventAppends(options.now(), events),
      });
    });
    if (events.length > 0) options.onCommitted();
  };

  const putOff = async (queued: QueuedJob, error: unknown): Promise<void> => {
    if (error instanceof LlmError && error.kind === "budget") return putOffToTomorrow(queued);
    const seconds = RETRY_SECONDS[queued.attempts];
    const reason = error instanceof LlmError ? error.code : "internal";
    log.warn(
      { err: error, job: queued.id, retryInSec: seconds },
      "the analyst could not read an exchange",
    );
    if (seconds === undefined) {
      const extras = { channel_key: queued.job.channelKey, reason };
      return finish(queued, [{ event: "invalid_candidate", candidateId: null, extras }]);
    }
    return state.database.note(() => {
      state.analystJobs.postpone(queued.id, options.now().getTime() + seconds * 1000);
    });
  };

  /** Nothing is wrong with the exchange: however many days it waits, it is not given up. */
  const putOffToTomorrow = async (queued: QueuedJob): Promise<void> => {
    const { clock } = await options.snapshot();
    const tomorrow = nextDay(clock, options.now());
    return state.database.note(() => {
      state.analystJobs.defer(queued.id, tomorrow.getTime());
    });
  };

  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      stopping.abort();
      await Promise.allSettled(running.values());
    },
    isIdle: () => running.size === 0 && state.analystJobs.count() === 0,
  };
}
