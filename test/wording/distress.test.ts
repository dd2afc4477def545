// What code finds in words: distress in four languages, and ordinary talk that only sounds like it.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { distressIn, tellsDistress } from "../../src/wording/distress.ts";
import { LOOK_ALIKES, TOLD_AROUND } from "./told-around.ts";
import { EVERYDAY, ORDINARY, SURE, TOLD_ASIDE, TOLD_BETWEEN_THE_LINES } from "./told.ts";
import { processorMs } from "../support/processor.ts";

describe("code", () => {
  it.each(SURE)("is sure of %j", (text) => {
    expect(distressIn(text)).toBe("sure");
  });

  it.each(TOLD_BETWEEN_THE_LINES)("finds what is only hinted at in %j", (text) => {
    expect(distressIn(text)).not.toBe("none");
  });

  it.each(TOLD_ASIDE)("keeps %j from every card", (text) => {
    expect(distressIn(text)).not.toBe("none");
  });

  it.each(TOLD_AROUND)("keeps %j, which tells around the thing itself, from every card", (text) => {
    expect(distressIn(text)).not.toBe("none");
  });

  it.each(LOOK_ALIKES)("finds nothing in %j, which only looks like it", (text) => {
    expect(distressIn(text)).toBe("none");
  });

  it.each(EVERYDAY)("lets %j be proposed", (text) => {
    expect(distressIn(text)).toBe("none");
  });

  it("reads past one slip in a long word, and takes no other word for it", () => {
    const slips = ["theratened", "threatend", "threatenned", "threataned"];
    for (const slip of slips) expect(distressIn(`my uncle ${slip} to hurt us`)).not.toBe("none");
    fc.assert(
      fc.property(fc.nat({ max: 8 }), (at) => {
        const word = "strangled";
        const slip = word.slice(0, at + 1) + word.slice(at + 2);
        if (at < word.length - 1) expect(distressIn(`he ${slip} my mum`)).not.toBe("none");
      }),
    );
    expect(distressIn("i shared my cake at home")).toBe("none");
  });

  it("finds words that only tell something together, in any order and however far from another sentence", () => {
    expect(distressIn("the fridge, my stepmum, the padlock")).toBe("possible");
    expect(distressIn("a padlock is on the fridge of my stepmum")).toBe("possible");
    expect(distressIn("the fridge is new. my stepmum sings. a padlock is for a bike")).toBe("none");
  });

  it.each(ORDINARY)("finds nothing in %j", (text) => {
    expect(distressIn(text)).toBe("none");
  });

  it.each(SURE)("finds %j in other letters, in the middle of a text and behind another", (text) => {
    const forms = [
      text.toUpperCase(),
      `  ${text}!!! :(`,
      text.replaceAll("'", "’"),
      text.replaceAll(" ", "  \u200b"),
      `We made a kite.\n${text}\nIt flew.`,
      `It was a long day. ${text}. Good night.`,
    ];
    for (const form of forms) expect([form, distressIn(form)]).toEqual([form, "sure"]);
  });

  it("is less sure of a denial, a dream and a story", () => {
    for (const text of [
      "dad does not hit me",
      "in the book dad hits me",
      "papa schlägt mich nicht",
      "je ne veux pas mourir",
    ]) {
      expect([text, distressIn(text)]).not.toEqual([text, "sure"]);
    }
  });

  it("takes no line of its own for distress that is no comfort", () => {
    const lines = CATALOGUES.flatMap(({ lines: all }) => Object.entries(all));
    const found = lines.filter(
      ([name, text]) => !name.startsWith("comfort") && tellsDistress([text]),
    );
    expect(found).toEqual([]);
  });

  it("takes time in proportion to the length, whatever is repeated", () => {
    const phrases = CATALOGUES.flatMap(({ distress }) => [...distress.sure, ...distress.possible]);
    const words = phrases.flatMap((phrase) => phrase.split(/[|\s]/).slice(0, 2)).join(" ");
    const time = (text: string): number => processorMs(() => void distressIn(text));
    for (const unit of [words, "dad he not ", "i want to ", "mein ", "a".repeat(50), "d'"]) {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      // It would be 64 times as long if it grew with the square.
      expect(time(text.repeat(8))).toBeLessThan(32 * Math.max(time(text), 8));
    }
  }, 120_000);

  it("finds a sentence with a line break after each word, also behind a blank line", () => {
    for (const sentence of SURE.map((each) => each.replaceAll(" ", "\n"))) {
      expect(distressIn(`chat\n\n${sentence}`)).not.toBe("none");
    }
  });
});
