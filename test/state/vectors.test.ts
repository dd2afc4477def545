// Vectors in state.db: found by likeness, of one length, and gone without a trace.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openState } from "../../src/state/database/open-state.ts";
import { finishLetGo } from "../../src/state/forgetting/forgettings.ts";
import {
  createVectors,
  dropVectors,
  vectorKey,
  type NamedVector,
} from "../../src/state/vectors.ts";
import { temporaryFolder } from "../support/temporary.ts";

function open() {
  const folder = temporaryFolder();
  const { database } = openState(folder);
  onTestFinished(() => {
    database.close();
  });
  const vectors = createVectors(database);
  const add = (rows: readonly NamedVector[]): Promise<void> =>
    database.transact(() => {
      vectors.add(rows);
    });
  return { folder, database, vectors, add };
}

function vector(...numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (each) => each / length);
}

describe("vectors", () => {
  it("are found by likeness, the nearest first, among the rows that are asked for", async () => {
    const { vectors, add } = open();
    await add([
      { key: "east", vector: vector(1, 0) },
      { key: "north", vector: vector(0, 1) },
      { key: "north-east", vector: vector(1, 1) },
    ]);
    const all = new Set(["east", "north", "north-east"]);
    expect(await vectors.nearest(vector(1, 0.1), all, 2)).toEqual(["east", "north-east"]);
    expect(await vectors.nearest(vector(1, 0.1), new Set(["north"]), 2)).toEqual(["north"]);
    expect(await vectors.nearest(vector(1, 0, 0), all, 2)).toBeUndefined();
  });

  it("of 5,000 entries are searched in a moment, with breaks in which other work goes on", async () => {
    const { vectors, add } = open();
    const numbers = Float32Array.from({ length: 1536 }, (_, at) => Math.sin(at));
    const rows = Array.from({ length: 5000 }, (_, at) => {
      const vector = numbers.slice();
      vector[at % 1536] = at;
      return { key: `entry ${at}`, vector };
    });
    await add(rows);
    const all = new Set(rows.map(({ key }) => key));
    let others = 0;
    const count = setInterval(() => (others += 1), 1);
    const begun = performance.now();
    const found = await vectors.nearest(numbers, all, 40);
    const ms = performance.now() - begun;
    clearInterval(count);
    expect(found).toHaveLength(40);
    expect(ms).toBeLessThan(2000);
    expect(others).toBeGreaterThan(3);
  });

  it("of another length than the newest are of another model, and go", async () => {
    const { vectors, add } = open();
    await add([{ key: "a", vector: vector(1, 0) }]);
    await add([{ key: "b", vector: vector(1, 0, 0) }]);
    expect([...vectors.keys()]).toEqual(["b"]);
  });

  it("have a row of their own for each model and each text", () => {
    const keys = [vectorKey("m", "a"), vectorKey("m", "b"), vectorKey("n", "a")];
    expect(new Set(keys).size).toBe(3);
  });

  it("that are taken away leave no byte in the file or its log", async () => {
    const { folder, database, vectors, add } = open();
    const bytes = Buffer.from(vector(0.123, 0.456, 0.789).buffer);
    const rows = (): readonly boolean[] =>
      ["state.db", "state.db-wal"].map((name) => readFileSync(join(folder, name)).includes(bytes));
    await add([{ key: "a", vector: vector(0.123, 0.456, 0.789) }]);
    expect(rows()).toContain(true);
    await dropVectors(database);
    await finishLetGo(database);
    expect(vectors.isEmpty()).toBe(true);
    expect(rows()).toEqual([false, false]);
  });
});
