// A cut goes through no letter, no picture and no word, and is marked. So whoever forgets a word finds all of it that we wrote.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { clip, clipLines, clipScalar, clipSigns } from "../../../src/record/text/clip.ts";
import { wordsIn } from "../../../src/record/text/fold.ts";
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
      const cut = clipSigns(text, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(graphemes(text).slice(0, graphemes(cut).length).join("")).toBe(cut);
      if (text.length > limit) expect(cut.length).toBeGreaterThan(limit - 30);
    }),
    { numRuns: 2000 },
  );
});

const word = fc.oneof(
  fc.constantFrom(
    "zebrawood",
    "Straße",
    "señor",
    "e\u0301toile",
    "don't",
    "jean-luc",
    "Слон",
    "पानी",
    "강아지",
    "𝓀𝑒𝓁𝓅",
    "12",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
const sentence = fc
  .array(fc.tuple(word, fc.constantFrom(" ", ", ", ". ", "\n", " – ", "/")), { maxLength: 60 })
  .map((parts) => parts.flat().join(""));

it("every word of a clipped text is a whole word of the text, for every field whose room we limit", () => {
  fc.assert(
    fc.property(
      sentence,
      fc.constantFrom(40, 60, 80, 100, 200, 220, 300, 400, 500),
      (text, limit) => {
        const cut = clipScalar(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        const ends = (each: string) =>
          wordsIn(each, { unspaced: "characters" }).map(({ end }) => end);
        // A text that begins with a longer word is cut within it.
        fc.pre(/\S[^\p{L}\p{N}\p{M}'’_-]/u.test(text.slice(0, limit)));
        expect(ends(text)).toEqual(expect.arrayContaining(ends(cut)));
      },
    ),
    { numRuns: 3000 },
  );
});

it("a word is kept whole or left out, with what its hyphens and apostrophes join to it", () => {
  expect(clipScalar("we saw jean-luc there", 12)).toBe("we saw ");
  expect(clipScalar("we don't know", 6)).toBe("we ");
  expect(clipScalar("we know it", 7)).toBe("we know");
  expect(clipScalar("we met 😀zebrawood", 12)).toBe("we met 😀");
});

it("a text that begins with a word longer than its room is cut in it, and so is one without spaces", () => {
  expect(clipScalar("a".repeat(30), 20)).toBe("a".repeat(20));
  expect(clipScalar(`  ${"a".repeat(30)}`, 20)).toBe(`  ${"a".repeat(18)}`);
  expect(clipScalar("鯨は歌う".repeat(10), 6)).toBe("鯨は歌う鯨は");
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
  expect(clip("kelp grows fast", 6)).toBe("kelp…");
  expect(clipLines("a\u202E\nkelp", 4)).toBe("a…");
  expect(clip(`e${"\u0301".repeat(500)}`, 10)).toBe(`e${"\u0301".repeat(4)}`);
});

it("a sign without end is cut where it has to be", () => {
  expect(clipScalar("👩\u200D".repeat(300), 200).length).toBeGreaterThan(130);
});
