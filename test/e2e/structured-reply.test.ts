// The answer of a model that is held to a form, and of one that is not: what the person reads are the words alone.

import { describe, expect, it } from "vitest";
import { startBot, type TestBot } from "../support/bots.ts";
import { labels, newestCard } from "../support/gate.ts";

const WORDS = "Octopuses have three hearts.";

function formOf(bot: TestBot): unknown {
  return bot.servers.model.requests.findLast(({ task }) => task === "voice")?.body[
    "response_format"
  ];
}

function cutAt(content: string) {
  return {
    body: {
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "length" }],
      usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
    },
  };
}

describe("an answer in the form that was asked for", () => {
  it("is its words, and nothing else reaches chat, conversation and transcript", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(
      JSON.stringify({ reply: WORDS, from: ["1", "4711"], offers_lookup: false }),
      { task: "voice" },
    );
    await bot.ask("how many hearts does an octopus have?");
    expect(formOf(bot)).toMatchObject({ type: "json_schema", json_schema: { name: "reply" } });
    expect(bot.said().at(-1)).toBe(WORDS);
    expect(bot.conversation().history.at(-1)?.text).toBe(WORDS);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toMatch(/offers_lookup|4711/);
  });

  it("offers a look-up by its flag, in whatever words", async () => {
    const bot = await startBot();
    const reply = "No idea yet. I could go and see, just say the word.";
    bot.servers.model.enqueue(JSON.stringify({ reply, from: [], offers_lookup: true }), {
      task: "voice",
    });
    await bot.ask("why do lighthouses flash?");
    await bot.idle();
    const card = newestCard(bot);
    expect(card && labels(card)).toEqual(["Yes, look it up", "Not now"]);
    expect(bot.conversation().pendingLookup?.question).toBe("why do lighthouses flash?");
  });

  it("that is cut off twice ends at a sentence", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(cutAt(`{"reply": "${WORDS} They are bl`), {
      task: "voice",
      times: 2,
    });
    await bot.ask("how many hearts does an octopus have?");
    expect(bot.said().at(-1)).toBe(WORDS);
  });

  it("has no thoughts and no control characters within its words", async () => {
    const bot = await startBot();
    const reply = `<think>They ask about hearts.</think>Octopuses have\u0000 three hearts.`;
    bot.servers.model.enqueue(JSON.stringify({ reply, from: [], offers_lookup: false }), {
      task: "voice",
    });
    await bot.ask("how many hearts does an octopus have?");
    expect(bot.said().at(-1)).toBe(WORDS);
  });

  it("without words is told as one that failed", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(JSON.stringify({ reply: "", from: ["1"], offers_lookup: false }), {
      task: "voice",
      times: 2,
    });
    await bot.ask("how many hearts does an octopus have?");
    expect(bot.said().at(-1)).not.toMatch(/from|reply|[{}]/);
    expect(bot.conversation().history).toEqual([]);
  });
});

describe("a server that cannot hold a model to a schema", () => {
  it("is asked for words alone, and the next question at once so", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(
      { status: 400, message: "response_format of type json_schema is not supported" },
      { task: "voice" },
    );
    bot.servers.model.enqueue(WORDS, { task: "voice", times: 2 });
    await bot.ask("how many hearts does an octopus have?");
    expect(bot.said().at(-1)).toBe(WORDS);
    expect(formOf(bot)).toBeUndefined();
    await bot.ask("how many hearts does an octopus have?");
    const asked = bot.servers.model.requests.filter(({ task }) => task === "voice");
    expect(asked.map(({ body }) => "response_format" in body)).toEqual([true, false, false]);
  });
});
