import { describe, expect, it } from "vitest";
import { HOMEWORK_SCHEMA, readQuestions } from "../../src/voice/homework-questions.ts";

const GOOD = {
  q: "Which?",
  options: ["red", "blue"],
  correct: "B",
  topic: "t",
  hint: "like the sea",
};
const asked = (...items: object[]) => readQuestions(JSON.stringify({ questions: items }));

describe("a model's questions", () => {
  it("are read from an object, a list, a fence, prose around them, and a list that was cut off", () => {
    const one = [
      { question: "Which?", options: ["red", "blue"], correct: 1, hint: "like the sea" },
    ];
    const json = JSON.stringify({ questions: [GOOD] }, null, 2);
    const list = JSON.stringify([GOOD]);
    for (const answer of [
      json,
      list,
      `\`\`\`json\n${json}\n\`\`\``,
      `Here [as asked]:\n\`\`\`\n${list}\n\`\`\`\nHave fun!`,
      `Sure! ${list} {that's it}`,
      `{"questions": [${JSON.stringify(GOOD)}, {"q": "And then", "options": ["a`,
      JSON.stringify({ questions: [GOOD, { ...GOOD, q: "{" }] }).slice(0, -20),
    ]) {
      expect(readQuestions(answer), answer).toEqual(one);
    }
  });

  it.each([
    { fault: "one option", item: { ...GOOD, options: ["red"], correct: "A" } },
    { fault: "five options", item: { ...GOOD, options: ["a", "b", "c", "d", "e"] } },
    { fault: "an empty option", item: { ...GOOD, options: ["red", " "] } },
    { fault: "two options that read alike", item: { ...GOOD, options: ["Red", "red."] } },
    { fault: "an option that is a list", item: { ...GOOD, options: ["red", ["blue"]] } },
    { fault: "a right option that is not there", item: { ...GOOD, correct: "C" } },
    { fault: "no right option", item: { ...GOOD, correct: undefined } },
    { fault: "a right option by its words", item: { ...GOOD, correct: "blue" } },
    { fault: "no question", item: { ...GOOD, q: "" } },
    { fault: "a question as long as a page", item: { ...GOOD, q: "x".repeat(301) } },
  ])("are left out one by one: $fault", ({ item }) => {
    expect(asked(item)).toBeUndefined();
    expect(asked({ ...item, q: item.q || "" }, { ...GOOD, q: "Other?" })).toHaveLength(1);
  });

  it("lose the letters in front of their options, where every option has its own", () => {
    for (const options of [
      ["A) red", "B) blue"],
      ["(a) red", "(b) blue"],
      ["A. red", "B: blue"],
    ]) {
      expect(asked({ ...GOOD, options })?.[0]?.options).toEqual(["red", "blue"]);
    }
    const authors = ["A. A. Milne", "Beatrix Potter"];
    expect(asked({ ...GOOD, options: authors })?.[0]?.options).toEqual(authors);
  });

  it("may have numbers as options, a small letter as the right one, and no hint", () => {
    const item = { q: "How many?", options: [3, 8], correct: " a ", hint: null };
    expect(asked(item)).toEqual([{ question: "How many?", options: ["3", "8"], correct: 0 }]);
  });

  it("stand on one line each", () => {
    const item = { ...GOOD, q: "Which\n\nRight!\u0007", options: ["re\nd", "blue"] };
    expect(asked(item)?.[0]).toMatchObject({ question: "Which Right!", options: ["re d", "blue"] });
  });

  it("are asked once each, and eight at most", () => {
    expect(asked(GOOD, { ...GOOD, q: "which" }, GOOD)).toHaveLength(1);
    const many = Array.from({ length: 12 }, (_, n) => ({ ...GOOD, q: `Number ${n}?` }));
    expect(asked(...many)).toHaveLength(8);
  });

  it("tell an honest empty list from an answer without any", () => {
    expect(readQuestions("[]")).toEqual([]);
    expect(readQuestions('{"questions": []}')).toEqual([]);
    for (const nonsense of ["", "NONE", "{}", "null", "[1, 2]", '"[]"', "I cannot do that."]) {
      expect(readQuestions(nonsense), nonsense).toBeUndefined();
    }
  });

  it("take no longer to read when they are meant to", () => {
    for (const part of ['{"', '{\\"', "{", '{"q":', '""', "[", '{"a']) {
      const before = performance.now();
      readQuestions(part.repeat(32_000 / part.length));
      expect(performance.now() - before, part).toBeLessThan(1000);
    }
  });

  it("have a form that strict servers take: every key required, no other allowed", () => {
    const { questions } = HOMEWORK_SCHEMA.schema["properties"] as {
      questions: {
        items: { properties: object; required: string[]; additionalProperties: boolean };
      };
    };
    expect(questions.items.required).toEqual(Object.keys(questions.items.properties));
    expect(questions.items.additionalProperties).toBe(false);
    expect(HOMEWORK_SCHEMA.schema).toMatchObject({ type: "object", additionalProperties: false });
  });
});
