// Figures of how the gate of a Record is used. Changes nothing. The exit code is 78 when a line of the events is
// damaged; the figures then leave it out.

import { EXIT } from "../../errors.ts";
import { readEvents } from "../../operator/events.ts";
import { metricsLines, metricsOf } from "../../operator/metrics.ts";
import { openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";

export async function run(
  call: Call<{ readonly user?: string; readonly json: boolean }>,
): Promise<void> {
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const { events, fault } = await readEvents(store);
  const metrics = metricsOf({
    now: new Date(),
    candidates: (await store.candidates()).all(),
    events,
    mind: (await store.snapshot()).mind,
  });
  if (fault !== undefined) {
    call.note(fault);
    call.end(EXIT.config);
  }
  if (call.values.json) call.print(JSON.stringify({ record: recordId, ...metrics }, null, 2));
  else for (const line of metricsLines(recordId, metrics)) call.print(line);
}
