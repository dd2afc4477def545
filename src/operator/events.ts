// The rows of PIPELINE-EVENTS.jsonl, for figures that must not be wrong unnoticed.

import { join } from "node:path";
import { readText } from "../record/files.ts";
import { readJsonl, type JsonRow } from "../record/jsonl.ts";
import { FILES, type RecordStore } from "../record/store.ts";

/** @throws RecordError when the file cannot be read. */
export async function readEvents(store: RecordStore): Promise<{
  readonly events: readonly JsonRow[];
  /** Names the lines that are not whole rows and were skipped. */
  readonly fault?: string;
}> {
  const path = join(store.folder, FILES.events);
  // Not through the store, which would keep years of rows in memory.
  const { rows, badLines } = readJsonl((await readText(path)) ?? "");
  const events = rows.map(({ value }) => value);
  if (badLines.length === 0) return { events };
  const lines = badLines.length > 5 ? [...badLines.slice(0, 5), "..."] : badLines;
  return {
    events,
    fault: `${path}, line ${lines.join(", ")}: not a whole row. Repair it or take it out; without it the figures may be too low.`,
  };
}
