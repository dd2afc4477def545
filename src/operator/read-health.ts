// The figures of a Record's state, read from its files.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readNewestLines } from "../record/newest-lines.ts";
import { readOutline } from "../record/text/markdown.ts";
import { readActivities, type ActivityItem } from "../record/parsed-record.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { HEALTH_EVENTS, healthOf, type Health } from "./health.ts";

/**
 * Gives the figures.
 * @param activities those of EVIDENCE.md, from a caller that has read them.
 * @throws RecordError when a file cannot be read.
 */
export async function readHealth(
  store: RecordStore,
  now: Date,
  activities?: readonly ActivityItem[],
): Promise<Health> {
  const { mind } = await store.snapshot();
  const lastSaid = await changedAt(join(store.folder, FILES.transcript));
  return healthOf({
    now,
    candidates: (await store.candidates()).open(),
    events: await readNewestLines(join(store.folder, FILES.events), HEALTH_EVENTS),
    ...(lastSaid && { lastSaid }),
    mind,
    activities: (activities ?? (await activitiesOf(store))).length,
  });
}

/** Gives the ACT entries of EVIDENCE.md. @throws RecordError when the file cannot be read. */
export async function activitiesOf(store: RecordStore): Promise<readonly ActivityItem[]> {
  const evidence = await store.read(FILES.evidence);
  return readActivities(evidence, readOutline(evidence));
}

async function changedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch {
    return undefined;
  }
}
