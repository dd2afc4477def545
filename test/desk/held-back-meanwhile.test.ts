// A telling may be heard between the moment in which words are let through and the transaction that would keep them.

import { describe, expect, it } from "vitest";
import { decide } from "../../src/gate/decide.ts";
import { reword } from "../../src/gate/reword.ts";
import { stage } from "../../src/gate/stage.ts";
import type { Desk } from "../../src/desk/desk.ts";
import { settleDebate } from "../../src/operator/debates.ts";
import { HeldBackMeanwhile } from "../../src/state/held-back.ts";
import { ACTOR, createProposal, createTestGate, type TestGate } from "../support/open-gate.ts";

const WORDS = "because of the zebrawood vase";
const PACKET = `# Pending

## Candidates

## Processed

## Debate Packets

### DEBATE-0001

\`\`\`yaml
status: pending
timestamp: 2026-11-20 12:00:00
rule_id: INTENT-RULE-004
source_agents: voice,handback
\`\`\`
`;

/** A desk on which a telling of the same person is heard just before each commit. */
function hearingFirst(gate: TestGate): Desk {
  const at = gate.now().getTime();
  return {
    ...gate,
    commit: async (work) => {
      await gate.note(() => {
        gate.state.heldBack.begin(ACTOR.channelKey, { level: "sure", saidAt: at }, at);
      });
      return gate.commit(work);
    },
  };
}

async function staged(gate: TestGate): Promise<{ readonly id: string; readonly sha256: string }> {
  const channelKey = "telegram:9";
  const exchange = { channelKey, userText: "hello", replyText: "hi" };
  const done = await stage({ proposals: [createProposal()], ...exchange }, gate);
  await gate.state.journal.settle();
  const [candidate] = done?.candidates ?? [];
  if (!candidate) throw new Error("nothing was staged");
  return candidate;
}

async function written(gate: TestGate): Promise<string> {
  await gate.state.journal.settle();
  return ["PENDING-REVIEW.md", "PIPELINE-EVENTS.jsonl"].map(gate.read).join("\n");
}

describe("words near a telling that is heard meanwhile are kept nowhere", () => {
  it("a rewording is done anew, and nothing has changed by then", async () => {
    const gate = await createTestGate();
    const candidate = await staged(gate);
    const before = await written(gate);
    const said = gate.said().length;
    await expect(
      reword({ candidate, wording: WORDS, actor: ACTOR }, hearingFirst(gate)),
    ).rejects.toThrow(HeldBackMeanwhile);
    expect(await written(gate)).toBe(before);
    expect(gate.said()).toHaveLength(said);
  });

  it("a rejection is carried out without its reason", async () => {
    const gate = await createTestGate();
    const { id: candidateId } = await staged(gate);
    await decide({ candidateId, to: "rejected", reason: WORDS, actor: ACTOR }, hearingFirst(gate));
    expect(await written(gate)).toContain('"event": "rejected"');
    expect(await written(gate)).not.toContain(WORDS);
  });

  it("a debate stays open until its order is done anew", async () => {
    const gate = await createTestGate();
    gate.write("PENDING-REVIEW.md", PACKET);
    await expect(
      settleDebate(`DEBATE-0001 keep_rule ${WORDS}`, ACTOR, hearingFirst(gate)),
    ).rejects.toThrow(HeldBackMeanwhile);
    expect(gate.read("PENDING-REVIEW.md")).toBe(PACKET);
    const answers: string[] = [];
    await settleDebate(`DEBATE-0001 keep_rule ${WORDS}`, ACTOR, gate, (text) => answers.push(text));
    expect(answers).toEqual(["grace-mar: DEBATE-0001 is resolved: keep_rule."]);
    expect(await written(gate)).not.toContain(WORDS);
  });

  it("a proposal is not staged, though it was written long before and only heard now", async () => {
    const gate = await createTestGate();
    await staged(gate);
    const before = await written(gate);
    const { channelKey } = ACTOR;
    const now = gate.now().getTime();
    const exchange = { channelKey, userText: WORDS, replyText: "hi" };
    const proposed = { proposals: [createProposal()], ...exchange };
    await stage(proposed, hearingFirst(gate));
    const late = { ...proposed, saidAt: now - 3 * 60 * 60_000 };
    await stage(late, hearingFirst(gate), undefined, now);
    expect(await written(gate)).toBe(before);
  });
});

it("an operator who is no owner resolves a debate with a word of ours, and no word of theirs enters the Record", async () => {
  const gate = await createTestGate({ owners: [1002] });
  gate.write("PENDING-REVIEW.md", PACKET);
  const operator = { ...ACTOR, channelKey: "operator:-4004" };
  const answers: string[] = [];
  for (const words of [WORDS, `revise_rule: ${WORDS}`]) {
    await settleDebate(`DEBATE-0001 ${words}`, operator, gate, (text) => answers.push(text));
  }
  expect(answers[0]).toMatch(/write \/resolve_debate DEBATE-0001 and one of keep_rule/);
  expect(answers[1]).toBe("grace-mar: DEBATE-0001 is resolved: revise_rule.");
  expect(await written(gate)).toContain("resolved:revise_rule");
  expect(await written(gate)).not.toContain(WORDS);
});
