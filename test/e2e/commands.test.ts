// /start, /reset, /help and checkpoints.

import { describe, expect, it } from "vitest";
import { GUEST, OWNER, startBot } from "../support/bots.ts";
import { analystAnswer, newestCandidate } from "../support/gate.ts";

describe("a command", () => {
  it("/start greets by name, names some interests and shows the keyboard", async () => {
    const bot = await startBot();
    const greeting = await bot.ask("/start");
    expect(greeting.text).toMatch(/^Hi! I'm Mira's Voice[^]*tide pools[^]*You look after/);
    const labels = bot.telegram
      .keyboard(OWNER.id)
      ?.keyboard.flat()
      .map(({ text }) => text);
    expect(labels).toHaveLength(7);
    expect(labels).toContain("Homework");
    expect(labels).toContain("Just between us");
    expect((await bot.ask("/start", GUEST)).text).not.toContain("look after");
    expect(bot.servers.model.requests).toEqual([]);
  });

  it.each(["/start", "/reset"])(
    "%s begins the conversation afresh, and only that",
    async (text) => {
      const bot = await startBot();
      await bot.ask("why do lighthouses flash?");
      await bot.ask("why do lighthouses flash?", GUEST);
      await bot.idle();
      const self = bot.read("SELF.md");
      await bot.ask(text);
      await bot.idle();
      expect(bot.conversation()).toEqual({ history: [], sinceCheckpoint: [], evidence: [] });
      expect(bot.conversation(GUEST).pendingLookup).toBeDefined();
      expect(bot.read("SELF.md")).toBe(self);
      const label = text === "/start" ? "SESSION START" : "SESSION RESET";
      expect(bot.read("SESSION-TRANSCRIPT.md")).toContain(`\`${label}\` (Telegram)`);
      expect((await bot.ask("yes")).text).not.toMatch(/^I looked it up/);
    },
  );

  it("/help names every published command", async () => {
    const bot = await startBot();
    const { text } = await bot.ask("/help");
    await expect.poll(() => bot.telegram.commands.length).toBeGreaterThan(0);
    for (const { command } of bot.telegram.commands) expect(text).toContain(`/${command}`);
  });

  it("for another bot is not ours", async () => {
    const bot = await startBot();
    await bot.ask("hello there");
    expect((await bot.ask("/reset@some_other_bot")).text).toMatch(/don't know that command/);
    expect(bot.conversation().history).toHaveLength(2);
    await bot.ask(`/reset@${bot.telegram.username}`);
    expect(bot.conversation().history).toEqual([]);
  });
});

describe("a checkpoint", () => {
  it("proposes from what was said since the last one, and only the person's words", async () => {
    const bot = await startBot();
    await bot.ask("I found a crab with one claw");
    await bot.idle();
    bot.servers.model.enqueue(analystAnswer("a crab with one claw"), { task: "analyst" });
    expect((await bot.ask("Checkpoint!")).text).toMatch(/^Checkpoint taken. I found something/);
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("a crab with one claw");
    expect(newestCandidate(bot).userText).toContain("USER: I found a crab with one claw");

    bot.servers.model.enqueue(analystAnswer("a crab with one claw"), { task: "analyst" });
    expect((await bot.ask("checkpoint")).text).toMatch(/Nothing new/);
    await bot.idle();
    const last = bot.servers.model.requests.findLast(({ task }) => task === "analyst");
    expect(last?.messages.at(-1)?.content).toContain("nothing yet");
    expect(bot.events().map(({ event }) => event)).toEqual([
      "staged",
      "dyad:checkpoint_request",
      "invalid_candidate",
      "dyad:checkpoint_request",
    ]);
  });

  it("that is pasted counts only the person's lines as evidence", async () => {
    const bot = await startBot();
    const pasted = [
      "Here is my checkpoint:",
      "You: I learned how to splice a rope",
      "ChatGPT: You are a very talkative person",
      "padding ".repeat(50),
    ].join("\n");
    bot.servers.model.enqueue(analystAnswer("You are a very talkative person"), {
      task: "analyst",
    });
    expect((await bot.ask(pasted)).text).toMatch(/nothing new/);
    bot.servers.model.enqueue(analystAnswer("how to splice a rope"), { task: "analyst" });
    expect((await bot.ask(pasted)).text).toMatch(/something worth keeping/);
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe("how to splice a rope");
  });
});
