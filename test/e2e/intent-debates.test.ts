// Debates about rules of INTENT.md, in the operator chat: staged, listed and resolved, without a change to any candidate.

import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { metricsOf } from "../../src/operator/metrics.ts";
import { parseDebates } from "../../src/record/candidates/debates.ts";
import { pipelineEventLine, readJsonl } from "../../src/record/text/jsonl.ts";
import { validateRecord } from "../../src/record/validate.ts";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import {
  GUEST,
  MODES,
  OWNER,
  startBot,
  type TestBot,
  type TestBotOptions,
} from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { stageOne, tap } from "../support/gate.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const ENVIRONMENT = { GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id) };
const NOW = "2026-11-20T12:00:00Z";
const SECRET = "deprioritized: lighthouse";

/** Conflicts as merges leave them, on the day of the month that is given. */
function conflicts(...met: readonly (readonly [rule: string, source: string, day: number])[]) {
  return (folder: string): void => {
    for (const [index, [rule, source, day]] of met.entries()) {
      const line = pipelineEventLine(new Date(Date.UTC(2026, 10, day)), {
        event: "intent_conflict_cross_agent",
        candidateId: `CANDIDATE-000${index + 1}`,
        extras: { rule_id: rule, candidate_source: source, reason: SECRET },
      });
      appendFileSync(join(folder, "PIPELINE-EVENTS.jsonl"), line);
    }
  };
}

const TWO = conflicts(
  ["INTENT-RULE-004", "voice", 12],
  ["INTENT-RULE-004", "voice", 13],
  ["INTENT-RULE-004", "handback", 14],
  ["INTENT-RULE-007", "voice", 15],
);

function startDebating(options: Partial<TestBotOptions> = {}): Promise<TestBot> {
  const { now } = testClock(NOW);
  const environment = ENVIRONMENT;
  return startBot({ id: "abby", environment, prepare: TWO, runtime: { now }, ...options });
}

async function order(bot: TestBot, text: string, person = OWNER): Promise<string> {
  const heard = (): string[] =>
    bot.telegram.chat(GROUP.id).flatMap(({ from, text: said }) => (from === "bot" ? said : []));
  const before = heard().length;
  const [command = "", ...rest] = text.split(" ");
  bot.telegram.say(person, [`${command}@abby_bot`, ...rest].join(" "), { chat: GROUP });
  await bot.idle();
  return heard().slice(before).join("\n---\n");
}

