// Rules about the whole tree that no linter knows.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..", "src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);
const linesOf = (name: string): string[] => readFileSync(join(SRC, name), "utf8").split("\n");

/** A variable, or a container that begins empty and is therefore meant to be filled. */
const STATE = /^(?:export )?(?:let |var |const .+ = (?:new \w+(?:<.*>)?\(\)|\[\]|\{\});?$)/;

describe("the source tree", () => {
  it("keeps no changing state in modules, so that two Records in one process stay apart", () => {
    const state = files.flatMap((name) =>
      linesOf(name).flatMap((line, index) =>
        STATE.test(line) ? [`${name}:${index + 1} ${line}`] : [],
      ),
    );
    expect(state).toEqual([]);
    expect(files.length).toBeGreaterThan(60);
  });

  it("reads the process's environment in the two entrypoints only", () => {
    const readers = files.filter(
      (name) =>
        !name.startsWith("tools/simulator") &&
        linesOf(name).some((line) => line.includes("process.env")),
    );
    expect(readers.toSorted()).toEqual(["cli/main.ts", "main.ts"]);
  });
});
