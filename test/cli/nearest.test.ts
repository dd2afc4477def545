// The word that was meant.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../src/cli/nearest.ts";
import { CHAPTERS } from "../../src/cli/table.ts";

const NAMES = CHAPTERS.flatMap(({ commands }) => commands.map(({ name }) => name));
const LETTER = fc.stringMatching(/^[a-z-]$/);

/** One slip of a finger in a word. */
const slip = (word: string): fc.Arbitrary<string> =>
  fc
    .record({
      kind: fc.constantFrom("more", "less", "other", "swapped"),
      at: fc.nat({ max: word.length - 1 }),
      letter: LETTER,
    })
    .map(({ kind, at, letter }) => {
      const [before, own, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
      if (kind === "more") return before + letter + own + after;
      if (kind === "less") return before + after;
      if (kind === "other") return before + letter + after;
      return before + after.slice(0, 1) + own + after.slice(1);
    });

describe("the nearest word", () => {
  it("is the one that was meant, after one slip in any command's name", () => {
    const slipped = fc
      .constantFrom(...NAMES)
      .chain((name) => fc.record({ name: fc.constant(name), typed: slip(name) }));
    fc.assert(
      fc.property(slipped, ({ name, typed }) => {
        const found = nearest(typed, NAMES);
        // "restor" is one slip from restore; "merg-e" may be as near to another name.
        return found !== undefined && (found === name || isAsNear(typed, found, name));
      }),
    );
  });

  it.each([
    ["merg", "merge"],
    ["megre", "merge"],
    ["bakcup", "backup"],
    ["exprt-view", "export-view"],
    ["import", "import-record"],
    ["new", "new-record"],
    ["octopus", undefined],
    ["x", undefined],
    ["", undefined],
  ])("of %j is %j", (typed, meant) => {
    expect(nearest(typed, NAMES)).toBe(meant);
  });
});

/** Two names may be equally near: then the first of the list is as good. */
function isAsNear(typed: string, found: string, name: string): boolean {
  return nearest(typed, [name]) === name && nearest(typed, [found]) === found;
}
