// A bot that ran with a clock years ahead and starts again with a right one keeps no reply back.

import { expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { analystAnswer, candidates } from "../support/gate.ts";

const YEARS = 10 * 365 * 24 * 60 * 60_000;

it.each([
  ["2 h", 2 * 60 * 60_000],
  ["10 years", YEARS],
])("what was put off with a clock %s ahead is sent and read once it is right", async (_, ahead) => {
  let off = ahead;
  const bot = await startBot({
    runtime: { now: () => new Date(Date.now() + off), ticks: () => performance.now() },
  });
  bot.telegram.fail({ method: "sendMessage", status: 502, times: 1000 });
  bot.servers.model.enqueue({ status: 401 }, { task: "analyst", times: 1 });
  bot.telegram.say(OWNER, "I love volcanoes more than anything");
  await expect.poll(() => bot.calls("sendMessage").length).toBeGreaterThan(1);
  await expect.poll(() => bot.runtime.state.analystJobs.next(1)[0]?.attempts).toBe(1);
  await bot.stop();
  bot.telegram.clearFaults();
  off = 0;
  bot.servers.model.enqueue(analystAnswer("I love volcanoes"), { task: "analyst" });
  await bot.start();
  await expect.poll(() => bot.said().length, { timeout: 5000 }).toBeGreaterThan(0);
  await expect
    .poll(() => candidates(bot).filter(({ status }) => status === "pending").length, {
      timeout: 10_000,
    })
    .toBe(1);
});
