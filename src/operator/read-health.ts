// The health of a Record, from its files.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "../record/files.ts";
import { readOutline } from "../record/markdown.ts";
import { readActivities } from "../record/parsed-record.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { healthOf, type Health } from "./health.ts";

/** @throws RecordError when a file cannot be read. */
export async function readHealth(store: RecordStore, now: Date): Promise<Health> {
  const { mind } = await store.snapshot();
  const evidence = await store.read(FILES.evidence);
  const lastSaid = await changedAt(join(store.folder, FILES.transcript));
  return healthOf({
    now,
    candidates: await store.candidates(),
    // Not through the store, which would keep years of rows in memory.
    events: (await readText(join(store.folder, FILES.events))) ?? "",
    ...(lastSaid && { lastSaid }),
    mind,
    activities: readActivities(evidence, readOutline(evidence)).length,
  });
}

async function changedAt(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime;
  } catch {
    return undefined;
  }
}
