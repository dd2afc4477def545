// A failing model is reported: a line in the log for each call, one notice for each kind, one at its end. A person
// reads "nothing new" only when something was read.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { OWNER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";

const OPERATOR = 4004;
const QUESTION = "what do you know about octopuses?";
const CONFUSED = "I got mixed up for a moment. Could you say that again?";
const OPERATED = { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) };

const PAGE = { rawBody: "<!doctype html><title>Welcome</title>", contentType: "text/html" };
const nothing = (finish_reason: string): ScriptedReply => ({
  body: { choices: [{ finish_reason, message: { content: "", reasoning_content: "secret" } }] },
});
const error = (status: number, code: string): ScriptedReply => ({
  status,
  body: { error: { message: "secret words of octopuses", type: "some_error", code } },
  headers: { "x-should-retry": "false" },
});

const FAILURES: readonly (readonly [string, ScriptedReply])[] = [
  ["refused 401 invalid_api_key", error(401, "invalid_api_key")],
  ["quota 429 insufficient_quota", error(429, "insufficient_quota")],
  ["not found 404 model_not_found", error(404, "model_not_found")],
  ["failed 503", error(503, "")],
  ["ECONNRESET", { reset: true }],
  ["not JSON (text/html)", PAGE],
  ["not JSON", { rawBody: "<html>" }],
  ["REDIRECT_302", { status: 302, headers: { location: "/v1/models" } }],
  ["error in a 200 502", { body: { error: { message: "secret", code: 502 } } }],
  ["empty answer", { text: " \n" }],
  ["empty answer (length)", nothing("length")],
  ["only thinking, no answer", { text: "<think>The octopuses are secret." }],
  ["no answer within 1 s", { hang: true }],
];

