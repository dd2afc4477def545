// A model server that is away: people hear the fallback line at once, and the operator hears of it once.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";

const QUESTION = "what do you know about octopuses?";
const CONFUSED = "I got mixed up for a moment. Could you say that again?";
const OPERATOR = 4004;

it("a server that keeps failing is left alone until it is back, and nothing is lost", async () => {
  const clock = testClock();
  const bot = await startBot({
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) },
    runtime: { now: clock.now },
  });
  bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
  const told = (): string[] => bot.telegram.chat(OPERATOR).map(({ text }) => text);
  const down = { status: 503, headers: { "x-should-retry": "false" } };
  bot.servers.model.enqueue(down, { times: Infinity });
  for (let message = 0; message < 8; message += 1) {
    expect((await bot.ask(QUESTION)).text).toBe(CONFUSED);
  }
  await bot.idle();
  expect(bot.servers.model.requests).toHaveLength(5);
  expect(told()).toEqual([expect.stringMatching(/^grace-mar: the model fails .*: failed 503/)]);
  expect(bot.read("SESSION-TRANSCRIPT.md").split(`> ${QUESTION}`)).toHaveLength(9);

  bot.servers.model.clearScript();
  clock.advance({ seconds: 30 });
  expect((await bot.ask(QUESTION)).text).toMatch(/octopus/i);
  await bot.idle();
  expect(told().slice(1)).toEqual(["grace-mar: the model answers again for chat answers."]);
  expect(bot.said(OWNER)).toHaveLength(9);
});
