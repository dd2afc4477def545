// Rivals on one token, a forgotten webhook, and a Telegram that is away.

import { describe, expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";

const OPERATOR = 4004;
const QUESTION = "what do you know about octopuses?";

describe("polling", () => {
  it("takes a webhook away that somebody left, and loses nothing", async () => {
    const bot = await startBot();
    await bot.stop();
    bot.telegram.intake.setWebhook({
      url: "http://127.0.0.1:9/gone",
      secretToken: "",
      maxConnections: 1,
    });
    bot.telegram.say(OWNER, QUESTION);
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 1);
    expect(bot.telegram.webhook.url).toBe("");
    expect(bot.calls("deleteWebhook").map(({ params }) => params)).toEqual([{}]);
  });

  it("goes on after a second process polled for a moment, and says so in the log alone", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR) } });
    bot.telegram.addChat({ id: OPERATOR, type: "private", first_name: "Op" });
    bot.telegram.fail({ method: "getUpdates", status: 409, times: 2 });
    await bot.telegram.waitFor(() => bot.telegram.isPolling);
    bot.telegram.intake.poll.abort("Conflict: terminated by other getUpdates request");
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.said().length === 1, { timeoutMs: 15_000 });
    await bot.idle();
    expect(bot.telegram.chat(OPERATOR)).toEqual([]);
    const lines = bot.log.filter((line) => line.includes("another process polls"));
    expect(lines).toEqual([expect.stringContaining("its messages do not come here")]);
  });

  it("waits for a Telegram that is away, at the start and later", async () => {
    const bot = await startBot();
    await bot.stop();
    bot.telegram.fail({ method: "getMe", status: 502 });
    await bot.start();
    bot.telegram.fail({ method: "getUpdates", reset: true });
    bot.telegram.say(OWNER, "hello there");
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.said().length === 2);
    await bot.idle();
    expect(bot.said()).toHaveLength(2);
  });
});

describe("a webhook", () => {
  it("is registered again and again until Telegram takes it", async () => {
    const bot = await startBot({ mode: "webhook" });
    await bot.stop();
    bot.telegram.intake.deleteWebhook();
    bot.telegram.fail({ method: "setWebhook", status: 500 });
    await bot.start();
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.said().length === 1);
    const [first, , last] = bot.calls("setWebhook").map(({ params }) => params["secret_token"]);
    // Fresh for each start: an older process elsewhere gets nothing any more.
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(last).not.toBe(first);
  });

  it("asks only for the kinds that are handled, and never drops what waits", async () => {
    const bot = await startBot({ mode: "webhook" });
    await bot.telegram.waitFor(() => bot.calls("setWebhook").length > 0);
    expect(bot.calls("setWebhook")[0]?.params).toMatchObject({
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      max_connections: 1,
    });
    expect(bot.calls("setWebhook")[0]?.params).not.toHaveProperty("drop_pending_updates");
  });
});
