// A cut goes through no letter and no picture, and is marked.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { clip, clipLines } from "../../../src/record/text/clip.ts";
import { clipScalar } from "../../../src/record/text/scalar.ts";
import { splitText } from "../../../src/telegram/split-text.ts";

const SIGNS = [
  "a",
  " ",
  "e\u0301",
  "👨‍👩‍👧‍👦",
  "👩🏽‍🚀",
  "❤️",
  "क्षि",
  "각",
  "🇩🇪",
  "1️⃣",
  "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
];
const anyText = fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((all) => all.join(""));
const graphemes = (text: string): readonly string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

it("a clipped text is the first whole signs of it", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 30, max: 90 }), (text, limit) => {
      const cut = clipScalar(text, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(graphemes(text).slice(0, graphemes(cut).length).join("")).toBe(cut);
      if (text.length > limit) expect(cut.length).toBeGreaterThan(limit - 30);
    }),
    { numRuns: 2000 },
  );
});

it("the messages of a long text join to it, and none begins within a sign", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 30, max: 90 }), (text, limit) => {
      const parts = splitText(text, limit);
      expect(parts.join("")).toBe(text);
      expect(parts.flatMap(graphemes)).toEqual(graphemes(text));
    }),
    { numRuns: 1000 },
  );
});

it("a cut is marked, and nothing unseen is left", () => {
  expect(clip("a\u202E  b\nc", 10)).toBe("a b c");
  expect(clip("kelp grows fast", 6)).toBe("kelp g…");
  expect(clipLines("a\u202E\nkelp", 4)).toBe("a\nke…");
  expect(clip(`e${"\u0301".repeat(500)}`, 10)).toBe(`e${"\u0301".repeat(4)}`);
});

it("a sign without end is cut where it has to be", () => {
  expect(clipScalar("👩\u200D".repeat(300), 200).length).toBeGreaterThan(130);
});
