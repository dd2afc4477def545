// What nobody sees is not in a text that is shown, and what people write stays as it is.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { harmless, revealed, visible } from "../../../src/record/text/unseen.ts";
import { anyCharacters } from "../../support/any-text.ts";

const tags = (letters: string): string =>
  String.fromCodePoint(...Array.from(letters, (letter) => 0xe0000 + (letter.codePointAt(0) ?? 0)));
const flag = (letters: string): string => `\u{1F3F4}${tags(letters)}\u{E007F}`;

describe("a text that is shown", () => {
  it.each([
    ["zero width", "a\u200Bb\u2060c\uFEFFd", "abcd"],
    ["directions", "\u202Ea\u2066b\u2069\u200F", "ab"],
    ["tags", `mum${tags("i hate mum")}`, "mum"],
    ["tags behind a flag", flag("hatemum"), "\u{1F3F4}"],
    ["tags behind a good flag", `${flag("gbeng")}${tags("hate")}`, flag("gbeng")],
    ["Hangul fillers", "a\u115F\u1160\u3164\uFFA0b", "ab"],
    ["blank of Braille", "\u2800\u2800", ""],
    ["blank between words", "a\u2800\u2800b", "a b"],
    ["variation selectors", "a\uFE00\u{E0101}\u{E0155}b", "ab"],
    ["grapheme joiner", "a\u034Fb", "ab"],
    ["annotations", "a\uFFF9b\uFFFAc\uFFFBd", "abcd"],
    ["a notehead that is none", "a\u{1D159}b", "a b"],
    ["blanks that hide", "a\u00A0\u2003\u3000\u2028\u2029b", "a b"],
    ["private use", "a\uE000\u{F0000}b", "a\uFFFD\uFFFDb"],
    ["unassigned and no characters", "a\u0378\uFFFE\u{1FFFF}b", "a\uFFFD\uFFFD\uFFFDb"],
    ["half a pair", "a\uD800b", "a\uFFFDb"],
    ["an object that is not there", "a\uFFFCb", "a\uFFFDb"],
    ["piles of marks", `e${"\u0301".repeat(40)}x`, `e${"\u0301".repeat(4)}x`],
    ["joiners in Latin", "ha\u200Dt\u200Ce", "hate"],
  ])("holds no %s", (_, text, seen) => {
    expect(visible(text)).toBe(seen);
  });

  it.each([
    ["a family", "👨‍👩‍👧‍👦"],
    ["a skin and a job", "👩🏽‍🚀"],
    ["a heart in colour", "❤️"],
    ["a keycap", "1️⃣"],
    ["England, Scotland and Wales", `${flag("gbeng")}${flag("gbsct")}${flag("gbwls")}`],
    ["a country", "🇩🇪"],
    ["Persian", "می‌خواهم"],
    ["Hindi", "क्‍ष"],
    ["Vietnamese, each mark for itself", "Tiê\u0323ng Viê\u0323t"],
    ["Hebrew with points", "בְּרֵאשִׁ֖ית"],
    ["Tibetan", "རྒྱུད"],
    ["Burmese", "ကျွန်ုပ်"],
    ["a verse's number", "\u06DD١"],
  ])("keeps %s", (_, text) => {
    expect(visible(text)).toBe(text);
  });

  it("is shown the same again, however strange it was", () => {
    const sign = fc.oneof(
      anyCharacters({ maxLength: 3 }),
      fc.constantFrom(
        "\u200D",
        "\uFE0F",
        "\u{1F3F4}",
        tags("g"),
        "\u0301",
        "\u0301\u0301\u0301",
        "\u20DD\u20DD\u20DD",
        "a",
        "👩",
        "\u2800",
      ),
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        const once = visible(signs.join(""));
        expect(visible(once)).toBe(once);
        expect(once).toBe(once.toWellFormed());
      }),
      { numRuns: 2000 },
    );
  });
});

it("a file's own text is shown with each unseen sign as its number, and its lines as they are", () => {
  expect(revealed("\ta\u202Eb\u001B[2J\r\nc\rd\u{E0061}")).toBe(
    "\ta\\u{202E}b\\u{1B}[2J\r\nc\\u{D}d\\u{E0061}",
  );
});

describe("a text on its way to a terminal", () => {
  it("moves no cursor, sets no title and turns no line, whatever is in it", () => {
    const nasty = fc.constantFrom(
      "\u001b[2J",
      "\u001b]0;title\u0007",
      "\r",
      "\u009b1m",
      "\u202e",
      "\b",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, anyCharacters())), (parts) => {
        const shown = COLOURS.reduce(
          (text, colour) => text.replaceAll(colour, ""),
          harmless(parts.join("")),
        );
        expect(shown.replaceAll(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it("keeps our own colours, line breaks, and what JSON says", () => {
    expect(harmless("\u001b[31mno\u001b[39m\n\tyes")).toBe("\u001b[31mno\u001b[39m\n\tyes");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("\u009b", "\u202e", "\\", "\n", "a", "\u2028")),
        (parts) => {
          expect(JSON.parse(harmless(JSON.stringify(parts)))).toEqual(parts);
        },
      ),
    );
  });
});

const COLOURS = [1, 2, 22, 31, 32, 33, 36, 39].map((number) => `\u001b[${number}m`);
