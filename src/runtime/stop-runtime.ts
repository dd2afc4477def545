// The end of a run within ten seconds: nothing new is taken, the turn under way may finish, what it led to is sent and
// written; whatever is left then is taken up by the next start.

import type { Logger } from "../logger.ts";
import { pause, within } from "../pause.ts";
import type { RecordState } from "../state/record-state.ts";
import type { Inbox } from "../state/inbox.ts";
import { noteGaveWay, noteStop } from "../state/restarts.ts";
import type { Lanes } from "../telegram/lanes.ts";
import type { Sender } from "../telegram/sender.ts";
import type { UpdateSource } from "../telegram/update-source.ts";
import type { Timing } from "../timing.ts";
import type { AnalystLane } from "../voice/analyst-lane.ts";
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
  readonly stopTimers: readonly (() => void)[];
  /** Ends intake; from then on nothing is ready. */
  readonly stopping: AbortController;
  /** Ends the turn under way. */
  readonly cutShort: AbortController;
}

/** How long what is journaled may still be written. */
const SETTLE_MS = 2000;

export async function stopRuntime(parts: StoppedParts): Promise<void> {
  const { state, lanes, analystLane, sender, source, timing, stopping, cutShort } = parts;
  stopping.abort();
  for (const stop of parts.stopTimers) stop();
  if (source.hasGivenWay()) await answerWhatWasTaken(parts);
  const deadline = setTimeout(() => {
    cutShort.abort();
  }, timing.lastTurnsMs);
  await Promise.all([lanes.stop(), analystLane.stop()]);
  clearTimeout(deadline);
  // Open till now: who asks meanwhile is told that we stop, and Telegram that it is to come again.
  await Promise.all([sender.stop(AbortSignal.timeout(timing.lastSendsMs)), source.close()]);
  await source.ended.catch(() => undefined);
  if (source.hasGivenWay()) noteGaveWay(state);
  else noteStop(state);
  // A full disk is no reason to hang: what is journaled is done at the next start.
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

/** Nobody else will ever get what this copy has confirmed to Telegram. */
async function answerWhatWasTaken(parts: StoppedParts): Promise<void> {
  const { timing, log, signal } = parts;
  const enough = AbortSignal.any([signal, AbortSignal.timeout(timing.lastAnswersMs)]);
  // What was asked for by now, the operator's notice with it, lies in the outbox then.
  await parts.state.database.note(() => undefined).catch(() => undefined);
  while (!isAtRest(parts) && !enough.aborted) await pause(LOOK_MS, enough);
  if (isAtRest(parts)) return;
  log.warn({}, `left for the next start of this copy: ${resumed(parts.state, parts.inbox)}`);
}
