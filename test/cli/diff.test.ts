// A diff of large files compares only what differs, and nobody can tell.

import { applyPatch, createTwoFilesPatch } from "diff";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffOf } from "../../src/cli/diff.ts";
import { shownEdits } from "../../src/wording/shown-edits.ts";

const plain = (_: unknown, text: string): string => text;

const anyLine = fc.constantFrom("", "a", "b", "kelp", "# Reefs", "  - id: LEARN-0001", "\r");
const anyLines = fc
  .array(anyLine, { maxLength: 14 })
  .map((lines) => lines.map((one) => `${one}\n`).join(""));
const anyEnd = fc.constantFrom("", "last", "\n");
const anyTexts = fc
  .tuple(
    anyLines,
    fc.array(fc.tuple(anyLines, anyLines, anyLines), { maxLength: 3 }),
    anyEnd,
    anyEnd,
  )
  .map(([head, changes, end, otherEnd]) => ({
    before: head + changes.map(([old, , kept]) => old + kept).join("") + end,
    after: head + changes.map(([, fresh, kept]) => fresh + kept).join("") + otherEnd,
  }));

function changedLines(patch: string): number {
  return patch.split("\n").filter((line) => /^[+-]/.test(line)).length;
}

describe("a diff", () => {
  it("leads from the earlier text to the later one", () => {
    fc.assert(
      fc.property(anyTexts, ({ before, after }) => {
        fc.pre(before !== after);
        const patch = diffOf(shownEdits([{ path: "SELF.md", before, after }]), plain);
        expect(applyPatch(before, patch, { autoConvertLineEndings: false })).toBe(after);
      }),
    );
  });

  it("changes no more lines than a diff of the whole texts", () => {
    fc.assert(
      fc.property(anyTexts, ({ before, after }) => {
        fc.pre(before !== after);
        const whole = createTwoFilesPatch("SELF.md", "SELF.md", before, after, "", "");
        const patch = diffOf(shownEdits([{ path: "SELF.md", before, after }]), plain);
        expect(changedLines(patch)).toBe(changedLines(whole));
      }),
    );
  });

  it("tells the lines' own numbers, and shows four lines around a change", () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index + 1}\n`);
    const before = lines.join("");
    const after = lines.toSpliced(2999, 1, "other\n").join("");
    const edit = { path: "EVIDENCE.md", before, after };
    expect(diffOf(shownEdits([edit]), plain)).toBe(
      createTwoFilesPatch("EVIDENCE.md", "EVIDENCE.md", before, after, "", ""),
    );
    expect(diffOf(shownEdits([edit]), plain)).toContain("@@ -2996,9 +2996,9 @@\n line 2996\n");
  });
});
