// The analyst works behind the replies. Its troubles disturb nobody, and an exchange that it could not read waits.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { OWNER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { testClock, type TestClock } from "../support/clock.ts";
import { REPORT, analystAnswer, candidates, newestCandidate, stageOne } from "../support/gate.ts";

const SAID = "I love volcanoes more than anything";
const ANSWER = analystAnswer("I love volcanoes");

describe("the analyst's answer", () => {
  it.each([
    { form: "JSON", text: ANSWER },
    { form: "fenced JSON", text: `\`\`\`json\n${ANSWER}\n\`\`\`` },
    { form: "JSON with prose around it", text: `Here it is:\n${ANSWER}\nI hope this helps!` },
    { form: "YAML", text: yaml(ANSWER) },
    { form: "fenced YAML", text: `\`\`\`yaml\n${yaml(ANSWER)}\n\`\`\`` },
    {
      form: "YAML with colons that break it",
      text: yaml(ANSWER).replace('"Told about it"', "Told: about: it"),
    },
  ])("is staged when it comes as $form", async ({ text }) => {
    const bot = await startBot();
    bot.servers.model.enqueue(text, { task: "analyst" });
    await stageOne(bot, SAID);
    expect(newestCandidate(bot)).toMatchObject({ status: "pending", faults: [] });
    expect(newestCandidate(bot).exampleFromExchange).toBe("I love volcanoes");
  });

  it.each([
    { form: "NONE", text: "NONE" },
    { form: "prose", text: "I found nothing of interest here." },
    { form: "another shape", text: '{"mind_category": ["knowledge"]}' },
    { form: "far too long", text: `${ANSWER}${" ".repeat(25_000)}` },
    { form: "a quote that was not said", text: analystAnswer("I hate volcanoes") },
  ])("is put aside when it is $form", async ({ text }) => {
    const bot = await startBot();
    const before = bot.read("PENDING-REVIEW.md");
    bot.servers.model.enqueue(text, { task: "analyst" });
    await bot.ask(SAID);
    await bot.idle();
    expect(bot.read("PENDING-REVIEW.md")).toBe(before);
    expect(bot.said()).toHaveLength(1);
    const invalid = bot.events().filter(({ event }) => event === "invalid_candidate");
    expect(invalid).toHaveLength(text === "NONE" ? 0 : 1);
  });
});

