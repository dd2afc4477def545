// Telegram on bad days: a reply still arrives, once, or ends in a plain line.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot } from "../support/bots.ts";
import { REPORT, newestCandidate, stageOne, tap } from "../support/gate.ts";

const QUESTION = "what do you know about octopuses?";

describe("sending", () => {
  it("waits as long as Telegram asks before the next try", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendMessage", retryAfter: 1 });
    await bot.ask(QUESTION);
    const [first, second, ...rest] = bot.calls("sendMessage");
    expect(rest).toEqual([]);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it.each([
    { trouble: "an error of the server", fault: { status: 502 } },
    { trouble: "an error page that is no JSON", fault: { status: 502, rawBody: "<html>" } },
    { trouble: "a cut connection", fault: { reset: true } },
  ])("tries again after $trouble", async ({ fault }) => {
    const bot = await startBot({ runtime: { timing: { retryMs: 250 } } });
    bot.telegram.fail({ method: "sendMessage", ...fault, times: 2 });
    await bot.ask(QUESTION);
    await bot.idle();
    expect(bot.said()).toHaveLength(1);
    const [first, second, third, ...rest] = bot.calls("sendMessage").map(({ at }) => at);
    expect(rest).toEqual([]);
    // Each wait is about twice the one before; none of it is an error of ours.
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThan((second ?? 0) - (first ?? 0));
    expect(bot.log.join("")).not.toContain('"level":"error"');
  });

  it("says it again when Telegram took it but the answer was lost", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendMessage", acceptThenReset: true });
    await bot.ask(QUESTION);
    await bot.idle();
    const [first, second, ...rest] = bot.said();
    expect(second).toBe(first);
    expect(rest).toEqual([]);
  });

  it("keeps the newer of two copies of a card working", async () => {
    const bot = await startBot();
    bot.telegram.fail({
      method: "sendMessage",
      acceptThenReset: true,
      when: ({ text }) => String(text).includes("May I remember"),
    });
    await stageOne(bot);
    await bot.telegram.waitFor(
      () => bot.said().filter((text) => text.includes("May I remember")).length === 2,
    );
    await bot.idle();
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
    expect(newestCandidate(bot).status).toBe("approved");
  });

  it("sends nothing further to somebody who blocked the bot", async () => {
    const bot = await startBot({
      environment: { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` },
    });
    bot.telegram.addChat({ id: SECOND_OWNER.id, type: "private", first_name: "Kim" });
    bot.telegram.blockedBy.add(OWNER.id);
    bot.servers.model.enqueue("word ".repeat(1500), { task: "voice" });
    bot.telegram.say(OWNER, REPORT);
    bot.telegram.say(OWNER, "tell me a long story about a whale");
    await bot.telegram.waitFor(() => bot.said(SECOND_OWNER).length > 0);
    await bot.idle();
    const toOwner = bot.calls("sendMessage").filter((call) => call.params["chat_id"] === OWNER.id);
    expect(toOwner.length).toBeGreaterThan(0);
    expect(toOwner.every(({ answer }) => answer?.ok === false)).toBe(true);
    // One try for each thing to say (report, card, story), none repeated and no second part.
    expect(toOwner.length).toBeLessThanOrEqual(3);
    expect(bot.runtime.state.outbox.waitingCount()).toBe(0);
  });

  it("drops what else waits for somebody who turns out to have blocked the bot", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendMessage", delayMs: 400, status: 403 });
    for (const text of ["/help", "/help", "/help"]) bot.telegram.say(OWNER, text);
    await expect.poll(() => bot.runtime.state.outbox.waitingCount()).toBe(3);
    await bot.idle();
    expect(bot.calls("sendMessage")).toHaveLength(1);
  });

  it("drops what waits for somebody who blocks the bot", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendMessage", retryAfter: 3600 });
    bot.telegram.say(GUEST, QUESTION);
    await bot.telegram.waitFor(() => bot.calls("sendMessage").length === 1);
    bot.telegram.post({
      my_chat_member: {
        chat: { id: GUEST.id, type: "private", first_name: "Ash" },
        from: { id: GUEST.id, is_bot: false, first_name: "Ash" },
        date: 1,
        old_chat_member: { status: "member", user: { id: 1, is_bot: true, first_name: "b" } },
        new_chat_member: { status: "kicked", user: { id: 1, is_bot: true, first_name: "b" } },
      },
    });
    await bot.telegram.waitFor(() => bot.runtime.state.outbox.waitingCount() === 0);
    expect(bot.said(GUEST)).toEqual([]);
  });

  it("stands a plain line in for a text that Telegram refuses, once", async () => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendMessage", status: 400, times: 2 });
    bot.telegram.say(OWNER, QUESTION);
    await bot.idle();
    expect(bot.calls("sendMessage")).toHaveLength(2);
    expect(bot.said()).toEqual([]);
    bot.telegram.fail({ method: "sendMessage", status: 400 });
    expect((await bot.ask(QUESTION)).text).toMatch(/would not go through/);
  });

  it.each([
    { status: 413, line: ENGLISH_LINES.export_too_large.split("{id}")[0] },
    { status: 406, line: ENGLISH_LINES.refused_text },
    { status: 451, line: ENGLISH_LINES.refused_text },
  ])("does not send a file again that Telegram refuses with $status", async ({ status, line }) => {
    const bot = await startBot();
    bot.telegram.fail({ method: "sendDocument", status, times: Infinity });
    bot.telegram.say(OWNER, "/export");
    bot.telegram.say(OWNER, "my dad hits me every evening");
    await bot.idle();
    expect(bot.calls("sendDocument")).toHaveLength(1);
    expect(bot.said().join("\n")).toContain(line);
    expect(bot.said().join("\n")).toContain(ENGLISH_LINES.comfort);
  });

  it("sends a long answer in parts that together are the answer", async () => {
    const bot = await startBot();
    const story = Array.from({ length: 900 }, (_, n) => `word${n} 🌊`).join(" ");
    bot.servers.model.enqueue(story, { task: "voice" });
    bot.telegram.say(OWNER, "tell me a very long story");
    await bot.idle();
    const parts = bot.calls("sendMessage").map(({ params }) => String(params["text"]));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join("")).toBe(story);
    expect(bot.said()).toHaveLength(parts.length);
  });

  it("goes on behind the parts that Telegram has already", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue("word ".repeat(1500).trim(), { task: "voice" });
    bot.telegram.fail({ method: "sendMessage", status: 500, when: isSecondOf(bot) });
    bot.telegram.say(OWNER, "tell me a very long story");
    await bot.telegram.waitFor(() => bot.said().length === 2);
    await bot.idle();
    expect(bot.calls("sendMessage")).toHaveLength(3);
    expect(bot.said()).toHaveLength(2);
  });
});

function isSecondOf(bot: Awaited<ReturnType<typeof startBot>>): () => boolean {
  return () => bot.said().length === 1;
}
