// Any order of acts at the gate keeps the files and a simple model equal. INTERLEAVINGS=1000 for the full count.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { it } from "vitest";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { FILES } from "../../src/record/store.ts";
import { openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { sequences } from "./interleaving-commands.ts";
import { createModel, type Real } from "./interleaving-model.ts";

const RUNS = Number(process.env["INTERLEAVINGS"] ?? 5);
/** To run the same again: fast-check prints it with a failure. */
const SEED = process.env["INTERLEAVINGS_SEED"];

it(
  "any order of stage, decide, reword, merge, undo, hand edit and restart keeps files and model equal",
  { timeout: 25_000 + RUNS * 1000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (commands) => {
        const real = await openReal();
        try {
          await fc.asyncModelRun(() => ({ model: createModel(), real }), commands);
        } finally {
          real.desk.state.close();
          rmSync(real.usersDir, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  },
);

async function openReal(): Promise<Real> {
  const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
  copyRecord("sample", usersDir, RECORD_ID);
  const desk = await openTestGate(usersDir);
  return {
    usersDir,
    desk,
    shown: new Map(),
    base: {
      entries: new Set(readMind(desk.read(FILES.self)).map(({ id }) => id)),
      candidates: new Set(parseCandidates(desk.read(FILES.pending)).map(({ id }) => id)),
    },
  };
}
