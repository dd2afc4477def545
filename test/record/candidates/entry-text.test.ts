import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryText } from "../../../src/record/candidates/entry-text.ts";
import { visible } from "../../../src/record/text/unseen.ts";
import { hostileText } from "../builders.ts";

describe("what a candidate says", () => {
  it.each([
    ["a family", "👩‍👧‍👦 flew kites"],
    ["a heart and a keycap", "I ❤️ number 7️⃣"],
    ["a waving hand with a colour", "👋🏽 at the tram"],
    ["Persian with its joiner", "می‌خواهم"],
    ["Devanagari with its joiner", "क्‍ष"],
    ["accents, made of two", "Zoe\u0308 and café"],
    ["Arabic and Hebrew", "مرحبا שלום"],
  ])("keeps %s as it is", (_what, text) => {
    expect(visible(text)).toBe(text);
  });

  it.each([
    ["tags", "Likes tea\u{E0053}\u{E0061}\u{E0079}", "Likes tea"],
    ["turned reading", "abc\u202Edef\u2066", "abcdef"],
    ["zero-width signs in Latin words", "mo\u200Bth\u200Cer\u200D \uFEFFsaid", "mother said"],
    ["soft hyphens and fillers", "sub\u00ADmarine\u3164\u115F", "submarine"],
    ["selectors after a letter", "a\uFE0F\u{E0101}b", "ab"],
    ["controls and line breaks", "one\r\n\n two\u0000three\u2028four", "one two three four"],
  ])("has no %s", (_what, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it("is the same when it is read again, on one line, and not longer than an entry", () => {
    fc.assert(
      fc.property(hostileText, (suggestedEntry) => {
        const text = entryText({ suggestedEntry });
        expect(entryText({ suggestedEntry: text })).toBe(text);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\n\r\t]/);
        expect(text.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});
