// A member of the family is meant by the name and by what they are.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { familyWords } from "../../src/voice/prompts/family-words.ts";
import { NOW } from "../support/clock.ts";
import { entry, largeSnapshot } from "../support/large-snapshot.ts";

const family = [
  { name: "Zélie", about: "petite-fille, douze ans" },
  { name: "Ada Lovell", about: "sister; plays the horn" },
  { name: "Bo" },
];
const persona = { narrative: { family, homeLife: [], relationships: [], placesLived: [] } };

describe("the words for a member of the family", () => {
  it.each([
    ["What did you give Zélie?", "petite-fille"],
    ["ta petite fille, elle chante ?", "Zélie"],
    ["And your sister?", "Ada Lovell"],
    ["Does Ada Lovell sing?", "sister"],
    ["Does Ada sing?", ""],
    ["Is Ada Lovell your sister?", ""],
    ["Where is Bo?", ""],
    ["Who is twelve?", ""],
  ])("that %s does not say: %s", (question, words) => {
    expect(familyWords(question, persona)).toBe(words);
  });

  it("are none without a family, whatever is asked", () => {
    fc.assert(fc.property(fc.string(), (text) => familyWords(text, {}) === ""));
  });

  it("find entries among thousands that say them, for whoever hears of the family", () => {
    const large = largeSnapshot(5000);
    const mind = [...large.mind, { ...entry(0), text: "Gave a box of crayons to my sister" }];
    const told = { ...large, mind, persona: { ...large.persona, ...persona } };
    const ask = (snapshot: typeof told, question: string) =>
      createPrompts(6000).voice(snapshot, [], question, NOW).system;
    expect(ask(told, "What did you hand to Ada Lovell?")).toContain("box of crayons");
    const { narrative: _, ...others } = told.persona;
    expect(
      ask({ ...told, persona: others } as typeof told, "What did you hand to Ada Lovell?"),
    ).not.toContain("box of crayons");
  });
});
