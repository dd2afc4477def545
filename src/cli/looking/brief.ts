// A brief for a session with the person, in markdown. It shows what the Record says.

import { briefText } from "../../operator/brief.ts";
import { activitiesOf, readFigures } from "../../operator/record-figures.ts";
import { openRecord } from "../../record/store.ts";
import { recordLocation, type RecordCall } from "../record.ts";

export async function run(call: RecordCall): Promise<void> {
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const now = new Date();
  const { persona, mind } = await store.snapshot();
  const activities = await activitiesOf(store);
  const brief = briefText({
    recordId,
    name: persona.name,
    now,
    figures: await readFigures(store, now, activities),
    candidates: (await store.candidates()).open(),
    activities,
    mind,
  });
  call.print(brief);
}
