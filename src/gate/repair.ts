// The explicit repair of a PENDING-REVIEW.md that the earlier system left untidy: open blocks below ## Processed
// move up again, except those that were ever saved. It never runs by itself.

import { randomUUID } from "node:crypto";
import { readOutline } from "../record/text/markdown.ts";
import { readMind } from "../record/self/mind.ts";
import { readActivities } from "../record/parsed-record.ts";
import { planRepair, type RepairPlan } from "../record/merge/repair.ts";
import { FILES } from "../record/store.ts";
import type { Gate } from "./gate.ts";
import { savedBefore } from "./saved-before.ts";

/** Gives what a repair would do, without writing. @throws RecordError when the file's fences are beyond a safe repair. */
export async function previewRepair(gate: Gate): Promise<RepairPlan> {
  const { store } = gate;
  const evidence = await store.read(FILES.evidence);
  return planRepair(await store.read(FILES.pending), {
    before: await savedBefore(gate),
    mind: readMind(await store.read(FILES.self)),
    activities: readActivities(evidence, readOutline(evidence)),
  });
}

/** Carries the repair out and gives what was done. Throws as `previewRepair`. */
export function repair(gate: Gate): Promise<RepairPlan> {
  const { state } = gate;
  return state.journal.exclusively(async () => {
    const plan = await previewRepair(gate);
    if (plan.edit.before !== plan.edit.after) {
      await state.database.transact(() => {
        state.journal.add(`repair-${randomUUID()}`, { edits: [plan.edit] });
      });
      gate.onCommitted();
    }
    return plan;
  });
}
