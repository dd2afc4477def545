import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/errors.ts";
import { readAge, readInterests, withFirstFacts } from "../../../src/record/self/first-facts.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { readPersona } from "../../../src/record/self/persona.ts";
import { hostileText } from "../builders.ts";

const template = readFileSync(
  join(import.meta.dirname, "..", "..", "..", "users", "_template", "SELF.md"),
  "utf8",
);

describe("withFirstFacts", () => {
  it("puts the age beside the languages and the interests where they belong, and nothing else", () => {
    const self = withFirstFacts(template, { age: 9, interests: ["tide pools", "kites"] });
    expect(self).toBe(
      template
        .replace(/^languages:.*\n/m, (line) => `${line}age: 9\n`)
        .replace("current: []\n", 'current:\n  - topic: "tide pools"\n  - topic: "kites"\n'),
    );
    expect(withFirstFacts(template, {})).toBe(template);
  });

  it("is read back by the persona, whatever somebody is curious about", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 5 }), (texts) => {
        const interests = readInterests(texts.map((text) => text.slice(0, 100)));
        const self = withFirstFacts(template, { age: 9, interests });
        const persona = readPersona(self, "", "abby");
        expect(persona.age).toBe(9);
        expect(persona.interests.map(({ topic }) => topic)).toEqual(interests);
        expect(checkIntegrity({ self, evidence: "", pending: "", skills: "" })).toEqual([]);
      }),
    );
  });

  it("says so when the template has no place for them", () => {
    expect(() => withFirstFacts("## I. IDENTITY\n", { age: 9 })).toThrow(
      expect.objectContaining({ found: expect.stringMatching(/languages.*## I\./) as string }),
    );
    expect(() => withFirstFacts("## V. INTERESTS\n", { interests: ["x"] })).toThrow(
      expect.objectContaining({ found: expect.stringContaining("current: []") as string }),
    );
  });
});

describe("readInterests", () => {
  it("leaves out what is empty, said twice or a word for nothing", () => {
    expect(readInterests(["kites ", "", " ", "kites", "none", "-", "tide\n pools"])).toEqual([
      "kites",
      "tide pools",
    ]);
  });

  it("takes a few, of a few words each", () => {
    expect(() => readInterests(["x".repeat(101)])).toThrow(UsageError);
    expect(() => readInterests(Array.from({ length: 21 }, (_, i) => `thing ${i}`))).toThrow(
      UsageError,
    );
  });
});

it.each([
  { text: "", age: undefined },
  { text: " 9 ", age: 9 },
  { text: "120", age: 120 },
])("readAge takes '$text'", ({ text, age }) => {
  expect(readAge(text)).toBe(age);
});

it.each(["0", "121", "-1", "9.5", "nine", "1e1", "९"])("readAge refuses %s", (text) => {
  expect(() => readAge(text)).toThrow(UsageError);
});
