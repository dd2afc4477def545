// Work that began before a restart goes on after it: nothing is lost, and nothing happens twice.

import { describe, expect, it } from "vitest";
import { offlineReply } from "../../src/tools/simulator/model/offline-model.ts";
import { MODES, OWNER, startBot } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { testClock } from "../support/clock.ts";
import { newestCandidate, stageOne, tap } from "../support/gate.ts";

describe.each(MODES)("a restart, %s", (mode) => {
  it("keeps the conversation and the offered look-up", async () => {
    const bot = await startBot({ mode });
    await bot.ask("what do you know about octopuses?");
    await bot.ask("why do lighthouses flash?");
    const before = bot.conversation();
    expect(before.history).toHaveLength(4);
    await bot.restart();
    expect(bot.conversation()).toEqual(before);
    expect((await bot.ask("yes")).text).toMatch(/^(I looked it up|I found out)/);
    await bot.ask("hello there");
    const last = bot.servers.model.requests.findLast(({ task }) => task === "voice");
    expect(last?.messages.map(({ content }) => content)).toContain("why do lighthouses flash?");
  });

  it("sends what was decided and not yet sent", async () => {
    const bot = await startBot({ mode });
    bot.telegram.fail({ method: "sendMessage", status: 500, times: Infinity });
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.calls("sendMessage").length > 0);
    await bot.stop();
    expect(bot.said()).toEqual([]);
    bot.telegram.clearFaults();
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 1);
    await bot.idle();
    expect(bot.said()).toEqual([expect.stringMatching(/octopus/i)]);
    expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(1);
  });

  it("finishes the turn under way and answers what came meanwhile, each once", async () => {
    const held = Promise.withResolvers<undefined>();
    const servers = await startServers({
      respond: async ({ task, messages }) => {
        if (task === "voice") await held.promise;
        return offlineReply(messages);
      },
    });
    const bot = await startBot({ mode, servers });
    bot.telegram.say(OWNER, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.calls("sendChatAction").length > 0);
    const stopping = bot.stop();
    bot.telegram.say(OWNER, "what do you know about limpets?");
    held.resolve(undefined);
    await stopping;
    await bot.start();
    await bot.telegram.waitFor(() => bot.said().length === 2);
    await bot.idle();
    expect(bot.said()).toEqual([
      expect.stringMatching(/octopus/i),
      expect.stringMatching(/limpet/i),
    ]);
    expect(servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(2);
  });
});

it("answers a message whose model call was cut short, once", async () => {
  const bot = await startBot({ runtime: { timing: { lastTurnsMs: 100 } } });
  bot.servers.model.enqueue({ hang: true }, { task: "voice" });
  bot.telegram.say(OWNER, "what do you know about octopuses?");
  await bot.telegram.waitFor(
    () => bot.servers.model.prepared === 0 && bot.telegram.pendingUpdates === 0,
  );
  await bot.stop();
  expect(bot.said()).toEqual([]);
  await bot.start();
  await bot.telegram.waitFor(() => bot.said().length > 0);
  expect((await bot.ask("/help")).text).toContain("/review");
  expect(bot.said()).toEqual([expect.stringMatching(/octopus/i), expect.any(String)]);
});

it("keeps exchanges that the analyst has still to read", async () => {
  const bot = await startBot();
  bot.servers.model.enqueue({ hang: true }, { task: "analyst" });
  await bot.ask("I love volcanoes more than anything");
  await expect.poll(() => bot.servers.model.prepared).toBe(0);
  await bot.restart();
  await bot.idle();
  expect(newestCandidate(bot).userText).toBe("I love volcanoes more than anything");
  expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toHaveLength(2);
});

it("keeps the number of the last candidate, even when its block was taken out by hand", async () => {
  const bot = await startBot();
  const before = bot.read("PENDING-REVIEW.md");
  await stageOne(bot);
  await bot.stop();
  const { writeFileSync } = await import("node:fs");
  writeFileSync(`${bot.folder}/PENDING-REVIEW.md`, before);
  await bot.start();
  await stageOne(bot, "we built a raft out of corks");
  expect(newestCandidate(bot).id).toBe("CANDIDATE-0006");
});

it("forgets an offer after a quarter of an hour, also across a restart", async () => {
  const clock = testClock();
  const bot = await startBot({ runtime: { now: clock.now } });
  await bot.ask("why do lighthouses flash?");
  clock.advance({ minutes: 15, seconds: 1 });
  await bot.restart();
  expect((await bot.ask("yes")).text).not.toMatch(/^(I looked it up|I found out)/);
  expect(bot.servers.model.requests.filter(({ task }) => task === "lookup")).toEqual([]);
});

it("does not start a second bot on a Record that runs", async () => {
  const bot = await startBot();
  const again = startBot({ servers: bot.servers, environment: bot.environment });
  await expect(again).rejects.toMatchObject({ code: "record_busy", exitCode: 75 });
  expect((await bot.ask("what do you know about octopuses?")).text).toMatch(/octopus/i);
});

it("leaves a review card usable whose other candidates were decided before", async () => {
  const bot = await startBot();
  await stageOne(bot);
  await stageOne(bot, "we built a raft out of corks");
  await bot.ask("/review");
  await tap(bot, /✅ 0006/);
  await bot.restart();
  expect(await tap(bot, /❌ 0005/)).toBe("Rejected.");
  expect(newestCandidate(bot).status).toBe("approved");
});
