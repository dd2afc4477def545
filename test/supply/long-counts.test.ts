// Every long count is run by .ci/long: a long count that nobody runs makes a property no better than its short one.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";

it(".ci/long sets each variable that a test reads its count from", () => {
  const tests = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" });
  const counts = tests
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join(ROOT, "test", name), "utf8").matchAll(
        /process\.env\["((?!\w*SEED)[A-Z_]+)"\] (?:\?\? \d|[!=]== undefined)/g,
      ),
    ])
    .map(([, variable = ""]) => variable);
  const long = readFileSync(join(ROOT, ".ci", "long"), "utf8");
  expect(counts).toEqual(expect.arrayContaining(["INTERLEAVINGS", "CRASH_KILLS"]));
  for (const variable of new Set(counts)) expect(long).toMatch(new RegExp(`\\b${variable}=\\d`));
});
