// Homework from its first question to its last: by taps, by letters, and by a word that ends it.

import { describe, expect, it } from "vitest";
import { GUEST, MODES, OWNER, startBot } from "../support/bots.ts";
import { labels, newestCard, settled, shownCard, tap } from "../support/gate.ts";
import { answerWith, begin, homeworkRows, letterData, say, THREE } from "../support/homework.ts";

describe.each(MODES)("homework, %s", (mode) => {
  it("is done by taps in one message: feedback, next question, score", async () => {
    const bot = await startBot({ mode });
    const first = await begin(bot);
    expect(first.text).toMatch(/Question 1 of 3\nHow many hearts[^]*A\) Three\nB\) One/);
    expect(first.buttons.map((row) => row.map(({ text }) => text))).toEqual([
      ["A", "B"],
      ["C", "D"],
    ]);
    await tap(bot, /^A$/);
    expect(shownCard(bot, first).text).toMatch(/^Right!\n\nQuestion 2 of 3/);
    expect(labels(shownCard(bot, first))).toEqual(["A", "B"]);
    await tap(bot, /^B$/);
    expect(shownCard(bot, first).text).toMatch(/^Right again!/);
    await tap(bot, /^C$/);
    expect(shownCard(bot, first).text).toMatch(/^Right! That makes 3 in a row\.[^]*3 of 3 right/);
    expect(shownCard(bot, first).text).toContain("Right answers so far: 3. On to 30!");
    expect(labels(shownCard(bot, first))).toEqual([]);
    expect(bot.said()).toHaveLength(1);
    expect(homeworkRows(bot)).toEqual([
      {
        ts: expect.any(String) as string,
        channel_key: `telegram:${OWNER.id}`,
        correct: 3,
        total: 3,
      },
    ]);
  });

  it("is done by letters and digits: each question is a message, the old buttons go", async () => {
    const bot = await startBot({ mode });
    const first = await begin(bot);
    expect(await say(bot, "b)")).toBe(
      "Not this time. The answer is A) Three\nA way to remember it: more than a person, fewer than arms" +
        "\n\nQuestion 2 of 3\nWhat colour is its blood?\n\nA) Red\nB) Blue",
    );
    expect(labels(shownCard(bot, first))).toEqual([]);
    expect(shownCard(bot, first).text).toBe(first.text);
    expect(await say(bot, "2.")).toMatch(/^Right!/);
    expect(await say(bot, "C")).toMatch(/^Right again!\n\nThat was the last one: 2 of 3 right/);
    expect(homeworkRows(bot)).toMatchObject([{ correct: 2, total: 3 }]);
    expect(bot.runtime.state.homework.find(`telegram:${OWNER.id}`)).toBeUndefined();
  });

  it("survives a restart in the middle", async () => {
    const bot = await startBot({ mode });
    const first = await begin(bot);
    await tap(bot, /^A$/);
    await bot.restart();
    await tap(bot, /^B$/);
    await bot.restart();
    expect(await say(bot, "C")).toMatch(/^Right! That makes 3 in a row/);
    expect(labels(shownCard(bot, first))).toEqual([]);
  });
});

