// What comes from Telegram is answered once, in order, and no chat waits for another.

import { describe, expect, it } from "vitest";
import { GUEST, MODES, OWNER, startBot } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { newestCandidate, settled, stageOne } from "../support/gate.ts";

describe.each(MODES)("updates, %s", (mode) => {
  it("answers the same update once, however often it comes", async () => {
    const bot = await startBot({ mode });
    const update = bot.telegram.say(OWNER, "hello there");
    bot.telegram.post(update);
    bot.telegram.post(update);
    await bot.idle();
    bot.telegram.post(update);
    await bot.idle();
    expect(bot.said()).toHaveLength(1);
    expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(1);
  });

  it("takes another text under a known id as another update", async () => {
    const bot = await startBot({ mode });
    const { update_id } = bot.telegram.say(OWNER, "hello there");
    await bot.idle();
    const next = { message_id: 50, from: user(OWNER.id), chat: chat(OWNER.id), date: 1 };
    bot.telegram.post({ update_id, message: { ...next, text: "and hello again" } });
    await bot.idle();
    expect(bot.said()).toHaveLength(2);
  });

  it("goes on when Telegram's ids go down after a quiet week", async () => {
    const bot = await startBot({ mode });
    bot.telegram.say(OWNER, "hello there");
    await bot.idle();
    bot.telegram.nextUpdateId = 7;
    bot.telegram.say(OWNER, "hello again");
    await bot.idle();
    bot.telegram.say(OWNER, "and once more, hello");
    await bot.idle();
    expect(bot.said()).toHaveLength(3);
  });

  it("answers a batch in order within each chat", async () => {
    const servers = await startServers({
      respond: ({ messages }) => `re: ${messages.at(-1)?.content ?? ""}`,
    });
    const bot = await startBot({ mode, servers });
    await bot.stop();
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    for (const number of numbers) {
      bot.telegram.say(OWNER, `owner ${number}`);
      bot.telegram.say(GUEST, `guest ${number}`);
    }
    await bot.start();
    await bot.idle();
    expect(bot.said(OWNER)).toEqual(numbers.map((number) => `re: owner ${number}`));
    expect(bot.said(GUEST)).toEqual(numbers.map((number) => `re: guest ${number}`));
  });
});

describe("a model that never answers in one chat", () => {
  it("delays no other chat, and not the same chat's buttons", async () => {
    const bot = await startBot({ runtime: { turnTimeoutMs: 1500 } });
    await stageOne(bot);
    bot.servers.model.enqueue({ hang: true }, { task: "voice" });
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.servers.model.prepared === 0);
    const before = bot.said(OWNER).length;
    expect((await bot.ask("what do you know about octopuses?", GUEST)).text).toMatch(/octopus/i);
    const tapped = await bot.telegram.tapButton(OWNER, /Approve/).answered;
    expect(tapped.text).toMatch(/^Approved/);
    expect(bot.said(OWNER)).toHaveLength(before);
    await bot.idle();
    expect(newestCandidate(bot).status).toBe("approved");
    expect(bot.said(OWNER)).toHaveLength(before + 1);
  });

  it("keeps the words that came meanwhile in order behind it", async () => {
    const bot = await startBot({ runtime: { turnTimeoutMs: 300 } });
    bot.servers.model.enqueue({ hang: true }, { task: "voice" });
    bot.telegram.say(OWNER, "why do whales sing?");
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.idle();
    const [first, second, ...rest] = bot.said();
    expect(first).toMatch(/mixed up/);
    expect(second).toMatch(/octopus/i);
    expect(rest).toEqual([]);
  });
});

describe("a tap that Telegram has forgotten", () => {
  it("is carried out and shown on the card all the same", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    bot.telegram.expireCallbacks = true;
    await settled(bot, bot.telegram.tapButton(OWNER, /Approve/));
    expect(newestCandidate(bot).status).toBe("approved");
    const shown = bot.telegram.chat(OWNER.id).find((m) => m.messageId === card.messageId);
    expect(shown?.text).toMatch(/^✅ Approved/);
    expect(shown?.buttons).toEqual([]);
  });
});

function user(id: number): object {
  return { id, is_bot: false, first_name: "Robin" };
}

function chat(id: number): object {
  return { id, type: "private", first_name: "Robin" };
}
