// The explicit repair of a PENDING-REVIEW.md that the earlier system left untidy: open blocks below ## Processed
// move up again, except those that were ever saved. It never runs by itself.

import { randomUUID } from "node:crypto";
import { planRepair, type RepairPlan } from "../record/merge/repair.ts";
import { FILES } from "../record/store.ts";
import type { Desk } from "../desk/desk.ts";
import { savedBefore } from "./saved-before.ts";

/** Gives what a repair would do, without writing. @throws RecordError when the file's fences are beyond a safe repair. */
export async function previewRepair(desk: Desk): Promise<RepairPlan> {
  const { store } = desk;
  const { mind } = await store.parsedSelf();
  const { activities } = await store.parsedEvidence();
  return planRepair(await store.read(FILES.pending), {
    before: await savedBefore(desk),
    mind: mind.map(({ entry }) => entry),
    activities,
  });
}

/** Carries the repair out and gives what was done. Throws as `previewRepair`. */
export function repair(desk: Desk): Promise<RepairPlan> {
  const { state } = desk;
  return state.journal.exclusively(async () => {
    const plan = await previewRepair(desk);
    if (plan.edit.before !== plan.edit.after) {
      await state.database.transact(() => {
        state.journal.add(`repair-${randomUUID()}`, { edits: [plan.edit] });
      });
      desk.onCommitted();
    }
    return plan;
  });
}
