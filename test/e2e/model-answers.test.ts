// What a model server does beside answering, as people and the operator notice it.

import { describe, expect, it } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { OWNER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { analystAnswer, newestCandidate } from "../support/gate.ts";
import { opusNote, TWENTY_MS } from "../support/ogg.ts";

const OPERATOR = 4004;
const LOADING: ScriptedReply = {
  status: 503,
  body: { error: { code: 503, message: "Loading model", type: "unavailable_error" } },
  headers: { "x-should-retry": "false" },
};
const body = (message: object, finish_reason = "stop", usage?: object): ScriptedReply => ({
  body: { choices: [{ index: 0, finish_reason, message }], ...(usage && { usage }) },
});

async function operated(options: TestBotOptions = {}): Promise<TestBot> {
  const bot = await startBot({
    ...options,
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR), ...options.environment },
  });
  bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  return bot;
}

function told(bot: TestBot): string[] {
  return bot.telegram.chat(OPERATOR).map(({ text }) => text);
}

describe("a model that loads", () => {
  it("is waited for beyond the turn's own time, and the person sees typing meanwhile", async () => {
    const bot = await operated({ runtime: { turnTimeoutMs: 2500 } });
    bot.servers.model.enqueue(LOADING, { task: "voice", times: 4 });
    bot.servers.model.enqueue("Awake!", { task: "voice" });
    expect((await bot.ask("hello")).text).toBe("Awake!");
    expect(bot.calls("sendChatAction").length).toBeGreaterThan(0);
    await bot.idle();
    expect(told(bot)).toEqual([]);
  });

  it("that says nothing is waited for, too", async () => {
    const bot = await operated({ runtime: { turnTimeoutMs: 600, timing: { silentMs: 200 } } });
    bot.servers.model.enqueue({ text: "loaded!", delayMs: 1500 }, { task: "voice" });
    expect((await bot.ask("hello")).text).toBe("loaded!");
  });

  it("for longer than the limit: a plain line, and one notice that names the variable", async () => {
    const bot = await operated({ environment: { OPENAI_LOADING_SEC: "1" } });
    bot.servers.model.enqueue(LOADING, { task: "voice", times: Infinity });
    for (let message = 0; message < 2; message += 1) {
      expect((await bot.ask("hello")).text).toBe(
        "I'm still waking up. Try again in a few minutes?",
      );
    }
    await bot.idle();
    expect(told(bot)).toEqual([
      "grace-mar: the model fails for chat answers: still loading 503. People hear that I am still waking up. If it takes longer each time, raise OPENAI_LOADING_SEC.",
    ]);
  });
});

it("a filter's stop is said as such: no half answer, and no request to say it again", async () => {
  const bot = await operated();
  const { model } = bot.servers;
  model.enqueue(body({ content: "Well, you can take a kni" }, "content_filter"), { task: "voice" });
  expect((await bot.ask("what can I do?")).text).toBe(
    "I have no good answer to that. Maybe somebody you trust has one.",
  );
  await bot.idle();
  expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("kni");
  expect(told(bot)).toEqual([
    "grace-mar: the model fails for chat answers: filtered. The person hears that I have no answer.",
  ]);
});

it("an answer that was cut in the middle of an offer offers nothing", async () => {
  const bot = await startBot();
  const half = "Kites fly because of wind. Do you want me to look it up";
  bot.servers.model.enqueue(body({ content: half }, "length"), { task: "voice", times: 2 });
  expect((await bot.ask("why do kites fly?")).text).toBe("Kites fly because of wind.");
  expect(bot.telegram.chat(OWNER.id).at(-1)?.buttons ?? []).toEqual([]);
  expect(bot.conversation().pendingLookup).toBeUndefined();
});

it("a NUL in an answer reaches neither the chat nor the transcript", async () => {
  const bot = await startBot();
  bot.servers.model.enqueue(body({ content: "Pip the zebrafish\0 is fine" }), { task: "voice" });
  expect((await bot.ask("how is Pip?")).text).toBe("Pip the zebrafish is fine");
  await bot.idle();
  const transcript = bot.read("SESSION-TRANSCRIPT.md");
  expect(transcript).toContain("Pip the zebrafish is fine");
  expect(transcript).not.toContain("\0");
});

describe("an analyst's answer", () => {
  it.each<readonly [string, ScriptedReply]>([
    ["is empty", body({ content: "" })],
    ["was eaten by thoughts", body({ content: "", reasoning_content: "The user drew" }, "length")],
    [
      "is an error in a 200",
      { body: { error: { message: "Provider returned error", code: 502 } } },
    ],
    [
      "is half a proposal",
      body({ content: '{"proposal": {"summary": "Did something with ki' }, "length"),
    ],
    ["is a page", { rawBody: "<html>Sign in</html>", contentType: "text/html" }],
  ])(
    "that %s is read again later, and nobody hears that there is nothing new",
    async (_, reply) => {
      const bot = await startBot();
      bot.servers.model.enqueue(reply, { task: "analyst", times: 2 });
      expect((await bot.ask("we drew a kite")).text).toMatch(/I'll read it later/);
    },
  );

  it("is found behind prose with braces", async () => {
    const bot = await startBot();
    const text = `Based on the exchange {about kites}, here is the proposal:\n${analystAnswer("we drew a kite")}`;
    bot.servers.model.enqueue(text, { task: "analyst" });
    await bot.ask("we drew a kite");
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("we drew a kite");
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toHaveLength(1);
  });
});

describe("a voice note whose transcription", () => {
  it.each<readonly [string, ScriptedReply, RegExp]>([
    [
      "is a page of a portal",
      {
        rawBody: "<!DOCTYPE html><title>Sign in - Hotel Wi-Fi</title>Please accept our terms.",
        contentType: "text/html",
      },
      /couldn't listen/,
    ],
    ["is silence", { body: { text: " [BLANK_AUDIO]\n" } }, /didn't hear any words/],
  ])("%s is not what somebody said", async (_, reply, line) => {
    const bot = await startBot();
    bot.servers.model.enqueue(reply, { task: "transcription" });
    const before = bot.said().length;
    bot.telegram.sendVoice(OWNER, {
      bytes: opusNote({ packets: 100, toc: TWENTY_MS, size: 40 }),
      seconds: 2,
    });
    await bot.idle();
    expect(bot.said().slice(before).join()).toMatch(line);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toMatch(/Sign in|terms|BLANK/);
  });
});

it("a prompt that the server cut is told to the operator once, also across restarts, with what to set", async () => {
  const bot = await operated({ record: "legacy" });
  const cut = (): void => {
    const usage = { prompt_tokens: 300, completion_tokens: 3, total_tokens: 303 };
    bot.servers.model.enqueue(body({ content: "hi" }, "stop", usage), { task: "voice" });
  };
  for (let message = 0; message < 2; message += 1) {
    cut();
    await bot.ask(`hello ${message}`);
  }
  await bot.restart();
  cut();
  await bot.ask("hello again");
  await bot.idle();
  const notices = told(bot).filter((text) => text.includes("cut prompts"));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/it counted 300.*num_ctx.*GRACE_MAR_PROMPT_TOKENS/s);
});
