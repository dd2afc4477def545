// What a model says that nothing of the Record holds: it is asked once more, and then the Voice says that it has not learned this.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GERMAN } from "../../src/wording/german.ts";
import { ENGLISH, ENGLISH_PHRASES } from "../../src/wording/english.ts";
import { fill } from "../../src/wording/catalogue.ts";
import { startBot, type TestBot } from "../support/bots.ts";
import { labels, newestCard } from "../support/gate.ts";

const QUESTION = "how many hearts does an octopus have?";
const FOREIGN = "Octopuses have nine hearts, said Professor Zorbanius.";
const RIGHT = "An octopus has three hearts.";
const ABSTAINS = fill(ENGLISH.examples.unknown.answer, {
  offer: ENGLISH_PHRASES.lookup_offer[0] ?? "",
});

const asked = (bot: TestBot) => bot.servers.model.requests.filter(({ task }) => task === "voice");

describe("an answer with a name and a number that nothing holds", () => {
  it("is asked for once more, with the reason, and the second one is told", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(FOREIGN, { task: "voice" });
    bot.servers.model.enqueue(RIGHT, { task: "voice" });
    await bot.ask(QUESTION);
    expect(bot.said().at(-1)).toBe(RIGHT);
    const [first, second] = asked(bot);
    expect(second?.messages[0]).toEqual(first?.messages[0]);
    expect(second?.messages.at(-1)?.content).toContain('"Zorbanius"');
    expect(bot.conversation().history.map(({ text }) => text)).toEqual([QUESTION, RIGHT]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("Zorbanius");
  });

  it("is told by nobody when the second is no better: the Voice has not learned it, and offers", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(FOREIGN, { task: "voice", times: 2 });
    await bot.ask(QUESTION);
    await bot.idle();
    expect(bot.said().at(-1)).toBe(ABSTAINS);
    expect(asked(bot)).toHaveLength(2);
    const card = newestCard(bot);
    expect(card && labels(card)).toEqual(["Yes, look it up", "Not now"]);
    expect(bot.conversation().pendingLookup?.question).toBe(QUESTION);
  });

  it("is told by nobody when there is no second answer", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(FOREIGN, { task: "voice" });
    bot.servers.model.enqueue({ status: 500 }, { task: "voice", times: Infinity });
    await bot.ask(QUESTION);
    expect(bot.said().at(-1)).toBe(ABSTAINS);
  });

  it("is told in the Record's language that it was not learned", async () => {
    const bot = await startBot({ record: "juna" });
    bot.servers.model.enqueue("Mein Bruder heißt Malte-Zorban.", { task: "voice", times: 2 });
    await bot.ask("wie heißt dein Bruder?");
    expect(bot.said().at(-1)).toBe(
      fill(GERMAN.examples.unknown.answer, { offer: GERMAN.phrases.lookup_offer[0] ?? "" }),
    );
  });
});

describe("nothing stands in the way of an answer", () => {
  it("that keeps to what was shown", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue(RIGHT, { task: "voice" });
    await bot.ask(QUESTION);
    expect(asked(bot)).toHaveLength(1);
  });

  it("that takes up what was just said here", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue("Hello Zorbanius! 4711 is a big number.", { task: "voice" });
    await bot.ask("my fish is called Zorbanius and has 4711 scales");
    expect(asked(bot)).toHaveLength(1);
  });

  it("to somebody in distress", async () => {
    const bot = await startBot();
    const kind = "That matters, and it is not your fault. Tell Doctor Zorbanius, she is on 4711.";
    bot.servers.model.enqueue(kind, { task: "voice", times: Infinity });
    await bot.ask("dad hits me every evening");
    await bot.ask("he did it again, I am afraid");
    expect(asked(bot).length).toBeLessThanOrEqual(2);
    expect(bot.said().at(-1)).not.toBe(ABSTAINS);
  });

  it("that tells the numbers which the Record sets, or that somebody may be hurt", async () => {
    const bot = await startBot({
      prepare: (folder) => {
        const path = join(folder, "SELF.md");
        const self = readFileSync(path, "utf8");
        writeFileSync(
          path,
          `---\nhelp_line: "Zorbline 116 4711"\n---\n${self.replace(/^---\n[^]*?\n---\n/, "")}`,
        );
      },
    });
    for (const kind of [
      "The Zorbline is on 116 4711.",
      "If somebody hits you, call 112 at once.",
    ]) {
      const before = asked(bot).length;
      bot.servers.model.enqueue(kind, { task: "voice" });
      await bot.ask("which line do I ring?");
      expect(bot.said().at(-1)).toBe(kind);
      expect(asked(bot)).toHaveLength(before + 1);
    }
  });
});
