// A hostile analyst. Its answers are data, whatever they are. Staged candidates are checked here by rules that are
// written down a second time, so that a hole in the schema shows.

import { expect, it } from "vitest";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import type { Proposal } from "../../../src/record/types.ts";
import { readByRegex, readStrictly, readTolerantly } from "../../gate/three-readers.ts";
import { startBot } from "../../support/bots.ts";
import { readOne } from "../../support/read-one.ts";
import { candidates } from "../../support/gate.ts";
import { count, report, sample, workInMemory } from "../plan.ts";
import { anyAnswer, handMade, REPLIED, SAID } from "./hostile-answers.ts";
import { planStaging } from "../../record/pending-texts.ts";

const EMPTY = "# PENDING-REVIEW\n\n## Candidates\n\n## Processed\n";
const KEYS = [
  "status",
  "record_id",
  "timestamp",
  "channel_key",
  "source_exchange",
  "mind_category",
  "signal_type",
  "priority_score",
  "summary",
  "example_from_exchange",
  "profile_target",
  "suggested_entry",
  "prompt_section",
  "prompt_addition",
  "suggested_followup",
  "tension_with",
  "alternative_interpretation",
];

it("no answer of an analyst stages anything but a valid proposal with the person's own words", () => {
  const answers = [...handMade(), ...sample(anyAnswer, count(2_000, 10_000), "analyst")];
  const refused = new Map<string, number>();
  let staged = 0;
  for (const answer of answers) {
    const judged = readOne(answer, SAID);
    if (judged && "isDistress" in judged) refused.set("distress", 1);
    else if (judged && !("reason" in judged)) {
      expectValid(judged);
      expectOneBlock(judged);
      staged += 1;
    } else {
      const reason = judged?.reason ?? "nothing";
      expect(reason).toMatch(/^(?:nothing|too_long|quote_not_found|invalid_[a-z_]{1,40})$/);
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
    }
  }
  // Else nothing was tried.
  expect(staged).toBeGreaterThan(answers.length / 50);
  expect(refused.get("quote_not_found")).toBeGreaterThan(10);
  expect({}).not.toHaveProperty("mind_category");
  const reasons = refused.size;
  report("forge analyst", { answers: answers.length, staged, reasons, invalid: 0, crashes: 0 });
});

it("a bot whose analyst is hostile stages nothing else either, and answers on", async () => {
  workInMemory();
  const environment = { RATE_LIMIT_MAIN: "100000", RATE_LIMIT_ANALYST: "100000" };
  const bot = await startBot({ record: "minimal", environment });
  const answers = [...handMade(), ...sample(anyAnswer, count(0, 1_000), "analyst bot")];
  for (const answer of answers) {
    bot.servers.model.enqueue(answer, { task: "analyst" });
    bot.telegram.say({ id: 1001, firstName: "Robin" }, SAID);
    await bot.idle();
  }
  expect(bot.servers.model.prepared).toBe(0);
  const all = candidates(bot);
  const events = bot.events().map(({ event }) => event);
  expect(events.filter((event) => event === "staged")).toHaveLength(all.length);
  const expected = ["dyad:activity_report", "invalid_candidate", "staged"];
  expect([...new Set(events)].toSorted()).toEqual(expected);
  expect(all.map(({ id }) => Number(id.slice(10)))).toEqual(all.map((_, index) => index + 1));
  for (const candidate of all) {
    expect(candidate).toMatchObject({ status: "pending", place: "candidates", faults: [] });
    expect(candidate).toMatchObject({ userText: SAID, channelKey: "telegram:1001" });
    expect(candidate.supersedes).toBeUndefined();
  }
  report("forge analyst bot", { answers: answers.length, staged: all.length, invalid: 0 });
});

/** The rules once more, in plain words. */
function expectValid(proposal: Proposal): void {
  expect(["knowledge", "curiosity", "personality"]).toContain(proposal.mindCategory);
  expect(proposal.signalType).toMatch(/^[a-z_]{5,20}$/);
  const score = proposal.priorityScore ?? 3;
  expect(Number.isInteger(score) && score >= 1 && score <= 5).toBe(true);
  const limits = {
    summary: 300,
    exampleFromExchange: 500,
    suggestedEntry: 200,
    promptAddition: 300,
    suggestedFollowup: 300,
    tensionWith: 300,
    alternativeInterpretation: 300,
    mindCategory: 11,
    signalType: 20,
    priorityScore: 1,
  };
  for (const [key, value] of Object.entries(proposal)) {
    const limit = limits[key as keyof typeof limits] ?? 0;
    expect(String(value).length, key).toBeLessThanOrEqual(limit);
    expect(String(value).trim(), key).not.toBe("");
  }
  const quote = proposal.exampleFromExchange.toLowerCase().replace(/^["'.…\s]+|["'.…\s]+$/g, "");
  expect(quote).not.toBe("");
  expect(SAID.toLowerCase()).toContain(quote);
}

function expectOneBlock(proposal: Proposal): void {
  const { candidate, edit } = planStaging(EMPTY, {
    recordId: "tomas",
    proposal,
    channelKey: "telegram:1001",
    userText: SAID,
    replyText: REPLIED,
    timestamp: "2026-11-20 12:00:00",
    lastNumber: 0,
    conflicts: [],
  });
  expect(candidate).toMatchObject({ id: "CANDIDATE-0001", status: "pending", faults: [] });
  const texts = { pending: edit.after, self: "", evidence: "" };
  const { candidates: strict } = readStrictly(texts);
  expect(readTolerantly(texts).candidates).toEqual(strict);
  expect(readByRegex(texts).candidates).toEqual(strict);
  expect(parseCandidates(edit.after)).toHaveLength(1);
  const keys = [...edit.after.matchAll(/^([a-z_]+):/gm)].map(([, key]) => key ?? "");
  expect(keys.filter((key) => !KEYS.includes(key))).toEqual([]);
}
