import { describe, expect, test } from "vitest";
import { ana, ben, createSimulator, createWebhook, texts } from "./support.ts";
import type { Webhook } from "./support.ts";

const heard = ({ deliveries }: Webhook) => texts(deliveries.map(({ update }) => update));

describe("webhook delivery", () => {
  test("carries the secret, once per update, and also what waited before", async () => {
    const { bot, call } = await createSimulator();
    const hook = await createWebhook();
    bot.say(ana, "early");
    await call("setWebhook", { url: hook.url, secret_token: "s3cret_-" });
    bot.say(ana, "late");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    expect(heard(hook)).toEqual(["early", "late"]);
    for (const { headers } of hook.deliveries) {
      expect(headers["x-telegram-bot-api-secret-token"]).toBe("s3cret_-");
      expect(headers["content-type"]).toBe("application/json");
    }
  });

  test("sends no secret header when none was set", async () => {
    const { bot, call } = await createSimulator();
    const hook = await createWebhook();
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "hi");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    expect(hook.deliveries[0]?.headers).not.toHaveProperty("x-telegram-bot-api-secret-token");
  });

  test("repeats a refused update and holds back the chat's next one until it is taken", async () => {
    const { bot, call } = await createSimulator({ retryScale: 0.001 });
    let refusals = 4;
    const hook = await createWebhook((_, response) => {
      refusals -= 1;
      if (refusals >= 0) response.writeHead(500).end();
    });
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "first");
    bot.say(ana, "second");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    expect(heard(hook)).toEqual(["first", "first", "first", "first", "first", "second"]);
  });

  test("a delivery can be lost, or its answer; faults for the bot's own calls leave it alone", async () => {
    const { bot, call } = await createSimulator({ retryScale: 0.001 });
    const hook = await createWebhook();
    await call("setWebhook", { url: hook.url });
    bot.fail({ status: 500 });
    bot.fail({ method: "webhook", reset: true });
    bot.fail({ method: "webhook", acceptThenReset: true, times: 2 });
    bot.say(ana, "first");
    bot.say(ana, "second");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    expect(heard(hook)).toEqual(["first", "first", "first", "second"]);
    expect((await call("getMe")).status).toBe(500);
  });

  test("retries at once, then after growing waits", async () => {
    const { bot, call } = await createSimulator({ retryScale: 0.05 });
    let refusals = 3;
    const hook = await createWebhook((_, response) => {
      refusals -= 1;
      if (refusals >= 0) response.writeHead(503).end();
    });
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "hi");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    const times = hook.deliveries.map(({ at }) => at);
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(waits).toHaveLength(3);
    expect(waits[0]).toBeLessThan(80);
    expect(waits[1]).toBeGreaterThan(95);
    expect(waits[2]).toBeGreaterThan(195);
  });

  test("obeys Retry-After", async () => {
    const { bot, call } = await createSimulator({ retryScale: 0.01 });
    let refused = false;
    const hook = await createWebhook((_, response) => {
      if (!refused) response.writeHead(429, { "retry-after": "20" }).end();
      refused = true;
    });
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "hi");
    await bot.waitFor(() => bot.pendingUpdates === 0);
    const [first, second] = hook.deliveries;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(190);
  });

  test("a chat that is refused does not hold up another chat", async () => {
    const { bot, call } = await createSimulator();
    const hook = await createWebhook(({ update }, response) => {
      if (update.message?.chat.id === ana.id)
        response.writeHead(500, { "retry-after": "900" }).end();
    });
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "stuck");
    for (const text of ["one", "two"]) bot.say(ben, text);
    await bot.waitFor(() => bot.pendingUpdates === 1);
    expect(heard(hook).filter((text) => text !== "stuck")).toEqual(["one", "two"]);
  });

  test("has only one update of a chat in flight", async () => {
    const { bot, call } = await createSimulator();
    const open: (() => void)[] = [];
    const hook = await createWebhook((_, response) => {
      response.statusCode = 204;
      open.push(() => response.end());
    });
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "one");
    bot.say(ana, "two");
    bot.say(ben, "other");
    await expect.poll(() => new Set(heard(hook))).toEqual(new Set(["one", "other"]));
    for (const end of open) end();
    await expect.poll(() => heard(hook)).toContain("two");
    open.at(-1)?.();
    await bot.waitFor(() => bot.pendingUpdates === 0);
  });

  test("gives up waiting for an answer and reports the failure", async () => {
    const { bot, call } = await createSimulator({ webhookTimeoutMs: 30, retryScale: 100 });
    const hook = await createWebhook((_, response) => {
      response.statusCode = 202;
    });
    await call("setWebhook", { url: hook.url, max_connections: 7, allowed_updates: ["message"] });
    bot.say(ana, "hi");
    await bot.waitFor(() => bot.webhook.last_error_message);
    expect((await call("getWebhookInfo")).result).toMatchObject({
      url: hook.url,
      has_custom_certificate: false,
      pending_update_count: 1,
      max_connections: 7,
      allowed_updates: ["message"],
      last_error_message: "Read timeout expired",
      last_error_date: expect.any(Number),
    });
  });

  test("reports a wrong status and a refused connection", async () => {
    const { bot, call } = await createSimulator({ retryScale: 100 });
    const hook = await createWebhook((_, response) => void response.writeHead(404).end());
    await call("setWebhook", { url: hook.url });
    bot.say(ana, "hi");
    await bot.waitFor(() => bot.webhook.last_error_message);
    expect(bot.webhook.last_error_message).toBe("Wrong response from the webhook: 404 Not Found");
    await call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    await bot.waitFor(() => bot.webhook.last_error_message?.startsWith("Connection"));
  });

  test("deleting it keeps the updates for polling, dropping them does not", async () => {
    const { bot, call, updates } = await createSimulator();
    await call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    bot.say(ana, "kept");
    await call("deleteWebhook");
    expect(texts(await updates())).toEqual(["kept"]);
    await call("deleteWebhook", { drop_pending_updates: true });
    expect(await updates()).toEqual([]);
    expect((await call("getWebhookInfo")).result).toEqual({
      url: "",
      has_custom_certificate: false,
      pending_update_count: 0,
    });
  });

  test("refuses a url without http and a secret with other characters", async () => {
    const { call } = await createSimulator();
    expect((await call("setWebhook", { url: "ftp://x" })).status).toBe(400);
    const secret = await call("setWebhook", { url: "https://x.example/", secret_token: "ä" });
    expect(secret.description).toMatch(/unallowed characters/);
  });
});
