import { describe, expect, it } from "vitest";
import { intentSnapshot } from "../../../src/record/self/intent.ts";
import { intentCritiques } from "../../../src/record/conflicts/intent-conflicts.ts";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import type { MergedCandidate, NewCandidate } from "../../../src/record/types.ts";
import { createCandidate, createPending, NOW } from "../builders.ts";

function critiques(rules: string, changes: Partial<NewCandidate> = {}, source = "voice") {
  const intent = intentSnapshot(`\`\`\`yaml\ntradeoff_rules:\n${rules}\`\`\`\n`, "abby", NOW);
  const candidate = createCandidate(changes);
  const merged = { candidateId: candidate.id, agentSource: source } as MergedCandidate;
  return intentCritiques(intent, [merged], parseCandidates(createPending([candidate])));
}

function rulesMet(...given: Parameters<typeof critiques>): readonly string[] {
  return critiques(...given).flatMap(({ conflicts }) => conflicts.map(({ ruleId }) => ruleId));
}

function rule(id: string, words: string, more = ""): string {
  return `  - id: ${id}\n    deprioritize: "${words}"\n${more}`;
}

describe("a rule of intent is met", () => {
  it.each([
    ["by the entry", { suggestedEntry: "speed" }],
    ["by a word of it", { suggestedEntry: "It is all about Speed!" }],
  ])("%s, whatever its case", (_, changes) => {
    expect(rulesMet(rule("R-1", "speed brevity"), changes)).toEqual(["R-1"]);
  });

  it.each([
    ["a word that only contains it", { suggestedEntry: "speedy" }, ""],
    ["the message it came from", { userText: "speed" }, ""],
    ["what no card shows", { summary: "speed", promptAddition: "You like speed." }, ""],
    ["a word of two letters", { suggestedEntry: "so it is" }, ""],
    ["a text with a word of what goes first", { suggestedEntry: "speed with care" }, "care"],
  ])("not by %s", (_, changes, first) => {
    const more = `    prioritize: "${first}"\n`;
    expect(rulesMet(rule("R-1", "speed it", more), changes)).toEqual([]);
  });

  it.each([
    ["[]", "voice", true],
    ["[all]", "voice", true],
    ["[handback, voice]", "voice", true],
    ["[handback]", "voice", false],
  ])("for %s by %s: %s", (to, source, isMet) => {
    const rules = rule("R-1", "speed", `    applies_to: ${to}\n`);
    expect(rulesMet(rules, { suggestedEntry: "speed" }, source)).toEqual(isMet ? ["R-1"] : []);
  });

  it("in the order of priority, 100 where none is given, and says by which words", () => {
    const rules = [
      rule("R-1", "tides", "    priority: soon\n"),
      rule("R-2", "kelp forests", "    priority: 5\n    conflict_strategy: ask\n"),
      rule("R-3", "nothing of it"),
    ].join("");
    expect(critiques(rules, { suggestedEntry: "Kelp, forests and tides" })).toEqual([
      {
        candidateId: "CANDIDATE-0001",
        source: "voice",
        conflicts: [
          {
            ruleId: "R-2",
            appliesTo: ["all"],
            priority: 5,
            strategy: "ask",
            reason: "deprioritized: kelp, forests",
          },
          {
            ruleId: "R-1",
            appliesTo: ["all"],
            priority: 100,
            strategy: "escalate_to_human",
            reason: "deprioritized: tides",
          },
        ],
      },
    ]);
  });

  it("in no more than 220 characters", () => {
    const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");
    const [found] = critiques(rule("R-1", words), { suggestedEntry: words });
    expect(found?.conflicts[0]?.reason).toHaveLength(220);
  });
});

it("without an INTENT.md there is nothing to say", () => {
  const merged = { candidateId: "CANDIDATE-0001", agentSource: "voice" } as MergedCandidate;
  expect(intentCritiques(intentSnapshot("", "abby", NOW), [merged], [])).toEqual([]);
});
