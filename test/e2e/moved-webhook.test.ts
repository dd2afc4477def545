// A bot whose webhook somebody else with its token moves away.

import { describe, expect, it, onTestFinished } from "vitest";
import { EXIT, GaveWayError } from "../../src/errors.ts";
import { OWNER, type TestBot } from "../support/bots.ts";
import { endOf, notices, startCopy, startFirst, taken } from "./rivals.ts";

describe("a webhook that is moved away", () => {
  const elsewhere = (bot: TestBot): void => {
    bot.telegram.intake.setWebhook({
      url: "http://127.0.0.1:9/elsewhere",
      secretToken: "",
      maxConnections: 1,
    });
  };

  it("once is set again, and nothing ends", async () => {
    const bot = await startFirst({ mode: "webhook" });
    await bot.telegram.waitFor(() => bot.telegram.webhook.url !== "");
    elsewhere(bot);
    await bot.telegram.waitFor(() => bot.telegram.webhook.url?.endsWith("/telegram/webhook"));
    expect(await bot.ask("what do you know about octopuses?")).toBeDefined();
    expect(notices(bot.telegram)).toEqual([]);
  });

  it("again and again ends the bot with 75, and stays where the other one has it", async () => {
    const bot = await startFirst({ mode: "webhook" });
    const ended = endOf(bot);
    const mover = setInterval(() => {
      if (bot.telegram.webhook.url !== "http://127.0.0.1:9/elsewhere") elsewhere(bot);
    }, 20);
    onTestFinished(() => {
      clearInterval(mover);
    });
    expect(await ended).toMatchObject({ code: "gave_way", exitCode: EXIT.recordBusy });
    clearInterval(mover);
    await bot.idle().catch(() => undefined);
    expect(bot.telegram.webhook.url).toBe("http://127.0.0.1:9/elsewhere");
    await bot.telegram.waitFor(() => notices(bot.telegram).length === 1);
    expect(notices(bot.telegram)[0]).toMatch(
      /^grace-mar: another process with this bot's token has Telegram send the messages elsewhere\. .*Stop the one that is not wanted/,
    );
  });

  it("takes nothing while a bot that gave way looks whether the other one is there", async () => {
    const bot = await startFirst({ mode: "webhook" });
    const ended = endOf(bot);
    const mover = setInterval(() => {
      elsewhere(bot);
    }, 30);
    onTestFinished(() => {
      clearInterval(mover);
    });
    await ended;
    clearInterval(mover);
    await bot.restart();
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.telegram.webhook.url?.endsWith("/telegram/webhook"), {
      timeoutMs: 15_000,
    });
    expect(taken(bot)).toEqual([]);
    await bot.telegram.waitFor(() => bot.said().length === 1, { timeoutMs: 15_000 });
  });

  it("by a bot that polls ends one of the two", async () => {
    const first = await startFirst();
    await first.telegram.waitFor(() => first.telegram.isPolling);
    const copy = await startCopy(first, { mode: "webhook" });
    const error = await Promise.race([endOf(first), endOf(copy)]);
    expect(error).toBeInstanceOf(GaveWayError);
  });
});
