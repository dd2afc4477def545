// The start after an earlier run. A bot that dies at every start waits before it tries again, so that nobody is flooded. The
// operator is told once what a start took up again. Proof: test/e2e/coming-back.test.ts.

import { factual, joined, type Factual } from "../factual.ts";
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
  /** Tells what is taken up again. To be called before any of it is. */
  report(inbox: Inbox): void;
  /** True while starts have failed in a row and this run has done nothing yet. */
  isStorm(): boolean;
  /** To be called when a message is done: a run that gets so far is no failed start, however soon it ends. */
  works(): void;
}

/** The number of deaths in a row that may be accidents. From then on every start waits. */
const ACCIDENTS = 3;
const LONGEST_MS = 60_000;

/** Resolves when the bot may begin to work or is told to stop. It waits only in a storm of restarts. */
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
    const text = factual`started ${failedStarts} times in a row without lasting a minute or answering anybody. Each start now waits, up to a minute; nothing is lost meanwhile. The log tells why it ends.`;
    // The outbox waits, too, so the notice is sent past it.
    notices.tell("restarts", text, { isDirect: true });
    await pause(delay, signal);
  }
  return {
    isStorm: () => delay > 0 && !isSteady,
    works: steady,
    report: (inbox) => {
      const found = resumed(state, inbox);
      if (!wasCutShort && found === undefined) return;
      const how = wasCutShort ? "started again after a run that was cut short" : "started";
      const text = factual`${how}; taken up again: ${found ?? "nothing, all was done"}.`;
      // The operator knows of the storm and needs no notice for each start.
      if (delay > 0) log.warn({}, text);
      else notices.tell("resumed", text);
    },
  };
}

/** Gives the milliseconds that a start waits after so many failed ones. */
export function holdBack(failedStarts: number, unitMs: number): number {
  if (failedStarts < ACCIDENTS) return 0;
  return Math.min(unitMs * 2 ** (failedStarts - ACCIDENTS), LONGEST_MS);
}

/** Gives what is taken up again, in counts only; undefined when nothing was left. */
export function resumed(state: RecordState, inbox: Inbox): Factual | undefined {
  const counts = [
    [inbox.waitingCount(), "message waiting", "messages waiting"],
    [state.outbox.halfSentCount(), "reply half sent", "replies half sent"],
    [
      state.outbox.waitingCount() - state.outbox.halfSentCount(),
      "message to send",
      "messages to send",
    ],
    [state.recoveredOperations, "file operation finished", "file operations finished"],
    [state.analystJobs.count(), "exchange for the analyst", "exchanges for the analyst"],
  ] as const;
  const left = counts.filter(([count]) => count > 0);
  if (left.length === 0) return undefined;
  return joined(
    left.map(([count, one, many]) => factual`${count} ${count === 1 ? one : many}`),
    ", ",
  );
}
