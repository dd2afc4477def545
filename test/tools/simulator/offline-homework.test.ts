import { describe, expect, it } from "vitest";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";

interface Asked {
  readonly questions: readonly { q: string; options: string[]; correct: string; hint: string }[];
}

const ask = (...lines: string[]): Asked => {
  const system = `Task: homework\n\nrules\n\n<excerpt>\nLearned:\n${lines.join("\n")}\n</excerpt>`;
  const turns = [
    { role: "system", content: system },
    { role: "user", content: "Give me the JSON." },
  ] as const;
  const answer = offlineReply(turns);
  expect(offlineReply(turns)).toBe(answer);
  return JSON.parse(answer) as Asked;
};

describe("the offline stand-in's homework", () => {
  it("asks for a word of each line, with words of other lines to choose from", () => {
    const { questions } = ask(
      "- [LEARN-0001] Octopuses have three hearts and blue blood (in my words: three!)",
      "- [LEARN-0002] Los cangrejos ermitaños viven en conchas prestadas",
      "- [ACT-0003] Built two paper boats with candles",
    );
    expect(questions.map(({ q }) => q)).toEqual([
      "Octopuses have three hearts and blue ____",
      "Los cangrejos ermitaños viven en conchas ____",
      "Built two paper boats with ____",
    ]);
    for (const { options, correct } of questions) {
      expect(new Set(options)).toHaveLength(3);
      expect(["blood", "prestadas", "candles"]).toContain(options["ABCD".indexOf(correct)]);
    }
    expect(questions.map(({ correct }) => correct)).toEqual(["A", "B", "C"]);
  });

  it("asks eight at most, and nothing of an excerpt that is too thin", () => {
    const many = Array.from(
      { length: 20 },
      (_, n) => `- [LEARN-${n}] The number stands for word${"abcdefghijklmnopqrst".charAt(n)}`,
    );
    expect(ask(...many).questions).toHaveLength(8);
    expect(ask("- [LEARN-0001] Octopuses have three hearts").questions).toEqual([]);
    expect(ask().questions).toEqual([]);
  });
});
