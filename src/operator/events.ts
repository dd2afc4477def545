// All rows of PIPELINE-EVENTS.jsonl ever written, for figures that must not be wrong unnoticed.

import { join } from "node:path";
import { factual, vouched, type Factual } from "../factual.ts";
import type { JsonRow } from "../record/text/jsonl.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { readLedger, rowsOf } from "../record/archive/whole-ledger.ts";

/** Gives the rows, archived ones included. @throws RecordError when a file cannot be read. */
export async function readEvents(store: RecordStore): Promise<{
  readonly events: readonly JsonRow[];
  /** Names the lines that were skipped because they are not whole rows, for the first file that has such lines. */
  readonly fault?: Factual;
}> {
  const { rows: events, badLines } = rowsOf(await readLedger(store.folder, FILES.events));
  const [first] = badLines;
  if (!first) return { events };
  const found = badLines.filter(({ path }) => path === first.path).map(({ line }) => line);
  const lines = found.length > 5 ? [...found.slice(0, 5), "..."] : found;
  return {
    events,
    fault: factual`${{ file: join(store.folder, first.path) }}, line ${vouched(lines.join(", "))}: not a whole row. Repair it or take it out; without it the figures may be too low.`,
  };
}
