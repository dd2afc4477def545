// The newest lines of a file say the same as the whole file does.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNewestLines } from "../../src/record/newest-lines.ts";
import { newestRows } from "../../src/record/text/jsonl.ts";
import { temporaryFolder } from "../support/temporary.ts";

const line = fc.oneof(
  { weight: 6, arbitrary: fc.nat(99).map((n) => JSON.stringify({ n })) },
  { weight: 1, arbitrary: fc.constant(JSON.stringify({ long: "x".repeat(70_000) })) },
  fc.constantFrom("", " ", "\r", "\u00a0", "\u2028", "żółw", '{"n": 1', "[1]", "🐢"),
);

describe("the newest lines of a ledger", () => {
  it("give the rows that the whole text gives", async () => {
    const path = join(temporaryFolder(), "X.jsonl");
    const ending = fc.constantFrom("", "\n", "\n\n", "\u2028\n", "\n\u00a0");
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        ending,
        fc.integer({ min: 1, max: 12 }),
        async (lines, end, count) => {
          const text = lines.join("\n") + end;
          writeFileSync(path, text);
          const newest = await readNewestLines(path, count);
          expect(newestRows(newest, count)).toEqual(newestRows(text, count));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("of a long ledger are read without the rest of it", async () => {
    const path = join(temporaryFolder(), "X.jsonl");
    writeFileSync(path, `${JSON.stringify({ n: 1, pad: "x".repeat(100) })}\n`.repeat(50_000));
    const text = await readNewestLines(path, 500);
    expect(newestRows(text, 500)).toHaveLength(500);
    expect(text.length).toBeLessThan(140_000);
  });

  it("of a file that is missing or empty are none", async () => {
    const path = join(temporaryFolder(), "X.jsonl");
    expect(await readNewestLines(path, 3)).toBe("");
    writeFileSync(path, "");
    expect(await readNewestLines(path, 3)).toBe("");
  });

  it("are refused where they are no text", async () => {
    const path = join(temporaryFolder(), "X.jsonl");
    writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(readNewestLines(path, 3)).rejects.toThrow("it is not UTF-8 text");
  });
});
