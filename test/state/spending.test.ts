import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSpending } from "../../src/state/spending.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { openDatabase } from "./support.ts";

const DAY = "2026-11-20";

function spending() {
  const database = openDatabase();
  const { on, reserve, settle } = createSpending(database);
  return {
    on,
    reserve: (tokens: number, budget?: number, day = DAY) =>
      database.note(() => reserve(day, tokens, budget)),
    settle: (reserved: number, used: number, day = DAY) =>
      database.note(() => {
        settle(day, reserved, used);
      }),
  };
}

describe("a day's tokens", () => {
  it("count with their estimate while a call runs, and with what it used afterwards", async () => {
    const { on, reserve, settle } = spending();
    expect(on(DAY)).toBe(0);
    expect(await reserve(300)).toBe(true);
    expect(on(DAY)).toBe(300);
    await settle(300, 120);
    expect(on(DAY)).toBe(120);
    await reserve(300);
    await settle(300, 0);
    expect(on(DAY)).toBe(120);
  });

  it("are given until the budget is used up, and then not at all", async () => {
    const { on, reserve } = spending();
    expect(await reserve(999, 1000)).toBe(true);
    expect(await reserve(300, 1000)).toBe(true);
    expect(await reserve(1, 1000)).toBe(false);
    expect(on(DAY)).toBe(1299);
    expect(await reserve(1, 1000, "2026-11-21")).toBe(true);
  });

  it("go beyond the budget by one call at most, however many are made at once", async () => {
    const call = fc.record({ estimate: fc.integer({ min: 1, max: 400 }), part: fc.nat(100) });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2000 }), fc.array(call), async (budget, calls) => {
        const { on, reserve, settle } = spending();
        let used = 0;
        await Promise.all(
          calls.map(async ({ estimate, part }) => {
            if (!(await reserve(estimate, budget))) return;
            expect(on(DAY)).toBeLessThan(budget + 400);
            const actual = Math.floor((estimate * part) / 100);
            used += actual;
            await settle(estimate, actual);
          }),
        );
        expect(on(DAY)).toBe(used);
        expect(used).toBeLessThan(budget + 400);
      }),
      { numRuns: 20 },
    );
  });

  it("stay counted when the process is killed in the middle of a call", () => {
    const folder = temporaryFolder();
    const program = join(import.meta.dirname, "spend-and-die.ts");
    for (const tokens of ["700", "400"]) {
      const { signal } = spawnSync(process.execPath, [program, folder, DAY, tokens]);
      expect(signal).toBe("SIGKILL");
    }
    const database = openDatabase(folder);
    const { on, reserve } = createSpending(database);
    expect(on(DAY)).toBe(1100);
    return expect(database.note(() => reserve(DAY, 1, 1000))).resolves.toBe(false);
  });

  it("of long ago are forgotten", async () => {
    const { on, reserve } = spending();
    await reserve(5, undefined, "2026-11-12");
    await reserve(5, undefined, "2026-11-19");
    await reserve(5);
    expect([on("2026-11-12"), on("2026-11-19"), on(DAY)]).toEqual([0, 5, 5]);
  });
});
