// Every model call stands in the ledger, and /usage gives the owner the sums.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GUEST, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";

const QUESTION = "what do you know about octopuses?";

function ledger(bot: TestBot): { readonly [key: string]: unknown }[] {
  return bot
    .read("COMPUTE-LEDGER.jsonl")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
}

function prepareLedger(rows: readonly object[]) {
  return (folder: string): void => {
    writeFileSync(
      join(folder, "COMPUTE-LEDGER.jsonl"),
      rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
    );
  };
}

describe("the ledger", () => {
  it("has a row for every call of a message, with what it cost and how long it took", async () => {
    const bot = await startBot({ prepare: prepareLedger([]) });
    const usage = {
      prompt_tokens: 5000,
      completion_tokens: 10,
      total_tokens: 5010,
      prompt_tokens_details: { cached_tokens: 384 },
    };
    const choices = [{ message: { content: "They have three hearts." } }];
    bot.servers.model.enqueue({ body: { choices, usage } }, { task: "voice" });
    await bot.ask(QUESTION);
    await bot.idle();
    const [voice, analyst, ...rest] = ledger(bot);
    expect(rest).toEqual([]);
    expect(voice).toMatchObject({
      channel_key: "telegram:1001",
      bucket: "main",
      total_tokens: 5010,
      cached_tokens: 384,
    });
    expect(Object.keys(voice ?? {})).toEqual([
      "ts",
      "channel_key",
      "bucket",
      "prompt_tokens",
      "completion_tokens",
      "total_tokens",
      "model",
      "cached_tokens",
      "latency_ms",
    ]);
    expect(analyst).toMatchObject({ bucket: "analyst", model: "gpt-4o-mini" });
  });

  it("has an estimate, marked as one, for a server that counts nothing", async () => {
    const bot = await startBot({ prepare: prepareLedger([]) });
    bot.servers.model.enqueue(
      { body: { choices: [{ message: { content: "Three hearts!" } }] } },
      { task: "voice" },
    );
    await bot.ask(QUESTION);
    await bot.idle();
    expect(ledger(bot)[0]).toMatchObject({ bucket: "main", estimated: true });
    expect(ledger(bot)[0]?.["total_tokens"]).toBeGreaterThan(500);
  });
});

describe("/usage", () => {
  const row = { bucket: "main", prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };
  const rows = [
    { ts: "2026-11-20T08:00:00.000Z", ...row, cached_tokens: 450 },
    { ts: "2026-11-19T08:00:00.000Z", ...row },
    { ts: "2026-10-31T08:00:00.000Z", ...row },
  ];

  it("tells today, this month, what is left and what was cached", async () => {
    const bot = await startBot({
      environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1000000" },
      prepare: prepareLedger(rows),
      runtime: { now: testClock().now },
    });
    expect((await bot.ask("/usage")).text.split("\n")).toEqual([
      "Today: 1\u202F000 tokens; calls to models: 1.",
      "This month: 2\u202F000 tokens; calls: 2.",
      "Left for today: 1\u202F000\u202F000 of 1\u202F000\u202F000 tokens.",
      "25% of what models had to read this month was still in their memory.",
    ]);
    await bot.ask(QUESTION);
    await bot.idle();
    const spent = ledger(bot)
      .slice(3)
      .reduce((sum, entry) => sum + Number(entry["total_tokens"]), 0);
    const { text } = await bot.ask("/usage");
    const numbers = text.replaceAll("\u202F", "");
    expect(numbers).toContain(`Today: ${1000 + spent} tokens; calls to models: 3.`);
    expect(numbers).toContain(`Left for today: ${1_000_000 - spent} of`);
  });

  it("says money where the operator has set prices, and what has none", async () => {
    const priced = { ...row, prompt_tokens: 900_000, completion_tokens: 100_000, model: "gpt-4o" };
    const bot = await startBot({
      environment: { OPENAI_PRICES: "gpt-4o 2.50/1.25/10", OPENAI_CURRENCY: "EUR" },
      prepare: prepareLedger([
        { ts: "2026-11-20T08:00:00.000Z", ...priced, cached_tokens: 400_000 },
        { ts: "2026-11-19T08:00:00.000Z", ...priced, prompt_tokens: 0, model: "llama3" },
      ]),
      runtime: { now: testClock().now },
    });
    const { text } = await bot.ask("/usage");
    // 500,000 × 2.50 + 400,000 × 1.25 + 100,000 × 10, for a million.
    expect(text.split("\n").slice(3, 5)).toEqual([
      "It cost about €2.75 today and €2.75 this month.",
      "Not counted: llama3.",
    ]);
  });

  it("says that there is no limit where there is none, in the Record's language", async () => {
    const bot = await startBot({
      prepare: (folder) => {
        prepareLedger([])(folder);
        writeFileSync(join(folder, "SELF.md"), "---\nlanguage: German\n---\n# SELF\n\nname: Ute\n");
      },
    });
    expect((await bot.ask("/usage")).text.split("\n")).toEqual([
      "Heute: 0 Tokens; Anfragen an Modelle: 0.",
      "Diesen Monat: 0 Tokens; Anfragen: 0.",
      "Es gibt kein Tageslimit.",
    ]);
  });

  it("is for the owner", async () => {
    const bot = await startBot();
    expect((await bot.ask("/usage", GUEST)).text).toMatch(/^Only the person who looks after/);
  });
});
