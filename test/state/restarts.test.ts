import { expect, it } from "vitest";
import { holdBack } from "../../src/runtime/comeback.ts";
import { noteStart, noteStop } from "../../src/state/restarts.ts";
import { createTestGate } from "../support/open-gate.ts";

it("counts starts that neither lasted nor were stopped", async () => {
  const { state } = await createTestGate();
  expect(await noteStart(state)).toMatchObject({ wasCutShort: false, failedStarts: 0 });
  expect(await noteStart(state)).toMatchObject({ wasCutShort: true, failedStarts: 1 });
  const third = await noteStart(state);
  expect(third).toMatchObject({ wasCutShort: true, failedStarts: 2 });
  third.steady();
  await state.database.durable();
  await state.database.note(() => undefined);
  // This run was killed, but it had lasted.
  expect(await noteStart(state)).toMatchObject({ wasCutShort: true, failedStarts: 0 });
  noteStop(state);
  await state.database.note(() => undefined);
  expect(await noteStart(state)).toMatchObject({ wasCutShort: false, failedStarts: 0 });
});

it("holds nobody back for accidents, and never for more than a minute", () => {
  const waits = Array.from({ length: 20 }, (_, failed) => holdBack(failed, 1000) / 1000);
  expect(waits.slice(0, 10)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60]);
  expect(new Set(waits.slice(9))).toEqual(new Set([60]));
});
