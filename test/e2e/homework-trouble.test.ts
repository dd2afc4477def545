// Homework with trouble: models, limits, time, and answers that come too late or at once.

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OWNER, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import { labels, settled, shownCard, tap } from "../support/gate.ts";
import { answerWith, begin, homeworkRows, letterData, say, THREE } from "../support/homework.ts";

const CHANNEL = `telegram:${OWNER.id}`;

describe("a homework that nobody answers", () => {
  it("is put away with a word, and the message that shows it is answered", async () => {
    const clock = testClock();
    const bot = await startBot({
      runtime: { now: clock.now },
      environment: { HOMEWORK_SESSION_TIMEOUT_SEC: "60" },
    });
    const first = await begin(bot);
    clock.advance({ seconds: 60 });
    await say(bot, "b");
    expect(bot.said().at(-1)).toMatch(/Question 2/);
    clock.advance({ seconds: 61 });
    bot.servers.model.enqueue("An octopus has three hearts.", { task: "voice" });
    await say(bot, "what do you know about octopuses?");
    expect(bot.said().at(-2)).toMatch(/We left the homework for a while/);
    expect(bot.said().at(-1)).toBe("An octopus has three hearts.");
    expect(labels(shownCard(bot, first))).toEqual([]);
    await say(bot, "hello there");
    expect(bot.said().filter((text) => text.includes("left the homework"))).toHaveLength(1);
  });

  it("says so on its question when that is tapped", async () => {
    const clock = testClock();
    const bot = await startBot({ runtime: { now: clock.now } });
    const first = await begin(bot);
    clock.advance({ minutes: 31 });
    await tap(bot, /^A$/);
    expect(shownCard(bot, first).text).toMatch(/We left the homework for a while/);
    expect(labels(shownCard(bot, first))).toEqual([]);
    expect(bot.runtime.state.homework.find(CHANNEL)).toBeUndefined();
  });
});

describe("an answer to a question that is over", () => {
  it("does not answer the one that is asked now, when it is a late tap", async () => {
    const bot = await startBot();
    const card = await begin(bot);
    await tap(bot, /^A$/);
    const late = bot.telegram.tap(OWNER, card.messageId, letterData(card, "B"));
    expect(await settled(bot, late)).toBe("That question is over.");
    expect(bot.runtime.state.homework.find(CHANNEL)).toMatchObject({ index: 1, correct: 1 });
  });

  it("does not answer it either when it was typed before the question was there", async () => {
    const bot = await startBot();
    await begin(bot);
    bot.telegram.say(OWNER, "A");
    bot.telegram.say(OWNER, "A");
    await bot.idle();
    expect(bot.said().at(-1)).toBe("That question is over.");
    expect(bot.runtime.state.homework.find(CHANNEL)).toMatchObject({ index: 1, correct: 1 });
  });

  it("counts once when a tap and a letter come in the same moment", async () => {
    const bot = await startBot();
    const card = await begin(bot, THREE.slice(0, 2));
    // Both see the first question before either is written down.
    const { database } = bot.runtime.state;
    const original = database.transact;
    const waiting: (() => void)[] = [];
    Object.assign(database, {
      transact: async <T>(work: () => T, follow?: () => void): Promise<T> => {
        if (waiting.length < 2) {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (waiting.length === 2) for (const go of waiting) go();
          });
        }
        return original(work, follow);
      },
    });
    bot.telegram.say(OWNER, "A");
    const { answered } = bot.telegram.tap(OWNER, card.messageId, letterData(card, "A"));
    await answered;
    Object.assign(database, { transact: original });
    await bot.idle();
    expect(bot.runtime.state.homework.find(CHANNEL)).toMatchObject({ index: 1, correct: 1 });
    expect(bot.read("SESSION-TRANSCRIPT.md").split("`HOMEWORK ANSWER")).toHaveLength(2);
    expect(bot.said().filter((text) => text.startsWith("Right"))).toHaveLength(1);
  });

  it("is refused in another chat, and with letters that the question does not have", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_OWNER_IDS: "1001,1002" } });
    const card = await begin(bot, THREE.toReversed());
    const other = bot.telegram.tap({ id: 1002, firstName: "Kim" }, 1, letterData(card, "A"));
    expect(await settled(bot, other)).toMatch(/doesn't work any more/);
    const forged = letterData(card, "C").replace(/C$/, "D");
    const { answered } = bot.telegram.tap(OWNER, card.messageId, forged);
    expect((await answered).text).toMatch(/doesn't work any more/);
    expect(bot.runtime.state.homework.find(CHANNEL)).toMatchObject({ index: 0 });
  });
});

describe("a homework that cannot begin", () => {
  it.each([
    { what: "nonsense", reply: "Sure! Here you go: (nothing)" },
    {
      what: "questions that are all broken",
      reply: '[{"q": "x", "options": ["a"], "correct": "A"}]',
    },
    { what: "nothing", reply: "" },
  ])("because the model gives $what, is paid as the call that it was", async ({ reply }) => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "4" } });
    bot.servers.model.enqueue(reply, { task: "homework" });
    expect(await say(bot, "/homework")).toMatch(/couldn't think of good questions/);
    await begin(bot);
    await say(bot, "stop");
    expect(await say(bot, "/homework")).toMatch(/tired/);
  });

  it("because the model server fails, can be begun again", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "4" } });
    bot.servers.model.enqueue({ status: 400 }, { task: "homework", times: 4 });
    expect(await say(bot, "/homework")).toMatch(/couldn't think of good questions/);
    bot.servers.model.clearScript();
    expect((await begin(bot)).text).toContain("Question 1 of 3");
  });

  it("because the Record says too little, asks no model, and takes no token", async () => {
    const bot = await startBot({
      environment: { RATE_LIMIT_MAIN: "1" },
      prepare: (folder) => {
        writeFileSync(
          join(folder, "SELF.md"),
          "# SELF\n\n## I. IDENTITY\n\n```yaml\nname: Mira\n```\n",
        );
        writeFileSync(join(folder, "EVIDENCE.md"), "# EVIDENCE\n");
        rmSync(join(folder, "MERGE-RECEIPTS.jsonl"), { force: true });
      },
    });
    expect(await say(bot, "/homework")).toMatch(/isn't enough in my Record/);
    expect(bot.servers.model.requests).toEqual([]);
    expect(await say(bot, "hello")).not.toMatch(/tired/);
  });

  it("because its person stops it, leaves nothing behind", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue({ hang: true }, { task: "homework" });
    bot.telegram.say(OWNER, "/homework");
    await bot.telegram.waitFor(() => bot.servers.model.requests.length > 0);
    expect(await say(bot, "/stop")).toBe("Okay, I stopped.");
    expect(bot.runtime.state.homework.find(CHANNEL)).toBeUndefined();
    answerWith(bot);
    expect(await say(bot, "/homework")).toContain("Question 1 of 3");
    expect(homeworkRows(bot)).toEqual([]);
  });
});
