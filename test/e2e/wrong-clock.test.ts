// A bot that ran with a clock years ahead and starts again with a right one keeps no reply back.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { OWNER, STRANGER as OPERATORS, startBot } from "../support/bots.ts";
import { analystAnswer, candidates } from "../support/gate.ts";

const YEARS = 10 * 365 * 24 * 60 * 60_000;

it.each([
  ["2 h", 2 * 60 * 60_000],
  ["10 years", YEARS],
])("what was put off with a clock %s ahead is sent and read once it is right", async (_, ahead) => {
  let off = ahead;
  const bot = await startBot({
    runtime: { now: () => new Date(Date.now() + off), ticks: () => performance.now() },
    telegramNow: () => new Date(),
  });
  bot.telegram.fail({ method: "sendMessage", status: 502, times: 1000 });
  bot.servers.model.enqueue({ status: 401 }, { task: "analyst", times: 1 });
  bot.telegram.say(OWNER, "I love volcanoes more than anything");
  await expect.poll(() => bot.calls("sendMessage").length, { timeout: 5000 }).toBeGreaterThan(1);
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

it("a clock years ahead stamps nothing, takes no old word away, and is told to the operator once", async () => {
  const old = new Date(Date.now() - 10 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const bot = await startBot({
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATORS.id) },
    runtime: {
      now: () => new Date(Date.now() + YEARS),
      ticks: () => performance.now(),
      timing: { retentionMs: 5 },
    },
    telegramNow: () => new Date(),
    prepare: (folder) => {
      const self = join(folder, "SELF.md");
      writeFileSync(self, `---\nkeep_chat_days: 30\n---\n${readFileSync(self, "utf8")}`);
      const line = `**[${old} 10:00:00]** \`USER\` (Telegram)\n> ten days ago\n\n`;
      writeFileSync(join(folder, "SESSION-TRANSCRIPT.md"), TRANSCRIPT_HEADER + line);
    },
  });
  await bot.ask("hello");
  const notices = (): string[] =>
    bot
      .calls("sendMessage")
      .flatMap(({ params }) =>
        params["chat_id"] === OPERATORS.id ? [String(params["text"])] : [],
      );
  await expect.poll(() => notices().length, { timeout: 5000 }).toBe(2);
  await bot.idle();
  const transcript = bot.read("SESSION-TRANSCRIPT.md");
  expect(transcript).toContain("ten days ago");
  const years = [...transcript.matchAll(/^\*\*\[(\d{4})/gm)].map(([, year]) => Number(year));
  expect(years.length).toBeGreaterThan(1);
  for (const year of years) expect(year).toBeLessThanOrEqual(new Date().getFullYear() + 1);
  const [wrong, doubt] = notices();
  expect(wrong).toMatch(/^grace-mar: the clock of this machine is \d+ min ahead of Telegram's/);
  expect(doubt).toMatch(/^grace-mar: nothing is removed by its age/);
  expect(notices()).toHaveLength(2);
});
