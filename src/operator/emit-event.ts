// A row of PIPELINE-EVENTS.jsonl that an operator writes by hand.

import { randomUUID } from "node:crypto";
import type { Desk } from "../desk/desk.ts";
import type { PipelineEvent } from "../record/text/jsonl.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";

/** Commits the row. It stands in the file when this resolves. */
export function emitEvent(event: PipelineEvent, desk: Desk): Promise<void> {
  return desk.alone(({ state, now, commit }) =>
    commit(() => {
      state.journal.add(`event-${randomUUID()}`, { appends: eventAppends(now(), [event]) });
    }),
  );
}
