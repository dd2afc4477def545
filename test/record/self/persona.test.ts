import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageFaults, readPersona } from "../../../src/record/self/persona.ts";
import { hostileText } from "../builders.ts";

function section(heading: string, body: string): string {
  return `${heading}\n\n\`\`\`yaml\n${body}\`\`\`\n\n`;
}

describe("readPersona", () => {
  it("has nothing but the fallback name where SELF says nothing", () => {
    expect(readPersona("", "", "tomas")).toEqual({
      name: "tomas",
      languages: [],
      register: [],
      samples: [],
      traits: [],
      emotionalPatterns: [],
      favourites: [],
      interests: [],
      values: [],
      skills: [],
    });
  });

  it("takes placeholders and empty values for absent", () => {
    const self =
      section(
        "## I. IDENTITY",
        'name: "{{name}}"\nage: ""\nlanguages: ["{{language}}"]\nlocation: TBD\n',
      ) +
      section(
        "## III. LINGUISTIC STYLE",
        'tone: ""\nlexile_output:\nsamples: []\nverbal_habits: [...]\n',
      ) +
      section("## IV. PERSONALITY", 'self_concept: "<one line>"\ntraits: []\n');
    expect(readPersona(self, "", "tomas")).toEqual(readPersona("", "", "tomas"));
  });

  it("reads every part in the order of the file", () => {
    const self =
      section(
        "## I. IDENTITY",
        "name: Tomas\nage: 34\nlanguages: English, Slovene\nlocation: Harbour\n",
      ) +
      section(
        "## II. PREFERENCES (Survey Seeded)",
        "books:\n  - A\n  - {title: B}\nfavorite_gem: opal\n",
      ) +
      section(
        "## III. LINGUISTIC STYLE",
        'vocabulary_level: plain\nlexile_output: "700L"\nverbal_habits: [well, so]\nsamples:\n  - content: one\n  - content: two\n  - content: three\n',
      ) +
      section(
        "## IV. PERSONALITY",
        "self_concept: a mender\ntraits:\n  - trait: calm\n    notes: mostly\n  - brave\nemotional_patterns:\n  - trigger: noise\n    response: leaves\n  - trigger: alone\n",
      ) +
      section(
        "## V. INTERESTS",
        "current:\n  - topic: tides\n    intensity: 4\nemerging: [kites]\n",
      ) +
      section("## VI. VALUES", "core:\n  - fairness\ninferred_from: [ACT-0001]\n");
    const skills =
      "## I. CONTAINER STATUS\n\n" +
      section("### READ Container", "status: active, slowly\nedge: Long stories\n") +
      section("### WRITE Container", 'status: ""\nedge: ""\n') +
      "## II. CAPABILITY CLAIMS\n";
    expect(readPersona(self, skills, "x")).toEqual({
      name: "Tomas",
      age: 34,
      languages: ["English", "Slovene"],
      place: "Harbour",
      lexileCeiling: 700,
      register: ["Vocabulary: plain", "Verbal habits: well; so"],
      samples: ["one", "two"],
      selfConcept: "a mender",
      traits: [{ trait: "calm", notes: "mostly" }, { trait: "brave" }],
      emotionalPatterns: [{ trigger: "noise", response: "leaves" }],
      favourites: [
        { category: "books", items: ["A", "B"] },
        { category: "gem", items: ["opal"] },
      ],
      interests: [{ topic: "tides", intensity: 4 }, { topic: "kites" }],
      values: ["fairness"],
      skills: [{ container: "READ", status: "active", edge: "Long stories" }],
    });
  });

  it("never throws, whatever a fence holds", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const self =
          section("## I. IDENTITY", `name: ${text}\n${text}\n`) + section("## II.", text);
        readPersona(self, section("## I. CONTAINER STATUS", text), "x");
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});

describe("an age guards a child, so", () => {
  const selfWith = (line: string): string => section("## I. IDENTITY", `name: Kim\n${line}\n`);

  it.each([
    "age: 9",
    "Age: 9",
    "AGE: '9'",
    "age: “9”",
    "age: 9 years",
    "age: ~9",
    "age: ９",
    "age:\n  - 9",
  ])("it is read as a person writes it: %s", (line) => {
    expect(readPersona(selfWith(line), "", "x").age).toBe(9);
    expect(ageFaults(selfWith(line))).toEqual([]);
  });

  it.each([
    "age: nine",
    "age: almost 9",
    "age: 2015-03-01",
    "age:9",
    "age 9",
    "age = 9",
    "age：9",
    "Age (years): 9",
    "**age**: 9",
    "`age`: 9",
    "* age: 9",
    "base: &b\n  age: 9\n<<: *b",
    "```\n\n- **Age:** 9\n\n```yaml",
    "```\n\n| age | 9 |\n\n```yaml",
  ])("one that cannot be read is told by its line: %s", (line) => {
    const self = selfWith(line);
    expect(readPersona(self, "", "x").age).toBeUndefined();
    const [fault, ...more] = ageFaults(self);
    expect(more).toEqual([]);
    expect(self.split("\n")[(fault?.line ?? 0) - 1]?.toLowerCase()).toContain("age");
  });

  it.each(["age:", "age: ?", "age: # years", "age: {{age}}", "stage: 3", "languages: English"])(
    "nothing is said of one that nobody wrote: %s",
    (line) => {
      expect(ageFaults(selfWith(line))).toEqual([]);
    },
  );
});
