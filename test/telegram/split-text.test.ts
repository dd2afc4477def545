import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MESSAGE_LIMIT, splitText } from "../../src/telegram/split-text.ts";

describe("a text for Telegram", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.array(fc.constantFrom("a", " ", "\n", "\n\n", "😀", "👩‍👩‍👧")).map((parts) => parts.join("")),
    fc.nat(400).map((n) => "😀".repeat(n)),
  );

  it("comes in parts that joined are the text, each within the limit, no character cut", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 50 }), (whole, limit) => {
        const parts = splitText(whole, limit);
        expect(parts.join("")).toBe(whole);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.every((part) => part !== "") || whole === "").toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("is one part up to 4096 units and two from 4097", () => {
    expect(splitText("x".repeat(MESSAGE_LIMIT))).toHaveLength(1);
    expect(splitText("x".repeat(MESSAGE_LIMIT + 1))).toHaveLength(2);
    expect(splitText("")).toEqual([""]);
  });

  it.each([
    { where: "a paragraph", text: "aaaa bbbb\n\ncc dd", parts: ["aaaa bbbb\n\n", "cc dd"] },
    { where: "a line", text: "aaaa bbb\ncc dd eee", parts: ["aaaa bbb\n", "cc dd eee"] },
    { where: "a word", text: "aaaa bbbb ccccc", parts: ["aaaa bbbb ", "ccccc"] },
    {
      where: "anywhere when there is no better place",
      text: "a".repeat(14),
      parts: ["aaaaaaaaaaaa", "aa"],
    },
  ])("is cut behind $where", ({ text: whole, parts }) => {
    expect(splitText(whole, 12)).toEqual(parts);
  });
});
