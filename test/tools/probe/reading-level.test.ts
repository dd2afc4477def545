import { expect, it } from "vitest";
import { ceilingOf, readingLevel } from "../../../src/tools/probe/reading-level.ts";
import { readPersona } from "../../../src/record/self/persona.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recordSource } from "../../support/temporary.ts";

it("LIX is words for each sentence plus long words of a hundred", () => {
  // 10 words, 2 sentences, 2 words of more than six letters.
  expect(readingLevel("The octopus sleeps. It is dreaming of a warm sea.")).toEqual({
    words: 10,
    lix: 25,
  });
});

it("A text that ends without a sign is a sentence too, and one without words has no level", () => {
  expect(readingLevel("The sea is big")).toEqual({ words: 4, lix: 4 });
  expect(readingLevel("One. Two")).toEqual({ words: 2, lix: 1 });
  expect(readingLevel("🐙!")).toEqual({ words: 0, lix: 0 });
});

it("A point within a number ends no sentence", () => {
  expect(readingLevel("I am 1.5 or 3.20 big").lix).toBe(4);
});

it("The ceiling rises with the age and ends with eighteen", () => {
  const ceilings = [6, 9, 13, 17, 18, 41].map((age) => ceilingOf({ age }, "en"));
  expect(ceilings).toEqual([25, 31, 39, 47, undefined, undefined]);
});

it("A Record with neither age nor Lexile has no ceiling", () => {
  expect(ceilingOf({}, "en")).toBeUndefined();
});

it("A Lexile ceiling counts as the age of the grade that reads it, and the lower of both holds", () => {
  expect(ceilingOf({ lexileCeiling: 350 }, "en")).toBe(27);
  expect(ceilingOf({ lexileCeiling: 700 }, "en")).toBe(31);
  expect(ceilingOf({ age: 40, lexileCeiling: 700 }, "en")).toBe(31);
  expect(ceilingOf({ age: 7, lexileCeiling: 1100 }, "en")).toBe(27);
  expect(ceilingOf({ lexileCeiling: 1600 }, "en")).toBeUndefined();
});

it("A language with longer words is allowed more", () => {
  expect(ceilingOf({ age: 7 }, "de")).toBeGreaterThan(ceilingOf({ age: 7 }, "en") ?? 0);
});

it.each([
  ["sample", "en"],
  ["juna", "de"],
] as const)(
  "What the child of %s wrote keeps below the ceiling of that child",
  (record, language) => {
    const self = readFileSync(join(recordSource(record), "SELF.md"), "utf8");
    const persona = readPersona(self, "", record);
    const own = persona.samples.filter((text) => !/Querida/.test(text));
    expect(own.length).toBeGreaterThan(0);
    for (const text of own) {
      expect(readingLevel(text).lix).toBeLessThan(ceilingOf(persona, language) ?? 0);
    }
  },
);
