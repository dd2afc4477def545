import { describe, expect, it } from "vitest";
import { readLoose } from "../../src/record/yaml-loose.ts";
import { looseValue, readList } from "../../src/record/yaml-scalars.ts";

describe("single values", () => {
  it.each([
    ['"a \\"b\\""', 'a "b"'],
    ['"raw "inner" quotes"', 'raw "inner" quotes'],
    ["'it''s'", "it's"],
    ["'it's'", "it's"],
    ["a: b", "a: b"],
    ['"open', '"open'],
    ["null", ""],
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
      habits: ["it depends: on what?", "listen"],
    });
  });

  it("gives the flat lines of what cannot be repaired", () => {
    expect(readLoose("name: Ilya\n\t{ : [\nage: 4\nname: other\n")).toEqual({
      name: "Ilya",
      age: "4",
    });
  });
});
