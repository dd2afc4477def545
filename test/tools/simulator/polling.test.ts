import { describe, expect, test } from "vitest";
import type { TelegramUpdate } from "../../../src/tools/simulator/bot-api/telegram-types.ts";
import { ana, ben, createSimulator, texts } from "./support.ts";

describe("getUpdates", () => {
  test("without an offset returns the same updates again and confirms nothing", async () => {
    const { bot, updates } = await createSimulator();
    bot.say(ana, "one");
    bot.say(ana, "two");
    expect(texts(await updates())).toEqual(["one", "two"]);
    expect(texts(await updates())).toEqual(["one", "two"]);
    expect(bot.pendingUpdates).toBe(2);
  });

  test("an offset confirms everything below it", async () => {
    const { bot, updates } = await createSimulator();
    const first = bot.say(ana, "one");
    bot.say(ana, "two");
    expect(texts(await updates({ offset: first.update_id + 1 }))).toEqual(["two"]);
    expect(texts(await updates())).toEqual(["two"]);
  });

  test("the limit is kept between 1 and 100", async () => {
    const { bot, updates } = await createSimulator();
    for (let count = 0; count < 120; count += 1) bot.say(ana, `message ${count}`);
    expect(await updates({ limit: 3 })).toHaveLength(3);
    expect(await updates({ limit: 0 })).toHaveLength(1);
    expect(await updates({ limit: 500 })).toHaveLength(100);
    expect(await updates()).toHaveLength(100);
  });

  test("a negative offset keeps only the newest updates", async () => {
    const { bot, updates } = await createSimulator();
    for (const text of ["one", "two", "three"]) bot.say(ana, text);
    expect(texts(await updates({ offset: -2 }))).toEqual(["two", "three"]);
    expect(bot.pendingUpdates).toBe(2);
  });

  test("a long poll is answered as soon as something happens", async () => {
    const { bot, updates } = await createSimulator();
    const polled = updates({ timeout: 30 });
    await bot.waitFor(() => bot.isPolling);
    bot.say(ana, "hello");
    expect(texts(await polled)).toEqual(["hello"]);
  });

  test("a long poll ends empty when its time is over", async () => {
    const { updates } = await createSimulator();
    const started = performance.now();
    expect(await updates({ timeout: 1 })).toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test("a poll whose client went away does not swallow the next update", async () => {
    const { bot, call, updates } = await createSimulator();
    const client = new AbortController();
    const polled = call("getUpdates", { timeout: 30 }, client.signal);
    await bot.waitFor(() => bot.isPolling);
    client.abort();
    await expect(polled).rejects.toThrow();
    await bot.waitFor(() => !bot.isPolling);
    bot.say(ana, "still here");
    expect(texts(await updates())).toEqual(["still here"]);
  });

  test("a newer waiting poll ends the older one with 409", async () => {
    const { bot, call } = await createSimulator();
    const older = call("getUpdates", { timeout: 30 });
    await bot.waitFor(() => bot.isPolling);
    const newer = call("getUpdates", { timeout: 30 });
    expect(await older).toMatchObject({
      status: 409,
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    bot.say(ana, "hello");
    expect(texts((await newer).result as unknown as TelegramUpdate[])).toEqual(["hello"]);
  });

  test("is refused with 409 while a webhook is set", async () => {
    const { call } = await createSimulator();
    await call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect(await call("getUpdates")).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await call("deleteWebhook");
    expect(await call("getUpdates")).toMatchObject({ ok: true, result: [] });
  });

  test("setting a webhook ends a waiting poll with 409", async () => {
    const { bot, call } = await createSimulator();
    const polled = call("getUpdates", { timeout: 30 });
    await bot.waitFor(() => bot.isPolling);
    await call("setWebhook", { url: "http://127.0.0.1:9/hook" });
    expect(await polled).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by setWebhook request",
    });
  });

  test("allowed_updates stay in force for later calls, and an empty list lifts them", async () => {
    const { bot, updates } = await createSimulator();
    await updates({ allowed_updates: ["callback_query"] });
    await updates();
    bot.say(ana, "not wanted");
    expect(await updates()).toEqual([]);
    await updates({ allowed_updates: [] });
    bot.say(ana, "wanted");
    expect(texts(await updates())).toEqual(["wanted"]);
  });

  test("ids that restarted lower are delivered although the bot's offset is far above them", async () => {
    const { bot, updates } = await createSimulator();
    bot.post({ update_id: 900, message: { text: "before" } });
    await updates({ offset: 901 });
    bot.nextUpdateId = 17;
    bot.say(ana, "after");
    const found = await updates({ offset: 901 });
    expect(found.map(({ update_id }) => update_id)).toEqual([17]);
    expect(await updates({ offset: 18 })).toEqual([]);
  });

  test("an offset from a time before this server, far above its ids, confirms nothing", async () => {
    const { bot, updates } = await createSimulator();
    const { update_id } = bot.say(ana, "hello");
    expect(texts(await updates({ offset: update_id + 400_000 }))).toEqual(["hello"]);
    expect(bot.pendingUpdates).toBe(1);
  });

  test("an update posted twice under one id is delivered twice", async () => {
    const { bot, updates } = await createSimulator();
    const { update_id } = bot.say(ana, "once");
    expect(await updates()).toHaveLength(1);
    expect(await updates({ offset: update_id + 1 })).toEqual([]);
    bot.post({ update_id, message: { text: "again" } });
    expect(texts(await updates({ offset: update_id + 1 }))).toEqual(["again"]);
    expect(await updates({ offset: update_id + 1 })).toEqual([]);
  });

  test("numbers updates of all chats in one row and messages per chat", async () => {
    const { bot } = await createSimulator();
    const all = [bot.say(ana, "a"), bot.say(ben, "b"), bot.say(ana, "c")];
    const start = all[0]?.update_id ?? 0;
    expect(all.map(({ update_id }) => update_id - start)).toEqual([0, 1, 2]);
    expect(all.map(({ message }) => message?.message_id)).toEqual([1, 1, 2]);
  });
});
