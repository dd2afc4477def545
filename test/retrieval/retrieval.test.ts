import { describe, expect, it } from "vitest";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { largeSnapshot } from "../support/large-snapshot.ts";
import { questionsFor } from "./questions.ts";
import { NOW } from "../support/clock.ts";

const PROMPT_TOKENS = 6000;

describe("of a Record of 5,000 entries", () => {
  const snapshot = largeSnapshot(5000);
  const questions = questionsFor(snapshot.mind);
  const prompts = createPrompts(PROMPT_TOKENS);
  const entries = new Map(snapshot.mind.map((entry) => [entry.id, entry]));
  const lineOf = (id: string): string => {
    const { date = "", text = "" } = entries.get(id) ?? {};
    return `) ${date}: ${text}\n`;
  };
  const isInPrompt = ({ question, id }: { question: string; id: string }): boolean =>
    prompts.voice(snapshot, [], question, NOW).system.includes(lineOf(id));

  it("the entry that answers a question is in the prompt for 95 of 100 questions", () => {
    expect(questions.length).toBeGreaterThanOrEqual(200);
    const found = questions.filter(isInPrompt);
    expect(found.length / questions.length).toBeGreaterThanOrEqual(0.95);
  });

  it("that holds for questions with typos and in other languages too", () => {
    const typos = questions.filter(({ hasTypo }) => hasTypo);
    const foreign = questions.filter(({ language }) => language !== "en");
    for (const group of [typos, foreign]) {
      expect(group.filter(isInPrompt).length / group.length).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("without being asked, few of them would be there", () => {
    const { system } = prompts.voice(snapshot, [], "", NOW);
    const there = questions.filter(({ id }) => system.includes(lineOf(id)));
    expect(there.length / questions.length).toBeLessThan(0.1);
  });
});