describe("an analyst that cannot be reached", () => {
  const cut = { finish_reason: "length", message: { content: '{"proposal": {"mind_' } };
  const troubles: readonly ScriptedReply[] = [
    { status: 401 },
    { status: 503 },
    { reset: true },
    { text: "" },
    { text: "<think>They love volcanoes, so" },
    { body: { error: { message: "Provider returned error", code: 502 } } },
    { body: { choices: [cut] } },
    { rawBody: "<html>", contentType: "text/html" },
  ];

  it.each(troubles)("leaves the reply alone and is asked again later: %o", async (trouble) => {
    const { bot, later } = await withClock();
    bot.servers.model.enqueue(trouble, { task: "analyst", times: 2 });
    expect((await bot.ask(SAID)).text).not.toMatch(/mixed up/);
    await expect.poll(() => waitingAttempts(bot)).toEqual([1]);
    expect(pending(bot)).toEqual([]);
    bot.servers.model.clearScript();
    bot.servers.model.enqueue(ANSWER, { task: "analyst" });
    await later({ seconds: 6 });
    await bot.idle();
    expect(pending(bot)).toHaveLength(1);
    expect(bot.said()).toHaveLength(3);
  });

  it.each([
    [
      "stages what it finds",
      analystAnswer("a striped lighthouse"),
      /^I've read .*1 thing is waiting/,
    ],
    ["finds nothing", "NONE", /^I've read what you told me: nothing new for my Record/],
    ["answers with nonsense", "I found nothing of interest here.", /^I couldn't read/],
  ])(
    "is waited for with a report, and the person hears what came: it %s",
    async (_, text, line) => {
      const { bot, later } = await withClock();
      bot.servers.model.enqueue({ status: 401 }, { task: "analyst", times: 2 });
      const answer = await bot.ask("we drew a striped lighthouse");
      expect(answer.text).toBe(
        "Nice! It's in our log. I'll read it later and tell you what I found.",
      );
      await expect.poll(() => waitingAttempts(bot)).toEqual([1]);
      bot.servers.model.enqueue(text, { task: "analyst" });
      await later({ seconds: 6 });
      await bot.idle();
      expect(bot.said().filter((said) => line.test(said))).toHaveLength(1);
      expect(bot.said().join()).not.toMatch(/this time; \/review/);
      expect(pending(bot)).toHaveLength(line.source.includes("waiting") ? 1 : 0);
    },
  );

  it("is waited for where it is asked too often, and where its answer makes no sense", async () => {
    const { bot, later } = await withClock({ environment: { RATE_LIMIT_ANALYST: "1" } });
    bot.servers.model.enqueue("Well, I do not know.", { task: "analyst" });
    expect((await bot.ask(REPORT)).text).toMatch(/I'll read it later/);
    await bot.ask("/help");
    expect(bot.runtime.state.analystJobs.count()).toBe(1);
    bot.servers.model.enqueue("NONE", { task: "analyst" });
    await later({ minutes: 120 });
    await bot.idle();
    expect(bot.said().filter((said) => said.startsWith("I've read what you told me"))).toHaveLength(
      1,
    );
  });

  it.each([
    ["German", "de", "wir haben einen Leuchtturm gemalt", /Ich lese es später/],
    ["Spanish", "es", "hemos pintado un faro", /Lo leeré más tarde/],
    ["French", "fr", "on a dessiné un phare", /Je le lirai plus tard/],
  ])("is waited for in %s too", async (_, language, report, line) => {
    const bot = await startBot({
      prepare: (folder) => {
        const file = join(folder, "SELF.md");
        const text = readFileSync(file, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
        writeFileSync(file, `---\nlanguage: ${language}\n---\n${text}`);
      },
    });
    bot.servers.model.enqueue({ status: 401 }, { task: "analyst", times: Infinity });
    expect((await bot.ask(report)).text).toMatch(line);
  });

  it("is told on which day it was said, however late it is read", async () => {
    const { bot, later } = await withClock();
    bot.servers.model.enqueue({ status: 401 }, { task: "analyst" });
    await bot.ask(SAID);
    await expect.poll(() => waitingAttempts(bot)).toEqual([1]);
    await later({ minutes: 3 * 24 * 60 });
    await bot.idle();
    const prompts = bot.servers.model.requests.filter(({ task }) => task === "analyst");
    const days = prompts.map(({ messages }) => /^Today is .*$/m.exec(messages[0]?.content ?? ""));
    expect(days.length).toBeGreaterThan(1);
    // Telegram's date of the message. The bot's clock is three days further by now.
    const { clock } = await bot.runtime.store.snapshot();
    const today = clock.date(testClock().now());
    for (const day of days) expect(day?.[0]).toMatch(new RegExp(`^Today is \\w+day, ${today}\\.$`));
  });

  it("gives an exchange up in the end, and says so in an event", async () => {
    const { bot, later } = await withClock();
    bot.servers.model.enqueue({ status: 401 }, { task: "analyst", times: Infinity });
    await bot.ask(SAID);
    for (let attempts = 1; attempts <= 7; attempts += 1) {
      await expect.poll(() => waitingAttempts(bot)).toEqual([attempts]);
      await later({ minutes: 25 * 60 });
    }
    await bot.idle();
    expect(bot.events()).toEqual([
      expect.objectContaining({ event: "invalid_candidate", reason: "llm_refused" }),
    ]);
  });
});

describe("a server that refuses a parameter", () => {
  it("is asked without it from then on, for each model", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(
      { status: 400, message: "Unsupported parameter: 'max_tokens'. Use something else." },
      { task: "voice" },
    );
    bot.servers.model.enqueue(
      { status: 400, message: "Unsupported value: 'temperature' does not support 0.9." },
      { task: "voice" },
    );
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
    await bot.idle();
    const bodies = bot.servers.model.requests
      .filter(({ task }) => task === "voice")
      .map(({ body }) =>
        ["max_tokens", "max_completion_tokens", "temperature"].filter((key) => key in body),
      );
    expect(bodies).toEqual([
      ["max_tokens", "temperature"],
      ["max_completion_tokens", "temperature"],
      ["max_completion_tokens"],
      ["max_completion_tokens"],
    ]);
    const analyst = bot.servers.model.requests.find(({ task }) => task === "analyst");
    expect(analyst?.body).toMatchObject({ max_tokens: 900, temperature: 0.2 });
  });
});

async function withClock(options: TestBotOptions = {}): Promise<{
  readonly bot: TestBot;
  readonly later: (step: Parameters<TestClock["advance"]>[0]) => Promise<void>;
}> {
  const clock = testClock();
  const bot = await startBot({ ...options, runtime: { now: clock.now } });
  return {
    bot,
    later: async (step) => {
      clock.advance(step);
      // Any finished work makes the analyst look again; a command asks no model.
      await bot.ask("/help", OWNER);
    },
  };
}

function waitingAttempts(bot: TestBot): number[] {
  return bot.runtime.state.analystJobs.next(10).map(({ attempts }) => attempts);
}

function pending(bot: TestBot) {
  return candidates(bot).filter(({ status }) => status === "pending");
}

function yaml(json: string): string {
  return Object.entries(JSON.parse(json) as object)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n");
}
