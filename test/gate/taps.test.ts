// Taps that arrive late, twice or out of order: each decides what stood above its button, or nothing. TAP_RUNS=1000 for the
// long count.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { openEye } from "./eye.ts";
import {
  ask,
  editByHand,
  OWNERS,
  rejectByName,
  rewordOne,
  stageOne,
  tap,
  type Desk,
} from "./tap-acts.ts";

const RUNS = Number(process.env["TAP_RUNS"] ?? 6);
/** To run the same again: fast-check prints it with a failure. */
const SEED = process.env["TAP_SEED"];

const picks = fc.nat({ max: 999 });
/** Few subjects, so that some contradict each other. */
const words = fc
  .tuple(fc.constantFrom("Kite tails", "Violin strings", "Otters"), fc.integer({ min: 2, max: 99 }))
  .map(([subject, count]) => `${subject} count exactly ${count}`);
const chats = fc.constantFrom(...OWNERS);

const acts = fc.oneof(
  act(4, words, stageOne),
  act(
    5,
    fc.tuple(chats, fc.constantFrom("/review", "/review", "/merge", "/undo")),
    (desk, [chat, what]) => ask(desk, chat, what),
  ),
  act(9, fc.tuple(chats, fc.nat({ max: 6 })), ({ eye }, [chat, count]) => eye.arrive(chat, count)),
  act(16, fc.tuple(picks, fc.boolean()), (desk, [pick, isDouble]) => tap(desk, pick, isDouble)),
  act(1, fc.tuple(picks, words), (desk, [pick, text]) => rewordOne(desk, pick, text)),
  act(1, fc.tuple(picks, words), (desk, [pick, text]) => {
    editByHand(desk, pick, text);
    return Promise.resolve();
  }),
  act(1, picks, rejectByName),
);

it(
  "a tap decides exactly what stood above its button, once, or nothing, however late or often it comes",
  { timeout: 60_000 + RUNS * 2000 },
  async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 20, maxLength: 60, size: "max" }),
        async (all) => {
          const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
          copyRecord("minimal", usersDir, RECORD_ID);
          const gate = await openTestGate(usersDir, { owners: OWNERS });
          try {
            const desk: Desk = { gate, eye: openEye(gate), done: 0 };
            for (let n = 0; n < 7; n += 1) await stageOne(desk, `Corks have ${n} rings and cups`);
            for (const chat of OWNERS) {
              await desk.eye.arrive(chat, 20);
              await ask(desk, chat, "/review");
              await desk.eye.arrive(chat, 1);
            }
            for (const { run } of all) await run(desk);
            done += desk.done;
          } finally {
            gate.state.close();
            rmSync(usersDir, { recursive: true, force: true });
          }
        },
      ),
      // Shrinking a sequence takes minutes, and the failure itself says what was seen and done.
      { numRuns: RUNS, endOnFailure: true, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
    expect(done).toBeGreaterThan(RUNS);
  },
);

function act<T>(
  weight: number,
  given: fc.Arbitrary<T>,
  run: (desk: Desk, value: T) => Promise<void>,
): fc.WeightedArbitrary<{ readonly run: (desk: Desk) => Promise<void> }> {
  const arbitrary = given.map((value) => ({
    run: (desk: Desk) => run(desk, value),
    toString: () => JSON.stringify(value),
  }));
  return { weight, arbitrary };
}
