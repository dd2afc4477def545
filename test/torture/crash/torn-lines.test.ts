// A ledger cut off anywhere in its last lines by somebody else's torn write. Every whole line stays readable, the next
// one is written behind it, and nothing crashes.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emitEvent } from "../../../src/operator/emit-event.ts";
import { readJsonl } from "../../../src/record/text/jsonl.ts";
import { FILES } from "../../../src/record/store.ts";
import { openGate, RECORD_ID } from "../../crash/open-gate.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";
import { count, pick, report } from "../plan.ts";

const LAST = 4096;

it("a torn last line costs no other line, wherever it was torn", async () => {
  const usersDir = temporaryFolder("/dev/shm");
  const file = join(copyRecord("sample", usersDir, RECORD_ID), FILES.events);
  const desk = await openGate(usersDir);
  const note = async (): Promise<void> => {
    await emitEvent({ event: "noted", candidateId: null, extras: { by: "ä hand" } }, desk);
    await desk.state.journal.settle();
  };
  while (readFileSync(file).length < 2 * LAST) await note();
  const whole = readFileSync(file);
  const all = Array.from({ length: LAST }, (_, index) => whole.length - index);
  const cuts = pick(all, count(128, LAST), "torn lines");
  for (const cut of cuts) {
    const torn = whole.subarray(0, cut);
    writeFileSync(file, torn);
    const before = readJsonl(torn.toString("utf8"));
    await note();
    const after = readJsonl(readFileSync(file, "utf8"));
    expect(after.rows.slice(0, before.rows.length), `cut at ${cut}`).toEqual(before.rows);
    expect(after.rows.length, `cut at ${cut}`).toBe(before.rows.length + 1);
    expect(before.rows.length).toBeGreaterThanOrEqual(
      torn.toString("latin1").split("\n").length - 1,
    );
  }
  desk.state.close();
  report("crash/torn-lines", { cuts: cuts.length, crashes: 0, "valid lines lost": 0 });
});
