// What a start owes to the run before it: a bot that dies at every start waits before it tries again, so that nobody is
// flooded; and the operator hears once what a start took up again.

import type { Logger } from "../logger.ts";
import type { OperatorNotices } from "../operator/notices.ts";
import type { Inbox } from "../state/inbox.ts";
import type { RecordState } from "../state/record-state.ts";
import { noteStart } from "../state/restarts.ts";
import { pause } from "../pause.ts";
import type { Timing } from "../timing.ts";

export interface ComebackOptions {
  readonly state: RecordState;
  readonly notices: OperatorNotices;
  readonly timing: Pick<Timing, "steadyMs" | "holdBackMs">;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export interface Comeback {
  /** Tells what is taken up again. Call before any of it is. */
  report(inbox: Inbox): void;
  /** Starts have failed in a row, and this run has done nothing yet. */
  isStorm(): boolean;
  /** A message is done with: a run that gets so far is no failed start, however soon it ends. */
  works(): void;
}

/** So many deaths in a row are accidents; from then on every start waits. */
const ACCIDENTS = 3;
const LONGEST_MS = 60_000;

/** Resolves when the bot may begin to work (at once, but in a storm of restarts) or is told to stop. */
export async function comeBack(options: ComebackOptions): Promise<Comeback> {
  const { state, notices, timing, log, signal } = options;
  const restarts = await noteStart(state);
  const { failedStarts, wasCutShort } = restarts;
  let isSteady = false;
  const steady = (): void => {
    if (!isSteady) restarts.steady();
    isSteady = true;
  };
  setTimeout(steady, timing.steadyMs).unref();
  const delay = holdBack(failedStarts, timing.holdBackMs);
  if (delay > 0) {
    const text = `started ${failedStarts} times in a row without lasting a minute or answering anybody. Each start now waits, up to a minute; nothing is lost meanwhile. The log tells why it ends.`;
    // Not by the outbox: what is sent from there, too, waits.
    notices.tell("restarts", text, { isDirect: true });
    await pause(delay, signal);
  }
  return {
    isStorm: () => delay > 0 && !isSteady,
    works: steady,
    report: (inbox) => {
      const found = resumed(state, inbox);
      if (!wasCutShort && found === "") return;
      const how = wasCutShort ? "started again after a run that was cut short" : "started";
      const text = `${how}; taken up again: ${found || "nothing, all was done"}.`;
      // Whoever was told of the storm needs no line for each start.
      if (delay > 0) log.warn({}, text);
      else notices.tell("resumed", text);
    },
  };
}

/** Milliseconds that a start waits after so many that failed. */
export function holdBack(failedStarts: number, unitMs: number): number {
  if (failedStarts < ACCIDENTS) return 0;
  return Math.min(unitMs * 2 ** (failedStarts - ACCIDENTS), LONGEST_MS);
}

/** Counts only; empty when nothing was left. */
export function resumed(state: RecordState, inbox: Inbox): string {
  const counts: readonly (readonly [count: number, one: string, many: string])[] = [
    [inbox.waitingCount(), "message waiting", "messages waiting"],
    [state.outbox.halfSentCount(), "reply half sent", "replies half sent"],
    [
      state.outbox.waitingCount() - state.outbox.halfSentCount(),
      "message to send",
      "messages to send",
    ],
    [state.recoveredOperations, "file operation finished", "file operations finished"],
    [state.analystJobs.count(), "exchange for the analyst", "exchanges for the analyst"],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}