describe.each(MODES)("a debate, %s", (mode) => {
  it("is staged, listed and resolved by order, without a word of the candidates", async () => {
    const bot = await startDebating({ mode });
    expect(await order(bot, "/debates")).toBe("abby: no debate waits.");
    expect(await order(bot, "/intent_debate")).toBe(
      "abby: DEBATE-0001 is staged: INTENT-RULE-004, voice and handback. Next: /resolve_debate DEBATE-0001 and one of keep_rule, revise_rule, scope_rule, gather_more_evidence",
    );
    expect(bot.read("PENDING-REVIEW.md")).toContain(`position_a:
  source: voice
  candidate_id: CANDIDATE-0001
  reason: "${SECRET}"
position_b:
  source: handback
  candidate_id: CANDIDATE-0003
`);
    const actor = {
      actor: `telegram:${OWNER.id}`,
      channel_key: `operator:${GROUP.id}`,
      source: "telegram:command",
    };
    expect(bot.events()).toEqual([
      {
        ts: expect.any(String) as string,
        event: "intent_debate_packet_staged",
        candidate_id: "DEBATE-0001",
        rule_id: "INTENT-RULE-004",
        source_agents: "voice,handback",
        window_days: 30,
        ...actor,
      },
    ]);
    expect(await order(bot, "/debates")).toBe(
      "abby: 1 debate waits\n• DEBATE-0001: INTENT-RULE-004, voice and handback, since 2026-11-20",
    );
    expect(await order(bot, "/resolve_debate debate-0001 scope_rule: at night")).toBe(
      "abby: DEBATE-0001 is resolved: scope_rule at night.",
    );
    expect(bot.events().at(-1)).toMatchObject({
      event: "intent_debate_packet_resolved",
      candidate_id: "DEBATE-0001",
      resolution: "scope_rule at night",
      ...actor,
    });
    expect(bot.read("PENDING-REVIEW.md")).toMatch(
      /status: resolved:scope_rule at night\n[^`]*\nresolved_at: 2026-11-20 [\d:]{8}\n```/,
    );
    expect(await order(bot, "/debates")).toBe("abby: no debate waits.");
    expect(await order(bot, "/resolve_debate DEBATE-0001 keep_rule")).toBe(
      "abby: DEBATE-0001 is resolved already.",
    );
  });
});

describe("a debate", () => {
  it.each([
    ["/intent_debate 7 intent-rule-004", /^abby: that rule was not met by two sources over 7 d\.$/],
    ["/intent_debate INTENT-RULE-009", /^abby: no conflict with that rule over 30 d\.$/],
    ["/intent_debate 1", /^abby: no conflict over 1 d\.$/],
    ["/resolve_debate", /^abby: write \/resolve_debate DEBATE-0001 and one of keep_rule, /],
    ["/resolve_debate DEBATE-0001", /^abby: write \/resolve_debate DEBATE-0001 and one of /],
    ["/resolve_debate CANDIDATE-0001 keep_rule", /^abby: a debate is called DEBATE-0001/],
    ["/resolve_debate DEBATE-0003 keep_rule", /^abby: there is no DEBATE-0003\.$/],
  ])("%s says why there is nothing to do", async (text, answer) => {
    const bot = await startDebating();
    const pending = bot.read("PENDING-REVIEW.md");
    expect(await order(bot, text)).toMatch(answer);
    expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
    expect(bot.events()).toEqual([]);
  });

  it("takes a rule and days in any order, and its number is never given out again", async () => {
    const bot = await startDebating();
    for (const text of ["/intent_debate 20 INTENT-RULE-004", "/intent_debate intent-rule-004 20"]) {
      expect(await order(bot, text)).toMatch(/is staged: INTENT-RULE-004, voice and handback/);
    }
    expect(bot.events().map((row) => row["window_days"])).toEqual([20, 20]);
    const path = join(bot.folder, "PENDING-REVIEW.md");
    writeFileSync(path, bot.read("PENDING-REVIEW.md").replace(/## Debate Packets[^]*/, ""));
    expect(await order(bot, "/intent_debate")).toContain("DEBATE-0003 is staged");
  });

  it("is for those only who may give orders", async () => {
    const bot = await startDebating();
    expect(await order(bot, "/intent_debate", GUEST)).toBe("");
    expect((await bot.ask("/intent_debate", GUEST)).text).toMatch(/^Only the person who looks/);
    expect(bot.events()).toEqual([]);
  });

  it("leaves the desk as it was: review, merge, undo, rules and figures", async () => {
    const bot = await startDebating();
    await stageOne(bot);
    const facts = async () => ({
      now: new Date(NOW),
      candidates: (await bot.runtime.store.candidates()).all(),
      events: readJsonl(bot.read("PIPELINE-EVENTS.jsonl")).rows.map(({ value }) => value),
      mind: [],
    });
    const before = metricsOf(await facts());
    const review = (await bot.ask("/review")).text;
    await order(bot, "/intent_debate");
    await order(bot, "/intent_debate");
    await order(bot, "/resolve_debate DEBATE-0001 keep_rule");
    expect(metricsOf(await facts())).toEqual(before);
    expect((await bot.ask("/review")).text).toBe(review);
    const packets = parseDebates(bot.read("PENDING-REVIEW.md"));
    expect(packets.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "DEBATE-0002 pending",
      "DEBATE-0001 resolved:keep_rule",
    ]);
    await tap(bot, /Approve/);
    await bot.ask("/merge");
    expect(await tap(bot, /^Merge$/)).toBe("Merged.");
    await bot.ask("/undo");
    await tap(bot, /Take it back|Undo/i);
    await stageOne(bot, "we built a raft out of corks");
    await bot.ask("/rotate");
    await bot.idle();
    expect(parseDebates(bot.read("PENDING-REVIEW.md"))).toEqual(packets);
    expect(await validateRecord(join(bot.folder, ".."), "abby")).toEqual([]);
  });

  it.each(["just between us", "dad hits me every evening"])(
    "is resolved by no free words near %j, in no file and no event",
    async (words) => {
      const bot = await startDebating();
      await order(bot, "/intent_debate");
      await bot.ask(words);
      const free = "because of the zebrawood vase";
      for (const ask of [
        (text: string) => order(bot, text),
        async (text: string) => (await bot.ask(text)).text,
      ]) {
        expect(await ask(`/resolve_debate DEBATE-0001 ${free}`)).toMatch(/and one of keep_rule/);
      }
      expect((await bot.ask(`/resolve_debate DEBATE-0001 keep_rule ${free}`)).text).toBe(
        "abby: DEBATE-0001 is resolved: keep_rule.",
      );
      await bot.idle();
      expect(bot.read("PENDING-REVIEW.md")).toContain("status: resolved:keep_rule\n");
      const kept = bot.read("PENDING-REVIEW.md") + bot.read("PIPELINE-EVENTS.jsonl");
      expect(kept).not.toContain("zebrawood");
      expect(JSON.stringify(bot.telegram.chat(GROUP.id))).not.toMatch(/vase[^"]*is resolved/);
    },
  );

  it("that cannot be staged safely is answered with the reason", async () => {
    const bot = await startDebating({
      mayLogErrors: true,
      prepare: (folder) => {
        TWO(folder);
        writeFileSync(join(folder, "PENDING-REVIEW.md"), Buffer.from([0x23, 0xff, 0x0a]));
      },
    });
    expect(await order(bot, "/intent_debate")).toMatch(/^abby: .*cannot be read/);
    expect(bot.events()).toEqual([]);
  });
});
