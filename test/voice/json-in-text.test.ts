import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { objectsIn } from "../../src/voice/json-in-text.ts";

/** The characters and values that the language's own functions go through while `work` runs. No clock can be wrong about it. */
function effortOf(work: () => void): number {
  let effort = 0;
  const { parse } = JSON;
  const { exec } = RegExp.prototype;
  const { toReversed } = Array.prototype;
  const spies = [
    vi.spyOn(JSON, "parse").mockImplementation((text) => {
      effort += text.length;
      return parse(text) as unknown;
    }),
    vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text) {
      effort += 1;
      return exec.call(this, text);
    }),
    vi.spyOn(Array.prototype as unknown[], "toReversed").mockImplementation(function (
      this: unknown[],
    ) {
      effort += this.length;
      return toReversed.call(this);
    }),
  ];
  try {
    work();
    return effort;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe("looking for objects in a text", () => {
  const piece = fc.constantFrom(
    '{""',
    '{"a":',
    "[",
    ",",
    "]",
    "}",
    '"',
    "\\",
    " ",
    "`",
    "/*",
    "//",
    "{",
    '{"a":1}',
  );
  const piled = fc
    .array(fc.tuple(piece, fc.integer({ min: 1, max: 400 })), { maxLength: 8 })
    .map((rows) => rows.map(([sign, times]) => sign.repeat(times)).join(""));

  it("is work that grows with the text, whatever stands in it", () => {
    fc.assert(
      fc.property(piled, (text) => {
        expect(effortOf(() => objectsIn(text))).toBeLessThanOrEqual(100 * text.length + 100);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["commas in brackets", `${'{""'.repeat(20)}${"[".repeat(900)}${",".repeat(900)}`],
    ["objects in objects", '{"a":'.repeat(600)],
    ["objects in objects around a fault", `${'{"a":'.repeat(400)}x${"}".repeat(400)}`],
    ["strings that do not end", '{"'.repeat(1000)],
  ])("in twice the text is at most three times the work: %s", (_, text) => {
    const once = effortOf(() => objectsIn(text));
    const twice = effortOf(() => objectsIn(text + text));
    expect(twice).toBeLessThan(3 * once + 1000);
  });

  it("finds an object behind others that do not close, and the members of one that is cut off", () => {
    expect(objectsIn(`{"a": {"b": {"c": [1, 2, {"x": 1}`)).toEqual([
      { a: { b: { c: [1, 2, { x: 1 }] } } },
    ]);
    expect(objectsIn('{"a": [1, {"b": 2, "c": "hal')).toEqual([{ a: [1, { b: 2 }] }]);
    expect(objectsIn('{"a": 1, "b": [2, 3]\n```')).toEqual([{ a: 1, b: [2, 3] }]);
    expect(objectsIn(`{set} {"open \n{"a": 1} {"b": 2 /* , */,}`)).toContainEqual({ a: 1 });
  });
});
