// The end of a run, within ten seconds: nothing new is taken, the turn under way may finish, and its results are sent and written.
// The next start takes up the rest. Proof: test/e2e/restart.test.ts.

import { factual } from "../factual.ts";
import type { Logger } from "../logger.ts";
import { pause, within } from "../pause.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Inbox } from "../state/inbox.ts";
import { noteGaveWay, noteStop } from "../state/restarts.ts";
import type { Lanes } from "../chat/lanes/lanes.ts";
import type { Sender } from "../telegram/sender.ts";
import type { UpdateSource } from "../telegram/update-source.ts";
import type { Timing } from "../timing.ts";
import type { AnalystLane } from "../chat/lanes/analyst-lane.ts";
import { resumed } from "./comeback.ts";

export interface StoppedParts {
  readonly state: RecordState;
  readonly lanes: Lanes;
  readonly inbox: Inbox;
  readonly analystLane: AnalystLane;
  readonly sender: Sender;
  readonly source: UpdateSource;
  readonly log: Logger;
  /** Ends a wait for answers. */
  readonly signal: AbortSignal;
  readonly timing: Pick<Timing, "lastTurnsMs" | "lastSendsMs" | "lastAnswersMs">;
  /** They end what is begun from time to time. Work on copies of the Record has ended when their promise resolves. */
  readonly stopTimers: readonly (() => void | Promise<void>)[];
  /** Ends intake. From then on the bot is not ready. */
  readonly stopping: AbortController;
  /** Ends the turn under way. */
  readonly cutShort: AbortController;
}

/** The time for writing the journaled changes. */
const SETTLE_MS = 2000;

/** Stops the parts in order and resolves when the Record is closed. */
export async function stopRuntime(parts: StoppedParts): Promise<void> {
  const { state, lanes, analystLane, sender, source, timing, stopping, cutShort } = parts;
  stopping.abort();
  const timers = Promise.all(parts.stopTimers.map(async (stop) => stop()));
  if (source.hasGivenWay()) await answerWhatWasTaken(parts);
  const deadline = setTimeout(() => {
    cutShort.abort();
  }, timing.lastTurnsMs);
  await Promise.all([lanes.stop(), analystLane.stop()]);
  clearTimeout(deadline);
  // The web server stays open until now: hosts learn that the bot stops, and Telegram is told to send its update again.
  await Promise.all([sender.stop(AbortSignal.timeout(timing.lastSendsMs)), source.close()]);
  await source.ended.catch(() => undefined);
  if (source.hasGivenWay()) noteGaveWay(state);
  else noteStop(state);
  // Nothing is written without the lock: a copy that is still worked on by then stays as it was.
  await within(SETTLE_MS, timers);
  // A full disk must not hold the stop up. The next start writes what is journaled.
  await within(SETTLE_MS, state.journal.settle());
  state.close();
}

/** True when nothing is under way or waiting. */
export function isAtRest({
  state,
  inbox,
  lanes,
  analystLane,
  sender,
}: Pick<StoppedParts, "state" | "inbox" | "lanes" | "analystLane" | "sender">): boolean {
  return (
    inbox.waitingCount() === 0 &&
    lanes.isIdle() &&
    analystLane.isIdle() &&
    sender.isIdle() &&
    state.journal.waitingCount() === 0
  );
}

const LOOK_MS = 50;

/** Answers the updates that this copy has confirmed to Telegram: no other copy will ever get them. */
async function answerWhatWasTaken(parts: StoppedParts): Promise<void> {
  const { timing, log, signal } = parts;
  const enough = AbortSignal.any([signal, AbortSignal.timeout(timing.lastAnswersMs)]);
  // After this note the outbox holds everything that was asked for by now, the operator's notice included.
  await parts.state.database.note(() => undefined).catch(() => undefined);
  while (!isAtRest(parts) && !enough.aborted) await pause(LOOK_MS, enough);
  if (isAtRest(parts)) return;
  log.warn(
    {},
    factual`left for the next start of this copy: ${resumed(parts.state, parts.inbox) ?? "nothing"}`,
  );
}
