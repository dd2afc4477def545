// The bench measures a Record that the program accepts: else it would measure how faults are told.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { readLedger } from "../../src/record/archive/whole-ledger.ts";
import { verifyReceipts } from "../../src/record/merge/verify-receipts.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { FILES, openRecord } from "../../src/record/store.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { validateRecord } from "../../src/record/validate.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";
import { SMALL, type RecordSize } from "./generated-life.ts";
import { writeGeneratedRecord } from "./generated-record.ts";

const UNTIL = new Date("2026-11-20T12:00:00Z");
const UNEVEN: RecordSize = { entries: 7, candidates: 31, events: 90, transcriptBytes: 1 };

describe.each([
  ["the small Record", SMALL],
  ["a Record with more proposals than entries", UNEVEN],
])("%s", (_name, size) => {
  it("breaks no rule, and its history is whole", async () => {
    const usersDir = generated(size);
    expect(await validateRecord(usersDir, "bench")).toEqual([]);
    const folder = join(usersDir, "bench");
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    const { ok, findings } = verifyReceipts({
      receipts: read(FILES.receipts),
      events: read(FILES.events),
      archivedEvents: (await readLedger(folder, FILES.events)).slice(0, -1),
      self: read(FILES.self),
      evidence: read(FILES.evidence),
    });
    expect(ok).toBe(true);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["ok"]));
  });

  it("has as much of everything as was asked for", async () => {
    const usersDir = generated(size);
    const store = await openRecord(usersDir, "bench");
    const rows = async (file: string): Promise<number> => {
      const { rows: read, badLines } = readJsonl(await store.read(file));
      expect(badLines).toEqual([]);
      return read.length;
    };
    expect(readMind(await store.read(FILES.self))).toHaveLength(size.entries);
    expect((await store.read(FILES.evidence)).match(/^ {2}- id: ACT-/gm)).toHaveLength(
      size.entries,
    );
    const candidates = parseCandidates(await store.read(FILES.pending));
    expect(candidates).toHaveLength(size.candidates);
    expect(candidates.every(({ place, faults }) => place === "processed" && !faults?.length)).toBe(
      true,
    );
    expect(await rows(FILES.events)).toBe(size.events);
    expect(await rows(FILES.compute)).toBe(size.events);
    const { length } = await store.read(FILES.transcript);
    expect(length).toBeGreaterThanOrEqual(size.transcriptBytes);
    expect(length).toBeLessThan(size.transcriptBytes + 200_000);
  });

  it("is the same each time", () => {
    expect(readFolder(generated(size))).toEqual(readFolder(generated(size)));
  });
});

function generated(size: RecordSize): string {
  const usersDir = temporaryFolder();
  writeGeneratedRecord(join(usersDir, "bench"), size, UNTIL);
  return usersDir;
}
