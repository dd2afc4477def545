// The checksum of a Record, and the two files that hold it (the newest in one, a row for each in the other). They are written by
// whoever holds the Record, so that no forgetting comes between a sum and its place. Proof: test/operator/write-checksum.test.ts.

import { join } from "node:path";
import { RecordError } from "../errors.ts";
import { recordChecksum } from "../record/text/checksum.ts";
import { endsWithinLine, fileSize, readText, replaceFile, writeAt } from "../record/files.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import { isoTimestamp } from "../record/text/timestamp.ts";
import { readEvents } from "./events.ts";
import { metricsOf } from "./metrics.ts";

const LOG = "FORK-CHECKSUM-LOG.txt";
const MANIFEST = "FORK-MANIFEST.json";

export interface WrittenChecksum {
  readonly checksum: string;
  /** Paths of the files that have it now. */
  readonly written: readonly string[];
}

/** Writes the checksum of a Record. @throws RecordError when something cannot be read. Then nothing was written. */
export async function writeChecksum(
  store: RecordStore,
  wanted: { readonly log: boolean; readonly manifest: boolean },
  now: Date,
): Promise<WrittenChecksum> {
  const checksum = recordChecksum(await store.read(FILES.self), await store.read(FILES.evidence));
  const manifest = wanted.manifest ? await manifestText(store, checksum, now) : undefined;
  const written: string[] = [];
  if (wanted.log) {
    const path = join(store.folder, LOG);
    // A link, or a file that is no text of ours, is named in an error and left alone.
    await readText(path);
    const size = await fileSize(path);
    const lead = (await endsWithinLine(path, size)) ? "\n" : "";
    await writeAt(path, size, Buffer.from(`${lead}${isoTimestamp(now)} ${checksum}\n`));
    written.push(path);
  }
  if (manifest !== undefined) {
    const path = join(store.folder, MANIFEST);
    await replaceFile(path, manifest);
    written.push(path);
  }
  return { checksum, written };
}

async function manifestText(store: RecordStore, checksum: string, now: Date): Promise<string> {
  const { mind } = await store.snapshot();
  const candidates = (await store.candidates()).all();
  const { events, fault } = await readEvents(store);
  if (fault !== undefined) throw new RecordError(fault, { code: "bad_row" });
  const metrics = metricsOf({ now, candidates, events, mind });
  const manifest = {
    checksum,
    ix_a_count: metrics.entries.knowledge,
    ix_b_count: metrics.entries.curiosity,
    ix_c_count: metrics.entries.personality,
    pipeline_applied: metrics.applied,
    pipeline_rejected: metrics.rejected,
    last_applied_ts: metrics.lastAppliedAt,
    generated_at: isoTimestamp(now),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
