// The explicit repair of a desk that the earlier system left untidy: open blocks below ## Processed come
// up again. Nothing of it ever happens by itself.

import { randomUUID } from "node:crypto";
import { planRepair, type RepairPlan } from "../record/repair.ts";
import { FILES } from "../record/store.ts";
import { readLedger, rowsOf } from "../record/whole-ledger.ts";
import type { Gate } from "./gate.ts";

/** What a repair would do. @throws RecordError when the file's fences are beyond a safe repair. */
export async function reviewRepair({ store }: Gate): Promise<RepairPlan> {
  const { rows } = rowsOf(await readLedger(store.folder, FILES.events));
  const applied = rows.flatMap(({ event, candidate_id: id }) =>
    event === "applied" && typeof id === "string" ? [id] : [],
  );
  // A Record without events knows nothing of what was merged: approved blocks count as merged then.
  return planRepair(
    await store.read(FILES.pending),
    applied.length > 0 ? new Set(applied) : undefined,
  );
}

/** Carries the repair out and gives what was done. */
export function repair(gate: Gate): Promise<RepairPlan> {
  const { state } = gate;
  return state.journal.exclusively(async () => {
    const plan = await reviewRepair(gate);
    if (plan.edit.before !== plan.edit.after) {
      await state.database.transact(() => {
        state.journal.add(`repair-${randomUUID()}`, { edits: [plan.edit] });
      });
      gate.onCommitted();
    }
    return plan;
  });
}
