import { describe, expect, it } from "vitest";
import { readLibrary } from "../../../src/record/self/library.ts";
import { readLoose } from "../../../src/record/text/yaml-loose.ts";
import { looseValue, readList } from "../../../src/record/text/yaml-scalars.ts";

describe("single values", () => {
  it.each([
    ['"a \\"b\\""', 'a "b"'],
    ['"raw "inner" quotes"', 'raw "inner" quotes'],
    ["'it''s'", "it's"],
    ["'it's'", "it's"],
    ["a: b", "a: b"],
    ['"open', '"open'],
    ["null", ""],
    ["3  # as it was", "3"],
    ["a: b # c", "a: b"],
    ["C# and F#", "C# and F#"],
    ["# nothing but a comment", ""],
    ['"a # b" # c', "a # b"],
    ['"raw "inner" quotes"  # c', 'raw "inner" quotes'],
    ['"she said "we are # 1""', 'she said "we are # 1"'],
    ["'it''s' # c", "it's"],
    ['"open # c', '"open'],
    ["@home # c", "@home"],
    ['[a, "b # c"] # d', '[a, "b # c"]'],
  ])("takes %s loosely as %s", (source, text) => {
    expect(looseValue(source)).toBe(text);
  });

  it.each([
    ["[a, b c]", ["a", "b c"]],
    ["['a, b', c]", ["a, b", "c"]],
    ["- a\n- b", ["a", "b"]],
    ["a, b", ["a", "b"]],
    ["[a: b, [c]", ["a: b", "[c"]],
    ["", []],
    ["[a, b] # c", ["a", "b"]],
    ["['a # b', c: d: e] # f", ["a # b", "c: d: e"]],
    ["- a # c\n# whole\n- 'b # c'", ["a", "b # c"]],
    ["- a # c\n- b: c: d # e", ["a", "b: c: d"]],
  ])("reads %j as a list", (source, list) => {
    expect(readList(source)).toEqual(list);
  });
});

describe("readLoose", () => {
  it("repairs unquoted colons and double keys and keeps the shape", () => {
    const body =
      'tone: dry: but not cold\ntraits:\n  - trait: quiet\n    notes: Rule: speak late\n    notes: again\nhabits:\n  - it depends: on what?\n  - "listen"\n';
    expect(readLoose(body)).toEqual({
      tone: "dry: but not cold",
      traits: [{ trait: "quiet", notes: "Rule: speak late" }],
      habits: [{ "it depends": "on what?" }, "listen"],
    });
  });

  it("gives the flat lines of what cannot be repaired", () => {
    expect(readLoose("name: Ilya\n\t{ : [\nage: 4\nname: other\n")).toEqual({
      name: "Ilya",
      age: "4",
    });
  });

  it("gives numbers, dates and booleans as they were written", () => {
    const written = [
      "007",
      "1.50",
      "1e3",
      "0x1F",
      "9007199254740993",
      "+49",
      "0o17",
      ".5",
      "-0",
      ".inf",
      ".NaN",
      "True",
      "2026-01-02",
      "12:30:45",
      "1_000",
    ];
    for (const value of written) {
      for (const broken of ["", "\n: : ["]) {
        expect(
          readLoose(`a: ${value}\nlist:\n  - ${value}\nflow: [${value}]${broken}\n`),
        ).toMatchObject({
          a: value,
          list: [value],
          flow: broken ? expect.anything() : [value],
        });
      }
    }
  });

  it("gives scopes of a library as they were written", () => {
    const entries = [
      "[007, 1.50, yes, 2026-01-02, 0x1F]",
      "\n      - 007\n      - 1.50\n      - yes\n      - 2026-01-02\n      - 0x1F",
    ].map((scope, index) => `  - id: LIB-000${index}\n    title: 1984\n    scope: ${scope}\n`);
    const library = readLibrary(`\`\`\`yaml\nentries:\n${entries.join("")}\`\`\`\n`);
    for (const { title, scope } of library) {
      expect([title, ...scope]).toEqual(["1984", "007", "1.50", "yes", "2026-01-02", "0x1F"]);
    }
    expect(library).toHaveLength(2);
  });
});
