import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { changedLines, movedOffset } from "../../../src/record/text/changed-lines.ts";
import { largestFields, movedFields } from "../../../src/record/text/ids.ts";
import { movedOutline, readOutline } from "../../../src/record/text/markdown.ts";
import {
  sha256OfBoth,
  textChanges,
  withChanges,
  withoutChanges,
} from "../../../src/record/text/text-changes.ts";

const line = fc.constantFrom(
  ..."## A|### B|```yaml|```|~~~|  - id: ACT-0001|  - id: LEARN-0200|    id: PER-3|words 🦊|# x".split(
    "|",
  ),
  "",
  "\r",
  "🦊🦉",
  "- id: ACT-0999",
  "x".repeat(70),
  "y".repeat(70),
  "\uFEFF# t",
);
const lines = fc.array(line, { maxLength: 14 });
const splice = fc.record({ at: fc.nat(14), cut: fc.nat(4), put: fc.array(line, { maxLength: 4 }) });
const pair = fc
  .tuple(lines, fc.array(splice, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([old, splices, ends]) => {
    const now = [...old];
    for (const { at, cut, put } of splices) now.splice(at % (now.length + 1), cut, ...put);
    const end = ends ? "\n" : "";
    return { old: old.join("\n") + end, now: now.join("\n") + end };
  });

describe("the changes between two texts", () => {
  it("make each of them of the other", () => {
    fc.assert(
      fc.property(pair, ({ old, now }) => {
        const changes = textChanges(old, now);
        expect(withChanges(old, changes)).toBe(now);
        expect(withoutChanges(now, changes)).toBe(old);
        const shared = changes[0]?.[0] ?? 0;
        expect(sha256OfBoth(old, now, shared)).toEqual([sha256Hex(old), sha256Hex(now)]);
      }),
      { numRuns: 3000 },
    );
  });

  it("are short where a long text has a few new lines in several places", () => {
    const old = Array.from({ length: 3000 }, (_, n) => `line ${n} of a long text\n`);
    const now = old
      .toSpliced(2500, 0, "new one\n")
      .toSpliced(1000, 2, "other\n")
      .toSpliced(5, 0, "a\n");
    const changes = textChanges(old.join(""), now.join(""));
    expect(withChanges(old.join(""), changes)).toBe(now.join(""));
    expect(JSON.stringify(changes).length).toBeLessThan(1000);
  });
});

describe("what is known of a text", () => {
  it("stays true for the lines that did not change: its outline and its largest ids", () => {
    const moved = { outlines: 0, fields: 0 };
    fc.assert(
      fc.property(pair, ({ old, now }) => {
        const changed = changedLines(old, now);
        if (!changed) return;
        expect(now.slice(0, changed.start)).toBe(old.slice(0, changed.start));
        expect(now.slice(changed.newEnd)).toBe(old.slice(changed.oldEnd));
        expect(movedOffset(changed.oldEnd, changed)).toBe(changed.newEnd);
        const outline = movedOutline(now, { text: old, outline: readOutline(old) }, changed);
        if (outline) expect(outline).toEqual(readOutline(now));
        if (outline) moved.outlines += 1;
        const fields = movedFields(now, largestFields(old), changed);
        const numbers = (all: ReturnType<typeof largestFields>): readonly number[] =>
          [all.ACT, all.LEARN, all.CUR, all.PER].map(({ number }) => number);
        if (fields) expect(numbers(fields)).toEqual(numbers(largestFields(now)));
        for (const { number, index } of Object.values(fields ?? {})) {
          if (number > 0) expect(now.slice(index)).toMatch(new RegExp(`^id: \\w+-0*${number}\\b`));
        }
        if (fields) moved.fields += 1;
      }),
      { numRuns: 6000 },
    );
    expect(moved.outlines).toBeGreaterThan(200);
    expect(moved.fields).toBeGreaterThan(500);
  });
});
