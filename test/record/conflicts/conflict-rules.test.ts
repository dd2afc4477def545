import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { RecordError } from "../../../src/errors.ts";
import { foldForms } from "../../../src/record/text/fold.ts";
import { mergeRules, parseConflictRules } from "../../../src/record/conflicts/rules.ts";
import { DEFAULT_CONFLICT_RULES, hasWord } from "../../../src/record/conflicts/conflicts.ts";

describe("words of a rule", () => {
  it("mean themselves, whatever signs of regular expressions are in them", () => {
    const texts = [".*", "a.c", "(a|b)+", "[a-z]", "^a$", "a{1,9}", "c++", "\\\\d", "(?=a)", "(("];
    for (const text of texts) {
      expect(hasWord(`they like ${text} a lot`, text), text).toBe(true);
      expect(hasWord("they like abc and c and 7 a lot", text), text).toBe(false);
    }
    assert(
      property(string({ minLength: 1, maxLength: 20 }), string({ maxLength: 40 }), (word, text) => {
        expect(hasWord(text, word) && !foldForms(text).includes(foldForms(word))).toBe(false);
      }),
    );
  });
});

describe("rules from a file", () => {
  it("are pairs in a list, or in lists under names", () => {
    expect(parseConflictRules("- [early, late]\n- [ 'night owl' , lark ]\n")).toEqual([
      { name: "early-or-late", pair: ["early", "late"] },
      { name: "night owl-or-lark", pair: ["night owl", "lark"] },
    ]);
    expect(parseConflictRules("traits:\n  - [früh, spät]\nmore:\n- [a, b]")).toHaveLength(2);
    for (const empty of ["", "# nothing\n", "---\n", "null"]) {
      expect(parseConflictRules(empty)).toEqual([]);
    }
  });

  it.each([
    ["one word", "- [a, b]\n- [c]\n", 2],
    ["three words", "- [a, b, c]\n", 1],
    ["a word that is a list", "- [a, [b]]\n", 1],
    ["an empty word", "- [a, '']\n", 1],
    ["the same word twice", "# x\n- [a, A]\n", 2],
    ["words outside a list", "- [a, b]\n- a, b\n", 2],
    ["no list", "traits: quiet\n", 1],
    ["what is not YAML", "- [a, b]\n- [a, b]: c: d\n", 2],
    ["an alias", "- &x [a, b]\n- *x\n", 2],
  ])("are refused for %s, naming the line", (_what, text, line) => {
    const read = () => parseConflictRules(text, "rules.yaml");
    expect(read).toThrow(RecordError);
    expect(read).toThrow(new RegExp(`^rules\\.yaml line ${line}: .*\\[quiet, talkative\\]`));
  });

  it("are added to the defaults, each pair once", () => {
    const install = parseConflictRules("- [Talkative, quiet]\n- [early, late]");
    const record = parseConflictRules("- [late, early]\n- [sweet, salty]");
    expect(mergeRules(DEFAULT_CONFLICT_RULES, install, record).map(({ name }) => name)).toEqual([
      ...DEFAULT_CONFLICT_RULES.map(({ name }) => name),
      "early-or-late",
      "sweet-or-salty",
    ]);
  });
});

describe("a file of rules that means harm", () => {
  it.each([
    ["is too long", "# a\n".repeat(20_000)],
    ["has aliases and brackets", "**[".repeat(21_000)],
    ["has brackets in brackets", "[".repeat(60_000)],
    ["has lists in lists", "- ".repeat(30_000)],
    ["has lists in lists in a document", `---\n${"- - ".repeat(15_000)}\n---`],
    ["has keys in keys", "? ".repeat(30_000)],
    [
      "has names under names",
      Array.from({ length: 350 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    ],
    ["has brackets in brackets, one a line", "[\n".repeat(30_000)],
  ])("that %s is refused in words, at once", (_, text) => {
    const begun = performance.now();
    expect(() => parseConflictRules(text)).toThrow(RecordError);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("takes a thousand pairs, on lines of their own or in one list", () => {
    const pairs = Array.from({ length: 1000 }, (_, at) => `[quiet${at}, loud${at}]`);
    expect(parseConflictRules(pairs.map((pair) => `- ${pair}`).join("\n"))).toHaveLength(1000);
    expect(parseConflictRules(`traits: [${pairs.join(", ")}]`)).toHaveLength(1000);
  });
});