describe("a chat answer that fails", () => {
  it.each(FAILURES)("is a line in the log and one notice: %s", async (what, reply) => {
    const bot = await startOperated({ runtime: { turnTimeoutMs: 900 } });
    bot.servers.model.enqueue(reply, { task: "voice", times: Infinity });
    for (let message = 0; message < 3; message += 1) {
      expect((await bot.ask(QUESTION)).text).toBe(CONFUSED);
    }
    await bot.idle();
    expect(failures(bot)).toEqual(
      Array(3).fill(expect.objectContaining({ record: "grace-mar", task: "voice", failure: what })),
    );
    expect(told(bot)).toEqual([
      `grace-mar: the model fails for chat answers: ${what}. People hear that I got mixed up.`,
    ]);
    bot.servers.model.clearScript();
    expect((await bot.ask(QUESTION)).text).not.toBe(CONFUSED);
    await bot.idle();
    expect(told(bot).slice(1)).toEqual(["grace-mar: the model answers again for chat answers."]);
    expect(`${bot.log.join("")}${told(bot).join("")}`).not.toMatch(/octopus|secret/);
  });

  it("asks whether /v1 is missing where the path of the server looks so", async () => {
    const bot = await startOperated();
    const { url } = bot.servers.model;
    await bot.stop();
    const second = await startOperated({
      environment: { OPENAI_BASE_URL: url.replace("/v1", "") },
    });
    await second.ask(QUESTION);
    await second.idle();
    expect(told(second).join()).toContain("not found 404 (is /v1 missing in OPENAI_BASE_URL?)");
  });

  it("that goes on does not flood the log, and what was left out is counted", async () => {
    const clock = testClock();
    const bot = await startOperated({ runtime: { now: clock.now } });
    bot.servers.model.enqueue(error(401, "invalid_api_key"), { times: Infinity });
    for (let message = 0; message < 25; message += 1) await bot.ask(QUESTION);
    expect(failures(bot)).toHaveLength(10);
    clock.advance({ minutes: 1 });
    await bot.ask(QUESTION);
    expect(failures(bot).slice(10)).toEqual([expect.objectContaining({ moreBefore: 15 })]);
    expect(told(bot)).toHaveLength(1);
  });

  it("is one kind, whatever number the server makes up for it", async () => {
    const clock = testClock();
    const bot = await startOperated({ runtime: { now: clock.now } });
    const codes = [1_000_000_007, 4_155_551_234, -3, 2.5, 7e40, ...Array(20).keys()];
    const statuses = [501, 502, 503, 504, 599];
    for (const code of [...codes, ...statuses]) {
      bot.servers.model.enqueue({ body: { error: { message: "secret", code } } });
      await bot.ask(QUESTION);
    }
    await bot.idle();
    expect(told(bot)).toHaveLength(2);
    expect(failures(bot).length).toBeLessThanOrEqual(10 + statuses.length);
    expect(bot.log.join("")).not.toMatch(/1000000007|4155551234|7e\+?40/);
  });

  it("is told once, whatever restarts lie between, and each kind by itself", async () => {
    const bot = await startOperated();
    bot.servers.model.enqueue(error(401, "invalid_api_key"), { times: 2 });
    await bot.ask(QUESTION);
    await bot.idle();
    await bot.restart();
    await bot.ask(QUESTION);
    await bot.idle();
    expect(told(bot)).toHaveLength(1);
    bot.servers.model.enqueue(PAGE);
    await bot.ask(QUESTION);
    await bot.idle();
    expect(told(bot)[1]).toContain("not JSON (text/html)");
    await bot.restart();
    await bot.ask(QUESTION);
    await bot.idle();
    expect(told(bot).slice(2)).toEqual(["grace-mar: the model answers again for chat answers."]);
    // A failure that comes and goes is in the log, and no more than once an hour in the chat.
    bot.servers.model.enqueue(PAGE);
    await bot.ask(QUESTION);
    await bot.ask(QUESTION);
    await bot.idle();
    expect(told(bot)).toHaveLength(3);
    expect(failures(bot)).toHaveLength(4);
  });

  it("is no failure where the day's budget is used up", async () => {
    const bot = await startOperated({ environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" } });
    await bot.ask(QUESTION);
    await bot.ask(QUESTION);
    expect(failures(bot)).toEqual([]);
    expect(told(bot).join()).not.toContain("fails");
  });
});

describe("a failure of another task", () => {
  it.each(["library", "lookup", "rephrase"])("in a look-up is heard: %s", async (task) => {
    const bot = await startOperated();
    await bot.ask("why do lighthouses flash?");
    bot.servers.model.enqueue(error(401, "invalid_api_key"), { task });
    expect((await bot.ask("yes")).text).toBe(CONFUSED);
    await bot.idle();
    expect(failures(bot)).toEqual([expect.objectContaining({ task })]);
    expect(told(bot)).toHaveLength(1);
  });

  it("of homework, the analyst and a voice note is heard too", async () => {
    const bot = await startOperated();
    bot.servers.model.enqueue(PAGE, { times: Infinity });
    await bot.ask("homework");
    await bot.ask("we drew a lighthouse");
    bot.telegram.sendVoice(OWNER, { bytes: Buffer.from("hello") });
    await expect.poll(() => bot.said().at(-1)).toMatch(/couldn't listen/);
    await expect.poll(() => told(bot)).toHaveLength(1);
    expect(new Set(failures(bot).map(({ task }) => task))).toEqual(
      new Set(["homework", "analyst", "transcribe"]),
    );
    expect(told(bot)).toHaveLength(1);
  });
});

async function startOperated(options: TestBotOptions = {}): Promise<TestBot> {
  const environment = { ...OPERATED, ...options.environment };
  const bot = await startBot({ ...options, environment });
  bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  return bot;
}

function told(bot: TestBot): string[] {
  return bot.telegram.chat(OPERATOR).map(({ text }) => text);
}

function failures(bot: TestBot): { readonly [field: string]: unknown }[] {
  return bot.log
    .map((line) => JSON.parse(line) as { readonly [field: string]: unknown })
    .filter(({ msg }) => String(msg).startsWith("a model call failed"));
}
