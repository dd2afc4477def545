// The analyst's lane reads exchanges behind the replies, a few at a time. A job that no model could read is tried again
// later. A job ends in the transaction that stages its candidate, and the same transaction keeps the promise "I'll read it
// later". Proof: test/e2e/analyst-trouble.test.ts.

import { randomUUID } from "node:crypto";
import { startDeadline } from "../../deadline.ts";
import { LlmError } from "../../errors.ts";
import { stage } from "../../gate/stage.ts";
import type { Desk } from "../../desk/desk.ts";
import { inTopic } from "../../desk/in-topic.ts";
import type { Logger } from "../../logger.ts";
import { nextDay } from "../../record/text/timestamp.ts";
import type { PipelineEvent } from "../../record/text/jsonl.ts";
import type { QueuedJob } from "../../state/analyst-jobs.ts";
import { ForgottenMeanwhile } from "../../state/forgetting/forgettings.ts";
import type { Telling } from "../../state/held-back.ts";
import { eventAppends } from "../../state/journal/ledger-appends.ts";
import { createWaits } from "../../waits.ts";
import { stagedLine } from "../../wording/sentences.ts";
import { analyse } from "../../voice/analyst.ts";
import { comfortText } from "../../voice/comfort.ts";
import type { VoiceDeps } from "../../voice/ports.ts";

export interface AnalystLaneOptions extends Pick<
  VoiceDeps,
  "llm" | "limits" | "snapshot" | "prompts" | "now" | "isForgotten"
> {
  readonly desk: Desk;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  readonly isCertain: () => boolean;
  readonly log: Logger;
}

export interface AnalystLane {
  /** Looks for work. To be called after a job was added. */
  wake(): void;
  /** Ends at once. Jobs under way are cut short and read again at the next start. */
  stop(): Promise<void>;
  isIdle(): boolean;
}

const AT_ONCE = 3;
const JOB_TIMEOUT_MS = 30_000;
/** The wait before each further try, in seconds. Then the exchange is given up. */
const RETRY_SECONDS = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600];
/** The longest sleep. A clock that was put right is noticed after it. */
const LOOK_MS = 60_000;

