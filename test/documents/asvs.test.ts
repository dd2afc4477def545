// docs/asvs.md answers for every row of levels 1 and 2 of OWASP ASVS 5.0, and for the ten of LLM applications, once.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";

/** The numbers of levels 1 and 2. "2.1-9" is V1.2.1 to V1.2.9 in chapter V1. */
const LEVELS_1_AND_2 = {
  V1: "1.1-2 2.1-9 3.1-11 4.1-3 5.1-2",
  V2: "1.1-3 2.1-3 3.1-4 4.1",
  V3: "2.1-2 3.1-4 4.1-6 5.1-5 7.1-2",
  V4: "1.1-3 2.1 3.1-2 4.1-4",
  V5: "1.1 2.1-3 3.1-2 4.1-3",
  V6: "1.1-3 2.1-12 3.1-4 4.1-4 5.1-5 6.1-3 8.1-4",
  V7: "1.1-3 2.1-4 3.1-2 4.1-5 5.1-2 6.1-2",
  V8: "1.1-2 2.1-3 3.1 4.1",
  V9: "1.1-3 2.1-4",
  V10: "1.1-2 2.1-2 3.1-4 4.1-11 5.1-5 6.1-2 7.1-3",
  V11: "1.1-2 2.1-3 3.1-3 4.1-4 5.1 6.1",
  V12: "1.1-3 2.1-2 3.1-4",
  V13: "1.1 2.1-5 3.1-2 4.1-5",
  V14: "1.1-2 2.1-4 3.1-3",
  V15: "1.1-3 2.1-3 3.1-7",
  V16: "1.1 2.1-5 3.1-4 4.1-3 5.1-3",
  V17: "1.1 2.1-4 3.1-2",
};
const NUMBERS = Object.entries(LEVELS_1_AND_2).flatMap(([chapter, sections]) =>
  sections.split(" ").flatMap((section) => numbersOf(chapter, section)),
);
const RISKS = Array.from({ length: 10 }, (_, at) => `LLM${String(at + 1).padStart(2, "0")}`);

const page = readFileSync(join(ROOT, "docs", "asvs.md"), "utf8");
/** The rows of all tables: the numbers, our words, the answer. */
const rows = page
  .split("\n")
  .filter((line) => /^\| (?:V\d|LLM\d)/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

function numbersOf(chapter: string, section: string): readonly string[] {
  const [name = "", range = ""] = section.split(".");
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from(
    { length: last - first + 1 },
    (_, at) => `${chapter}.${name}.${String(first + at)}`,
  );
}

describe("docs/asvs.md", () => {
  it("has every number of levels 1 and 2 and every risk of the LLM Top 10 once, and no other", () => {
    expect(NUMBERS).toHaveLength(253);
    const listed = rows.flatMap(([numbers = ""]) => numbers.split(", "));
    expect(listed.toSorted()).toEqual([...NUMBERS, ...RISKS].toSorted());
  });

  it("has every number in the table of its chapter", () => {
    const chapters = page.split(/^## (?=V\d)/m).slice(1);
    expect(chapters).toHaveLength(17);
    for (const chapter of chapters) {
      const [name = ""] = chapter.split(" ");
      const listed = [...chapter.matchAll(/\bV\d+(?=\.\d+\.\d+\b)/g)].map(([number]) => number);
      expect(new Set(listed)).toEqual(new Set([name]));
    }
  });

  it("answers each row by tests, by a gap, or by one reason for what does not apply", () => {
    const answer =
      /^(?:`test\/[^`]+`(?:, `test\/[^`]+`)*(?:; gap: .+)?|gap: .+|not applicable: .+)$/;
    for (const cells of rows) {
      expect(cells).toHaveLength(3);
      const [numbers = "", words = "", text = ""] = cells;
      expect(words).not.toBe("");
      expect(`${numbers} ${answer.test(text) ? "" : text}`).toBe(`${numbers} `);
      // What is joined in one row is joined by the reason for which it does not apply.
      if (numbers.includes(", ")) expect(text).toMatch(/^not applicable: /);
    }
  });

  it("names only tests that are there", () => {
    const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(150);
    for (const name of named) expect(name).toMatch(/\.test\.ts$/);
    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});