describe("homework", () => {
  it("is in the transcript and nowhere else: no conversation, no analyst", async () => {
    const bot = await startBot();
    await begin(bot);
    await tap(bot, /^A$/);
    await say(bot, "b");
    await say(bot, "stop");
    const transcript = bot.read("SESSION-TRANSCRIPT.md");
    const events = [
      ...transcript.matchAll(/`([A-Z-]+(?: [A-Z]+)?(?: \([a-z]+\))?)` \(Telegram\)/g),
    ];
    expect(events.map((match) => match[1]).slice(-8)).toEqual([
      "HOMEWORK START",
      "GRACE-MAR (homework)",
      "HOMEWORK ANSWER (tap)",
      "GRACE-MAR (homework)",
      "HOMEWORK ANSWER",
      "GRACE-MAR (homework)",
      "HOMEWORK STOPPED",
      "GRACE-MAR (homework)",
    ]);
    expect(bot.conversation().history).toEqual([]);
    expect(bot.servers.model.requests.map(({ task }) => task)).toEqual(["homework"]);
    expect(homeworkRows(bot)).toEqual([]);
  });

  it.each(["homework", "Homework!", "HOMEWORK"])("begins with the word %j", async (word) => {
    const bot = await startBot();
    answerWith(bot);
    expect(await say(bot, word)).toContain("Question 1 of 3");
  });

  it("asks about the newest of what the Record says, and makes the offline model do so", async () => {
    const bot = await startBot();
    expect(await say(bot, "/homework")).toMatch(/Question 1 of 8\n[^]*____[^]*\nD\) /);
    const system = bot.servers.model.requests[0]?.messages[0]?.content ?? "";
    expect(system.startsWith("Task: homework")).toBe(true);
    expect(system).toContain("[ACT-0030] Built and timed two paper boats");
    expect(bot.servers.model.requests[0]?.body["response_format"]).toMatchObject({
      type: "json_schema",
      json_schema: { name: "homework", strict: true },
    });
  });

  it("shows the same question again instead of spending tokens on new ones", async () => {
    const bot = await startBot();
    const first = await begin(bot);
    expect(await say(bot, "homework")).toMatch(/^Question 1 of 3\nHow many hearts/);
    expect(labels(shownCard(bot, first))).toEqual([]);
    expect(bot.servers.model.requests).toHaveLength(1);
    await tap(bot, /^A$/);
    expect(newestCard(bot)?.text).toMatch(/^Right!\n\nQuestion 2/);
  });

  it.each(["quit", "Stop!", "/stop", "done"])("ends with %j, without a row", async (word) => {
    const bot = await startBot();
    const first = await begin(bot);
    expect(await say(bot, word)).toMatch(/^Okay, enough homework/);
    expect(labels(shownCard(bot, first))).toEqual([]);
    expect(await say(bot, "A")).not.toMatch(/Right|question/i);
    expect(homeworkRows(bot)).toEqual([]);
  });

  it.each(["/start", "/reset"])("ends with %s, and its buttons say so", async (command) => {
    const bot = await startBot();
    const first = await begin(bot);
    await bot.ask(command);
    await bot.idle();
    expect(await settled(bot, bot.telegram.tapButton(OWNER, /^A$/))).toBe("That question is over.");
    expect(shownCard(bot, first).text).toMatch(/^This homework is over/);
    expect(labels(shownCard(bot, first))).toEqual([]);
  });

  it("leaves a score standing when its last question is tapped twice", async () => {
    const bot = await startBot();
    const card = await begin(bot, THREE.slice(0, 1));
    const data = letterData(card, "A");
    await settled(bot, bot.telegram.tap(OWNER, card.messageId, data));
    expect(await settled(bot, bot.telegram.tap(OWNER, card.messageId, data))).toMatch(/is over/);
    expect(shownCard(bot, card).text).toMatch(/1 of 1 right/);
    expect(homeworkRows(bot)).toHaveLength(1);
  });

  it("takes sentences, other letters and an option's words for no answer", async () => {
    const bot = await startBot();
    await begin(bot);
    const before = bot.servers.model.requests.length;
    for (const nearly of ["E", "9", "three"]) {
      expect(await say(bot, nearly)).toMatch(/just the letter, A to D/);
    }
    expect(bot.servers.model.requests).toHaveLength(before);
    // Ordinary talk goes on beside it.
    expect(await say(bot, "because octopuses are clever")).not.toMatch(/Right|letter/);
    expect(bot.servers.model.requests.at(-1)?.task).not.toBe("homework");
    expect(await say(bot, "a")).toMatch(/^Right!/);
  });

  it("is counted over all homework that was done to the end", async () => {
    const bot = await startBot();
    await begin(bot, THREE.slice(0, 1));
    await say(bot, "A");
    await begin(bot, THREE.slice(0, 1));
    await say(bot, "D");
    expect((await begin(bot)).text).toContain("Right answers so far: 1. On to 30!");
    expect(homeworkRows(bot)).toMatchObject([{ correct: 1 }, { correct: 0 }]);
  });

  it("is not for guests", async () => {
    const bot = await startBot();
    await bot.ask("/homework", GUEST);
    await bot.idle();
    expect(bot.said(GUEST)).toEqual([expect.stringMatching(/only for the person/)]);
    expect(bot.servers.model.requests).toEqual([]);
  });
});