/** Creates the lane. It starts with the first `wake`. */
export function createAnalystLane(options: AnalystLaneOptions): AnalystLane {
  const { desk, log } = options;
  const { state } = desk;
  const running = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  const waits = createWaits(options);
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** Set while the day's tokens are used up: from when and until when, by the calendar. */
  let spent: { readonly from: number; readonly until: number } | undefined;

  const isSpent = (): boolean => {
    const at = options.now().getTime();
    // A clock that was put back may mean another day.
    if (spent && (at >= spent.until || at < spent.from - LOOK_MS)) spent = undefined;
    return spent !== undefined;
  };

  const wake = (): void => {
    clearTimeout(timer);
    if (isStopped) return;
    let sleep = isSpent() ? LOOK_MS : Infinity;
    for (const { id, attempts, nextAt } of spent ? [] : state.analystJobs.heads()) {
      if (running.size >= AT_ONCE) return;
      if (running.has(id)) continue;
      const left = waits.left(id, nextAt, longestWait(attempts));
      if (left > 0) sleep = Math.min(sleep, left, LOOK_MS);
      else start(id);
    }
    if (sleep < Infinity) timer = setTimeout(wake, sleep).unref();
  };

  const start = (id: number): void => {
    const queued = state.analystJobs.read(id);
    if (!queued) return;
    const work = run(queued).finally(() => {
      running.delete(id);
      wake();
    });
    running.set(id, work);
  };

  const run = async (queued: QueuedJob): Promise<void> => {
    try {
      await readOne(queued);
    } catch (error) {
      // The exchange is read again, unless it was forgotten meanwhile.
      if (isStopped || error instanceof ForgottenMeanwhile) return;
      await putOff(queued, error).catch((failure: unknown) => {
        log.error({ err: failure, job: queued.id }, "an analyst job could not be put off");
      });
    }
  };

  const readOne = async (queued: QueuedJob): Promise<void> => {
    using deadline = startDeadline(JOB_TIMEOUT_MS, stopping.signal);
    const forgotten = state.forgettings.count();
    const { promisedIn, channelKey, saidAt = options.now().getTime() } = queued.job;
    // Words near a telling of distress are read by nobody. A promise is kept by the usual line.
    if (state.heldBack.covers(channelKey, saidAt)) {
      return finish(queued, [], desk.wording().lines.later_nothing);
    }
    const job = { ...queued.job, isPromised: promisedIn !== undefined };
    const outcome = await analyse(job, { ...options, signal: deadline.signal });
    const { lines } = desk.wording();
    const { origin } = queued.job;
    if (outcome.distress) return holdBack(queued, outcome.distress, outcome.isDistress);
    if (outcome.staged && origin && !state.longTexts.isAsRead(origin)) {
      return finish(queued, outcome.events, lines.later_nothing);
    }
    if (outcome.analystJob) {
      await restFor(queued, LOOK_MS);
    } else if (outcome.staged) {
      await stage(outcome.staged, inTopic(desk, queued.job.topic), (staging) => {
        if (state.forgettings.count() !== forgotten) throw new ForgottenMeanwhile();
        // A wish for silence took it away meanwhile.
        if (!state.analystJobs.isWaiting(queued.id)) throw new ForgottenMeanwhile();
        state.analystJobs.finish(queued.id);
        keepPromise(queued, stagedLine("later", staging?.pendingCount, lines));
      });
      waits.end(queued.id);
    } else {
      const line = outcome.isUnreadable ? lines.later_failed : lines.later_nothing;
      await finish(queued, outcome.events, line);
    }
  };

  /** The analyst heard distress where no word of it was known. A person who was promised a reading is answered with comfort. */
  const holdBack = async (
    queued: QueuedJob,
    level: Telling["level"],
    isDistress = false,
  ): Promise<void> => {
    const { channelKey, saidAt = options.now().getTime() } = queued.job;
    const { lines } = desk.wording();
    const { history } = state.conversations.read(channelKey);
    const answer = comfortText(history, await options.snapshot(), lines);
    await desk.note(() => {
      state.heldBack.begin(channelKey, { level, saidAt }, options.now().getTime());
    });
    return finish(queued, [], isDistress ? answer : lines.later_nothing);
  };

  /** @param line the line for a person who was promised a later reading. */
  const finish = async (
    queued: QueuedJob,
    events: readonly PipelineEvent[],
    line: string,
  ): Promise<void> => {
    // If a power cut loses this, the exchange is simply read again.
    await desk.note(() => {
      // A wish for silence took it away meanwhile.
      if (!state.analystJobs.isWaiting(queued.id)) return;
      state.analystJobs.finish(queued.id);
      keepPromise(queued, line);
      const { channelKey, saidAt = options.now().getTime() } = queued.job;
      if (events.length === 0 || state.heldBack.covers(channelKey, saidAt)) return;
      state.journal.add(`analyst-${randomUUID()}`, {
        appends: eventAppends(options.now(), events),
      });
    });
    waits.end(queued.id);
  };

  /** Sends nothing when the words were forgotten meanwhile. Only inside the transaction that ends the job. */
  const keepPromise = ({ job: { promisedIn: chatId, topic } }: QueuedJob, text: string): void => {
    const { outbox } = inTopic(desk, topic).state;
    if (chatId !== undefined) outbox.add({ chatId, text }, options.now().getTime());
  };

  const putOff = async (queued: QueuedJob, error: unknown): Promise<void> => {
    if (!state.analystJobs.isWaiting(queued.id)) {
      // Its end is committed, and the disk refused the sync behind it. Whoever was to hear of it hears.
      log.error({ err: error, job: queued.id }, "an analyst job failed behind its end");
      return;
    }
    if (error instanceof LlmError && error.kind === "budget") return putOffToTomorrow(queued);
    const seconds = RETRY_SECONDS[queued.attempts];
    const reason = error instanceof LlmError ? error.code : "internal";
    // An LlmError has its own line in the log.
    const level = error instanceof LlmError ? "info" : "warn";
    log[level](
      { err: error, job: queued.id, retryInSec: seconds },
      "the analyst could not read an exchange",
    );
    if (seconds === undefined) {
      const extras = { channel_key: queued.job.channelKey, reason };
      const given = { event: "invalid_candidate", candidateId: null, extras } as const;
      return finish(queued, [given], desk.wording().lines.later_failed);
    }
    return state.database.note(() => {
      state.analystJobs.postpone(queued.id, waits.begin(queued.id, seconds * 1000));
    });
  };

  /** Puts a job off without counting a try. */
  const restFor = (queued: QueuedJob, ms: number): Promise<void> =>
    state.database.note(() => {
      state.analystJobs.defer(queued.id, waits.begin(queued.id, ms));
    });

  /** Puts a job off until the day's tokens are back. It is never given up for that. */
  const putOffToTomorrow = async (queued: QueuedJob): Promise<void> => {
    const { clock } = await options.snapshot();
    const from = options.now();
    const tomorrow = nextDay(clock, from).getTime();
    spent = { from: from.getTime(), until: tomorrow };
    return state.database.note(() => {
      state.analystJobs.defer(queued.id, tomorrow);
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

/**
 * The longest time that a job with so many tries can have been put off, in milliseconds. A job that waits for the next day
 * is therefore looked at sooner after a start, which costs nothing while the day's tokens are used up.
 */
function longestWait(attempts: number): number {
  const seconds = RETRY_SECONDS[attempts - 1];
  return seconds === undefined ? LOOK_MS : seconds * 1000;
}
