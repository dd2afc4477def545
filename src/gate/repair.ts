// The explicit repair of a PENDING-REVIEW.md that the earlier system left untidy: open blocks below ## Processed
// move up again, except those that were ever saved. It never runs by itself.

import { randomUUID } from "node:crypto";
import { planRepair, type RepairPlan } from "../record/merge/repair.ts";
import type { Desk } from "../desk/desk.ts";
import { isUntold } from "../wording/untold.ts";
import { savedBefore } from "./saved-before.ts";

/** Gives what a repair would do, without writing. @throws RecordError when the file's fences are beyond a safe repair. */
export async function previewRepair(desk: Desk): Promise<RepairPlan> {
  const { store } = desk;
  const { mind } = await store.parsedSelf();
  const { activities } = await store.parsedEvidence();
  return planRepair(await store.candidates(), {
    before: await savedBefore(desk),
    mind: mind.map(({ entry }) => entry),
    activities,
    isUntold,
  });
}

/**
 * Carries the repair out and gives what was done. Throws as `previewRepair`.
 * @param require throws when this is not what somebody saw; asked where there is something to do.
 */
export function repair(
  desk: Desk,
  require: (plan: RepairPlan) => void = () => undefined,
): Promise<RepairPlan> {
  return desk.alone(async (alone) => {
    const plan = await previewRepair(alone);
    if (plan.edit.before !== plan.edit.after) {
      require(plan);
      await alone.commit(() => {
        alone.state.journal.add(`repair-${randomUUID()}`, { edits: [plan.edit] });
      });
    }
    return plan;
  });
}
