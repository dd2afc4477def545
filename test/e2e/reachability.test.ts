// A bot that Telegram does not reach tells its operator once, and once more when Telegram is back. Times are shortened.

import { describe, expect, it } from "vitest";
import { OWNER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { freePort } from "../support/servers.ts";

const OPERATOR = 4004;
const QUESTION = "what do you know about octopuses?";
/** A poll that is open is silent too: deafness comes later than the machine may stand still between two lines of a test. */
const TIMING = { unreachableMs: 2000, webhookCheckMs: 50, webhookRecheckMs: 20 };

function startWatched(options: TestBotOptions = {}): Promise<TestBot> {
  return startBot({
    mayLogErrors: true,
    ...options,
    chats: [{ id: OPERATOR, type: "private", first_name: "Op" }],
    environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR), ...options.environment },
    runtime: { timing: { ...TIMING, ...options.runtime?.timing } },
  });
}

/** For what comes with deafness. */
const PATIENT = { timeout: 15_000 };

const told = (bot: TestBot): string[] =>
  bot.telegram
    .chat(OPERATOR)
    .filter(({ from }) => from === "bot")
    .map(({ text }) => text);

const DEAF = /^grace-mar: nothing heard from Telegram for \d+ s: Telegram cannot be reached\./;
const AGAIN = /^grace-mar: hearing from Telegram again, after \d+ s\.$/;

describe("a bot that polls", () => {
  it("tells once that it is deaf, and once that it hears again", async () => {
    const bot = await startWatched();
    bot.telegram.fail({ method: "getUpdates", status: 502, times: Infinity });
    // Ends the poll under way.
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => told(bot).length === 1);
    expect(told(bot)).toEqual([expect.stringMatching(DEAF)]);
    bot.telegram.clearFaults();
    await bot.telegram.waitFor(() => told(bot).length === 2, { timeoutMs: 15_000 });
    expect(told(bot)).toEqual([expect.stringMatching(DEAF), expect.stringMatching(AGAIN)]);
    // Deaf once more within the hour: the log says so, the operator was told.
    bot.telegram.fail({ method: "getUpdates", status: 502, times: Infinity });
    bot.telegram.say(OWNER, QUESTION);
    const lines = (): number => bot.log.filter((line) => line.includes('"deaf":')).length;
    const before = lines();
    await expect.poll(lines, PATIENT).toBe(before + 1);
    await bot.telegram.waitFor(() => bot.runtime.state.outbox.waitingCount() === 0);
    expect(told(bot)).toHaveLength(2);
  });

  it("keeps the notice while Telegram cannot be reached at all, and says so in the log at once", async () => {
    const bot = await startWatched();
    await bot.telegram.waitFor(() => bot.telegram.isPolling);
    bot.telegram.fail({ reset: true, times: Infinity });
    bot.telegram.say(OWNER, QUESTION);
    await expect
      .poll(() => bot.log.filter((line) => line.includes('"notice":"deaf"')), PATIENT)
      .toHaveLength(1);
    expect(told(bot)).toEqual([]);
    bot.telegram.clearFaults();
    await bot.telegram.waitFor(() => told(bot).length >= 2, { timeoutMs: 15_000 });
    await bot.idle();
    expect(told(bot)).toEqual([expect.stringMatching(DEAF), expect.stringMatching(AGAIN)]);
  });

  it("has one line and one notice for a second poller, however often that one wins", async () => {
    const timing = { unreachableMs: 60_000, pollSeconds: 1, rivalGapMs: 500 };
    const bot = await startWatched({ runtime: { timing } });
    for (let round = 0; round < 3; round += 1) {
      await bot.telegram.waitFor(() => bot.telegram.isPolling, { timeoutMs: 15_000 });
      bot.telegram.intake.poll.abort("Conflict: terminated by other getUpdates request");
    }
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.said().length === 1, { timeoutMs: 15_000 });
    await bot.telegram.waitFor(() => told(bot).length === 1, { timeoutMs: 15_000 });
    expect(told(bot)).toEqual([
      expect.stringMatching(/: another process polls .* has stopped\. .* is not in this Record\.$/),
    ]);
    const lines = bot.log.filter((line) => /"level":"(?:info|warn)".*(?:poll|Telegram)/.test(line));
    expect(lines).toEqual([
      expect.stringContaining("its messages do not come here"),
      expect.stringContaining('"notice":"rival"'),
    ]);
  });

  it("hears again of a second poller that kept it deaf, without a second notice of its own", async () => {
    const bot = await startWatched();
    await bot.telegram.waitFor(() => bot.telegram.isPolling);
    bot.telegram.fail({ method: "getUpdates", status: 409, times: Infinity });
    bot.telegram.intake.poll.abort("Conflict: terminated by other getUpdates request");
    await expect.poll(() => bot.log.join(""), PATIENT).toContain('"notice":"deaf"');
    bot.telegram.clearFaults();
    await bot.telegram.waitFor(() => told(bot).length === 2, { timeoutMs: 15_000 });
    expect(told(bot)).toEqual([
      expect.stringMatching(/: another process uses the same bot token/),
      expect.stringMatching(AGAIN),
    ]);
  });

  it("gives up a poll that nobody answers, and loses nothing by it", async () => {
    const bot = await startWatched({
      runtime: { timing: { unreachableMs: 60_000, pollSeconds: 1, callTimeoutSeconds: 2 } },
    });
    bot.telegram.fail({ method: "getUpdates", hang: true });
    bot.telegram.say(OWNER, QUESTION);
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.said().length === 2, { timeoutMs: 15_000 });
    expect(bot.log.filter((line) => line.includes("polling failed"))).toHaveLength(1);
  });

  it("leaves a word for the operator when Telegram no longer accepts the token", async () => {
    const bot = await startWatched();
    bot.telegram.fail({ status: 401, times: Infinity });
    bot.telegram.intake.poll.abort("Conflict");
    await expect(bot.runtime.running).rejects.toThrow(/TELEGRAM_BOT_TOKEN/);
    await bot.stop();
    bot.telegram.clearFaults();
    await bot.start();
    await bot.telegram.waitFor(() => told(bot).some((text) => /no longer accepts/.test(text)));
  });
});

describe("a bot with a webhook", () => {
  it("tells that nothing arrives at its address, and that it does again", async () => {
    const port = await freePort();
    const bot = await startWatched({
      environment: {
        WEBHOOK_BASE_URL: `http://127.0.0.1:${port}`,
        PORT: "0",
        HOST: "127.0.0.1",
      },
    });
    await bot.telegram.waitFor(() => bot.calls("getWebhookInfo").length > 1);
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => told(bot).length === 1);
    expect(told(bot)[0]).toMatch(/: Telegram cannot deliver to the webhook/);
    bot.telegram.intake.queue.clear();
    await bot.telegram.waitFor(() => told(bot).length === 2);
    expect(told(bot)[1]).toMatch(AGAIN);
  });

  it("takes its address back, and says so in the log alone", async () => {
    const bot = await startWatched({
      mode: "webhook",
      runtime: { timing: { unreachableMs: 60_000 } },
    });
    await bot.telegram.waitFor(() => bot.calls("getWebhookInfo").length > 0);
    const { url } = bot.telegram.webhook;
    bot.telegram.intake.setWebhook({ url: `${url}x`, secretToken: "", maxConnections: 1 });
    await bot.telegram.waitFor(() => bot.telegram.webhook.url === url);
    await expect
      .poll(() => bot.log.join(""))
      .toContain("Telegram sends updates to another address: setting the webhook again");
    expect(told(bot)).toEqual([]);
  });
});
