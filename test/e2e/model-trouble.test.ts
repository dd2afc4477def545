// Any trouble of a model server gives the person one plain line, once, and changes nothing else.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ScriptedReply } from "../../src/tools/simulator/model/model-types.ts";
import { startBot, type TestBot } from "../support/bots.ts";

const CONFUSED = "I got mixed up for a moment. Could you say that again?";
const PAGE = "<!doctype html><title>502 Bad Gateway</title>";

const TROUBLES: readonly { readonly trouble: string; readonly reply: ScriptedReply }[] = [
  { trouble: "says nothing", reply: { text: "" } },
  { trouble: "says only white space", reply: { text: " \n\t " } },
  { trouble: "says 10 MB", reply: { text: "x".repeat(10 * 1024 * 1024) } },
  { trouble: "says more than a message could hold", reply: { text: "x".repeat(40_000) } },
  { trouble: "sends an HTML page with 200", reply: { rawBody: PAGE, contentType: "text/html" } },
  { trouble: "sends HTML that calls itself JSON", reply: { rawBody: PAGE } },
  { trouble: "sends an HTML page with 502", reply: { status: 502, rawBody: PAGE } },
  { trouble: "sends null", reply: { rawBody: "null" } },
  { trouble: "sends no choices", reply: { body: {} } },
  { trouble: "sends an empty list of choices", reply: { body: { choices: [] } } },
  { trouble: "sends a message without text", reply: withContent(null) },
  { trouble: "sends a text that is none", reply: withContent(7) },
  { trouble: "sends half an answer", reply: { rawBody: '{"choices":[{"message":{"content":"h' } },
  { trouble: "refuses the key", reply: { status: 401 } },
  { trouble: "does not know the model", reply: { status: 404 } },
  { trouble: "refuses the call", reply: { status: 400, message: "no" } },
  { trouble: "wants us to slow down", reply: { status: 429 } },
  { trouble: "fails", reply: { status: 500 } },
  { trouble: "cuts the connection", reply: { reset: true } },
  { trouble: "never answers", reply: { hang: true } },
  { trouble: "sends us elsewhere", reply: { status: 302, headers: { location: "/v1/models" } } },
];

describe("a model that", () => {
  it.each(TROUBLES)("$trouble: one plain line, and nothing changes", async ({ reply }) => {
    const bot = await startBot({ runtime: { turnTimeoutMs: 2500 } });
    const before = await offered(bot);
    bot.servers.model.enqueue(reply, { task: "voice", times: Infinity });
    expect((await bot.ask("what do you know about octopuses?")).text).toBe(CONFUSED);
    await bot.idle();
    expect(bot.conversation()).toEqual(before);
    expect(bot.said()).toHaveLength(2);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain("> what do you know about octopuses?");
    // The offer from before still stands.
    bot.servers.model.clearScript();
    expect((await bot.ask("yes")).text).toMatch(/^(I looked it up|I found out)/);
  });

  it.each(["library", "lookup", "rephrase"])(
    "fails in the %s call of a look-up leaves the offer standing",
    async (task) => {
      const bot = await startBot();
      const before = await offered(bot);
      bot.servers.model.enqueue({ status: 401 }, { task });
      expect((await bot.ask("yes")).text).toBe(CONFUSED);
      await bot.idle();
      expect(bot.conversation()).toEqual(before);
      expect(bot.events()).toEqual([]);
      expect((await bot.ask("yes")).text).toMatch(/^(I looked it up|I found out)/);
    },
  );

  it("sends its answer byte by byte is given up in time", async () => {
    const url = await drippingServer();
    const bot = await startBot({
      environment: { OPENAI_BASE_URL: url },
      runtime: { turnTimeoutMs: 400 },
    });
    const started = Date.now();
    expect((await bot.ask("hello there")).text).toBe(CONFUSED);
    expect(Date.now() - started).toBeLessThan(2000);
    await bot.idle();
    expect(bot.said()).toHaveLength(1);
  });

  it("fails once for a moment is asked a second time", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue({ status: 503 }, { task: "voice" });
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
  });

  it("is down does not spend the person's limit twice for one message", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "2" } });
    bot.servers.model.enqueue({ status: 503 }, { task: "voice" });
    await bot.ask("what do you know about octopuses?");
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
    expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/tired/);
  });
});

/** An offer that stands; gives the conversation. */
async function offered(bot: TestBot) {
  await bot.ask("why do lighthouses flash?");
  await bot.idle();
  const conversation = bot.conversation();
  expect(conversation.pendingLookup?.question).toBe("why do lighthouses flash?");
  return conversation;
}

function withContent(content: unknown): ScriptedReply {
  return { body: { choices: [{ message: { role: "assistant", content } }] } };
}

async function drippingServer(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => {
      clearInterval(timer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
