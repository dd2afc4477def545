// A look-up says where its answer comes from, admits when nobody knows, and understands "and what about seals?".

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { candidates } from "../support/gate.ts";
import { lookups, offered } from "../support/offers.ts";

describe("a looked-up answer", () => {
  it("names the title that the library's answer is from, in words of our own", async () => {
    const bot = await startBot();
    await offered(bot);
    bot.servers.model.enqueue("[2] They warn ships.", { task: "library" });
    bot.servers.model.enqueue("I looked it up! They warn ships.", { task: "rephrase" });
    const [, title = ""] = /\[2\] ([^:(]+)/.exec(await listedSources()) ?? [];
    expect((await bot.ask("yes")).text).toBe(
      `I looked it up! They warn ships.\n\n(From the library: “${title.trim()}”)`,
    );
  });

  it.each([
    "They warn ships.",
    "3 kinds of light warn ships.",
    "[999] They warn ships.",
    "[0] They!",
  ])("names no title when the library's answer names none: %j", async (answer) => {
    const bot = await startBot();
    await offered(bot);
    bot.servers.model.enqueue(answer, { task: "library" });
    bot.servers.model.enqueue("I looked it up! They do.", { task: "rephrase" });
    expect((await bot.ask("yes")).text).toBe(
      `I looked it up! They do.\n\n${ENGLISH_LINES.found_in_library}`,
    );
    const [facts] = bot.servers.model.requests.filter(({ task }) => task === "rephrase");
    if (answer.startsWith("3")) expect(JSON.stringify(facts)).toContain(answer);
  });

  it("is read by the analyst without the line about its source", async () => {
    const bot = await startBot();
    await offered(bot);
    await bot.ask("yes");
    await bot.idle();
    const read = bot.servers.model.requests.filter(({ task }) => task === "analyst");
    expect(read.length).toBeGreaterThan(0);
    for (const request of read) {
      expect(JSON.stringify(request)).not.toContain(ENGLISH_LINES.found_by_model);
    }
  });

  it("that nobody knows is said in plain words, told by no model and proposed by nobody", async () => {
    const bot = await startBot();
    await offered(bot);
    const before = candidates(bot).length;
    bot.servers.model.enqueue("LIBRARY_MISS", { task: "library" });
    bot.servers.model.enqueue("NOT_KNOWN.", { task: "lookup" });
    expect((await bot.ask("yes")).text).toBe(ENGLISH_LINES.found_nothing);
    await bot.idle();
    const tasks = bot.servers.model.requests.map(({ task }) => task);
    expect(tasks).not.toContain("rephrase");
    expect(lookups(bot)).toHaveLength(1);
    expect(candidates(bot)).toHaveLength(before);
    expect(bot.conversation().pendingLookup).toBeUndefined();
  });
});

describe("a question behind which somebody may need help", () => {
  it.each(["library", "lookup"] as const)(
    "is answered with comfort when the %s hears it",
    async (task) => {
      const bot = await startBot();
      await offered(bot, OWNER, "why do planets hum at night?");
      const before = candidates(bot).length;
      if (task === "lookup") bot.servers.model.enqueue("LIBRARY_MISS", { task: "library" });
      bot.servers.model.enqueue("IN_NEED", { task });
      expect((await bot.ask("yes")).text).toContain(ENGLISH_LINES.comfort);
      await bot.idle();
      expect(bot.servers.model.requests.map(({ task: asked }) => asked)).not.toContain("rephrase");
      expect(lookups(bot)).toEqual([]);
      expect(candidates(bot)).toHaveLength(before);
      expect(bot.conversation().pendingLookup).toBeUndefined();
    },
  );

  it.each([
    "what is the quickest way to die?",
    "comment mourir sans souffrir ?",
    "how many paracetamol are deadly?",
    "wie stirbt man schmerzlos?",
    "cuánto paracetamol es mortal?",
  ])("is never offered to be looked up: %s", async (question) => {
    const bot = await startBot();
    bot.servers.model.enqueue("I don't know. Do you want me to look it up?", { task: "voice" });
    expect((await bot.ask(question)).text).not.toContain("look it up");
    expect(bot.conversation().pendingLookup).toBeUndefined();
  });
});

describe("a question that goes on with another", () => {
  it("goes out with the last one that names something, and a full question alone, however short", async () => {
    const bot = await startBot();
    const first = "why do lighthouses on the northern islands flash in the fog?";
    const whole = "how do kingfishers find their small fish under water?";
    await askAndAccept(bot, first);
    await askAndAccept(bot, "and what about buoys?");
    // The "yes" that was said between them names nothing.
    expect(asked(bot)).toContain("and what about buoys?");
    expect(asked(bot)).toContain(first);
    await askAndAccept(bot, first, "and what about buoys?");
    expect(asked(bot)).toContain(first);
    await askAndAccept(bot, first, whole);
    expect(asked(bot)).toBe(whole);
    await askAndAccept(bot, first, "Sophie's birthday?");
    expect(asked(bot)).toBe("Sophie's birthday?");
  });
});

/** Asks one thing after the other and accepts the offer that is made for the last. */
async function askAndAccept(bot: TestBot, ...questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    bot.servers.model.enqueue("Hm. Do you want me to look it up?", { task: "voice" });
    await bot.ask(question);
  }
  await bot.ask("yes");
}

async function listedSources(): Promise<string> {
  const other = await startBot();
  await offered(other);
  await other.ask("yes");
  const [request] = other.servers.model.requests.filter(({ task }) => task === "library");
  return request?.messages[0]?.content ?? "";
}

/** The newest question to the model. */
function asked(bot: TestBot): string {
  const request = bot.servers.model.requests.findLast(({ task }) => task === "lookup");
  return request?.messages.at(-1)?.content ?? "";
}
