// The end of a run within ten seconds: nothing new is taken, the turn under way may finish, what it led to is sent and
// written; whatever is left then is taken up by the next start.

import type { RecordState } from "../state/record-state.ts";
import { noteStop } from "../state/restarts.ts";
import type { Lanes } from "../telegram/lanes.ts";
import type { Sender } from "../telegram/sender.ts";
import type { UpdateSource } from "../telegram/update-source.ts";
import { wait } from "../telegram/waiting.ts";
import type { Timing } from "../timing.ts";

export interface StoppedParts {
  readonly state: RecordState;
  readonly lanes: Lanes;
  readonly analystLane: { stop(): Promise<void> };
  readonly sender: Sender;
  readonly source: UpdateSource;
  readonly timing: Pick<Timing, "lastTurnsMs" | "lastSendsMs">;
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
  const deadline = setTimeout(() => {
    cutShort.abort();
  }, timing.lastTurnsMs);
  await Promise.all([lanes.stop(), analystLane.stop()]);
  clearTimeout(deadline);
  // Open till now: who asks meanwhile is told that we stop, and Telegram that it is to come again.
  await Promise.all([sender.stop(AbortSignal.timeout(timing.lastSendsMs)), source.close()]);
  await source.ended.catch(() => undefined);
  noteStop(state);
  // A full disk is no reason to hang: what is journaled is done at the next start.
  const settled = new AbortController();
  await Promise.race([state.journal.settle(), wait(SETTLE_MS, settled.signal)]);
  settled.abort();
  state.close();
}
