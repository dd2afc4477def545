// A row of PIPELINE-EVENTS.jsonl that an operator writes by hand.

import { randomUUID } from "node:crypto";
import type { PipelineEvent } from "../record/text/jsonl.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import type { RecordState } from "../state/record-state.ts";

export interface EmitDeps {
  readonly state: RecordState;
  readonly now: () => Date;
  readonly onCommitted: () => void;
}

/** Commits the row; the journal appends it. */
export async function emitEvent(event: PipelineEvent, deps: EmitDeps): Promise<void> {
  const { state } = deps;
  await state.journal.exclusively(async () => {
    await state.database.transact(() => {
      state.journal.add(`event-${randomUUID()}`, { appends: eventAppends(deps.now(), [event]) });
    });
    deps.onCommitted();
  });
}
