// The free words behind an order are kept where others read them only when nothing speaks against it.

import { expect, test } from "vitest";
import { keptWords } from "../../src/desk/kept-words.ts";
import { settleDebate } from "../../src/operator/debates.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

const HERE = { name: "telegram:1001", channelKey: "telegram:1001", source: "telegram:command" };
const IN_GROUP = { ...HERE, channelKey: "operator:-4004" };
const WORDS = "because of the zebrawood vase";

const PACKET = `## Debate Packets

### DEBATE-0001

\`\`\`yaml
status: pending
timestamp: 2026-11-20 12:00:00
rule_id: INTENT-RULE-004
source_agents: voice,handback
\`\`\`
`;

type Begin = (gate: TestGate) => Promise<void>;
const talk: Begin = (gate) =>
  gate.state.database.transact(() => {
    gate.state.conversations.beginBetweenUs("telegram:1001");
  });
const telling: Begin = (gate) =>
  gate.state.database.transact(() => {
    const at = gate.now().getTime();
    gate.state.heldBack.begin("telegram:1001", { level: "sure", saidAt: at }, at);
  });

test("words are kept as they are when nothing speaks against it, and empty ones are none", async () => {
  const gate = await createTestGate();
  expect(keptWords(WORDS, HERE, gate)).toBe(WORDS);
  expect(keptWords("  ", HERE, gate)).toBeUndefined();
  expect(keptWords(undefined, HERE, gate)).toBeUndefined();
});

test("words that tell of distress are kept of nobody", async () => {
  const gate = await createTestGate();
  expect(keptWords("dad hits me every evening", { ...HERE, name: "cli" }, gate)).toBeUndefined();
});

test.each([
  "just between us: I only made that up for Lea",
  "I made that up for Lea (between you and me)",
  "because, JUST  BETWEEN\u00A0US, Lea did it",
  "Can I tell you a secret? Lea did it",
  "nur unter uns: das war Lea",
  "c'est un secret",
  "j’ai un secret",
  "no se lo digas a nadie",
  "/between_us Lea did it",
])("words that speak of silence are kept of nobody: %s", async (words) => {
  const gate = await createTestGate();
  expect(keptWords(words, HERE, gate)).toBeUndefined();
});

test.each([
  { what: "a talk just between us", begin: talk },
  { what: "a telling", begin: telling },
])(
  "no words of a person near $what are kept, in their chat or in the operators'; those of others are",
  async ({ begin }) => {
    const gate = await createTestGate();
    await begin(gate);
    for (const actor of [HERE, IN_GROUP]) expect(keptWords(WORDS, actor, gate)).toBeUndefined();
    const other = { ...HERE, name: "telegram:1002", channelKey: "telegram:1002" };
    expect(keptWords(WORDS, other, gate)).toBe(WORDS);
  },
);

test.each([
  { what: "a talk just between us", begin: talk, said: WORDS },
  { what: "a telling", begin: telling, said: WORDS },
  { what: "words of distress", begin: async () => undefined, said: "dad hits me every evening" },
  { what: "words of silence", begin: async () => undefined, said: `just between us: ${WORDS}` },
])(
  "a debate is resolved with our own word alone, or not at all: $what",
  async ({ begin, said }) => {
    const gate = await createTestGate();
    gate.write("PENDING-REVIEW.md", `# Pending\n\n## Candidates\n\n## Processed\n\n${PACKET}`);
    await begin(gate);
    const answers: string[] = [];
    for (const words of [said, `keep_rule ${said}`]) {
      await settleDebate(`DEBATE-0001 ${words}`, IN_GROUP, gate, (text) => answers.push(text));
      await gate.state.journal.settle();
    }
    expect(answers[0]).toMatch(/write \/resolve_debate DEBATE-0001 and one of keep_rule/);
    expect(answers[1]).toMatch(/DEBATE-0001 is resolved: keep_rule\.$/);
    const kept = gate.read("PENDING-REVIEW.md") + gate.read("PIPELINE-EVENTS.jsonl");
    expect(kept).toContain("resolved:keep_rule");
    expect(kept + answers.join("\n")).not.toContain(said);
  },
);
