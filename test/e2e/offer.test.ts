// The buttons of an offered look-up: a tap counts as the typed word, once, for this person and this offer only.

import { ENGLISH_PHRASES } from "../../src/wording/english.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GUEST, MODES, OWNER, startBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import {
  REPORT,
  buttonData,
  labels,
  newestCandidate,
  newestCard,
  settled,
  shownCard,
  tap,
} from "../support/gate.ts";
import { FOUND_OUT, lookups, offered, QUESTION } from "../support/offers.ts";

const GONE = "That offer isn't open any more. Just ask me again!";

describe.each(MODES)("a tap on Yes, %s", (mode) => {
  it("looks the offered question up, as the word does", async () => {
    const bot = await startBot({ mode });
    const offer = await offered(bot);
    expect(labels(offer)).toEqual(["Yes, look it up", "Not now"]);
    await tap(bot, /^Yes/);
    await expect.poll(() => shownCard(bot, offer).buttons).toEqual([]);
    expect(shownCard(bot, offer).text).toBe(offer.text);
    expect(bot.said().filter((text) => FOUND_OUT.test(text))).toHaveLength(1);
    const tasks = bot.servers.model.requests.map(({ task }) => task);
    expect(tasks.filter((task) => task !== "analyst")).toEqual([
      "voice",
      "library",
      "lookup",
      "rephrase",
    ]);
    expect(lookups(bot)).toEqual([
      expect.objectContaining({ channel_key: `telegram:${OWNER.id}`, question: QUESTION }),
    ]);
    expect(newestCandidate(bot)).toMatchObject({
      signalType: "lookup",
      userText: QUESTION,
      exampleFromExchange: QUESTION,
    });
    expect(bot.conversation().pendingLookup).toBeUndefined();
    expect(
      bot
        .conversation()
        .history.map(({ role }) => role)
        .join(),
    ).toBe("user,assistant,user,assistant");
    const transcript = bot.read("SESSION-TRANSCRIPT.md");
    expect(transcript).toMatch(/`LOOKUP REQUEST`[^]*`USER`[^\n]*\n> Yes, look it up\n/);
  });

  it("is read by the analyst though a checkpoint came in between", async () => {
    const bot = await startBot({ mode });
    await offered(bot);
    await bot.ask("checkpoint");
    await bot.idle();
    const before = bot.servers.model.requests.filter(({ task }) => task === "analyst").length;
    expect((await bot.ask("yes")).text).toMatch(FOUND_OUT);
    await bot.idle();
    const asked = bot.servers.model.requests.filter(({ task }) => task === "analyst");
    expect(asked).toHaveLength(before + 1);
    expect(JSON.stringify(asked.at(-1))).toContain(QUESTION);
  });

  it("of a guest proposes nothing", async () => {
    const bot = await startBot({ mode });
    await offered(bot, GUEST);
    await tap(bot, /^Yes/, GUEST);
    expect(bot.said(GUEST).at(-1)).toMatch(FOUND_OUT);
    expect(bot.servers.model.requests.map(({ task }) => task)).not.toContain("analyst");
  });

  it("still counts after a restart", async () => {
    const bot = await startBot({ mode });
    await offered(bot);
    await bot.restart();
    await tap(bot, /^Yes/);
    expect(lookups(bot)).toHaveLength(1);
  });
});

describe("a tap on Not now", () => {
  it("forgets the offer and takes the buttons away", async () => {
    const bot = await startBot();
    const offer = await offered(bot);
    expect(await tap(bot, /^Not now/)).toBe("Not now.");
    expect(shownCard(bot, offer)).toMatchObject({ text: offer.text, buttons: [] });
    expect(bot.conversation().pendingLookup).toBeUndefined();
    expect((await bot.ask("yes")).text).not.toMatch(FOUND_OUT);
    expect(lookups(bot)).toEqual([]);
  });
});

describe("the buttons of an offer", () => {
  it("stand under offers only, in the Record's language", async () => {
    const bot = await startBot({
      prepare: (folder) => {
        const path = join(folder, "SELF.md");
        const self = readFileSync(path, "utf8");
        writeFileSync(path, self.replace(/^---\n/, "---\nlanguage: German\n"));
      },
    });
    await bot.ask("what do you know about octopuses?");
    expect(newestCard(bot)).toBeUndefined();
    expect(labels(await offered(bot))).toEqual(["Ja, schau nach", "Jetzt nicht"]);
  });

  it.each([
    ["a typed yes", "yes", true],
    ["another question", "what do you know about octopuses?", true],
    ["another offer", "why do geysers hum?", true],
    ["/reset", "/reset", true],
    ["a report, which leaves the offer open", REPORT, false],
    ["/ask, which leaves the offer open", "/ask why is the moon round?", false],
  ])("under the last offer go or stay: after %s", async (_, text, isGone) => {
    const bot = await startBot();
    const offer = await offered(bot);
    await bot.ask(text);
    await bot.idle();
    expect(shownCard(bot, offer).buttons).toHaveLength(isGone ? 0 : 1);
    expect(shownCard(bot, offer).text).toBe(offer.text);
  });

  it("stay while the offer stands: the limit was reached, or the model failed", async () => {
    const bot = await startBot({ environment: { RATE_LIMIT_MAIN: "4" } });
    const offer = await offered(bot);
    bot.servers.model.enqueue({ status: 401 }, { task: "library" });
    await tap(bot, /^Yes/);
    expect(bot.said().at(-1)).toMatch(/^I got mixed up/);
    await tap(bot, /^Yes/);
    expect(bot.said().at(-1)).toMatch(/^I'm a bit tired/);
    expect(labels(shownCard(bot, offer))).toHaveLength(2);
    expect(bot.conversation().pendingLookup?.question).toBe(QUESTION);
  });

  it("stay for the next day when the day's tokens are used up", async () => {
    const clock = testClock();
    const bot = await startBot({
      environment: { GRACE_MAR_DAILY_TOKEN_BUDGET: "1" },
      runtime: { now: clock.now },
    });
    const offer = await offered(bot, GUEST);
    await tap(bot, /^Yes/, GUEST);
    expect(bot.said(GUEST).at(-1)).toMatch(/^I have used up my words/);
    expect(labels(shownCard(bot, offer, GUEST))).toHaveLength(2);
    clock.advance({ minutes: 24 * 60 });
    await tap(bot, /^Yes/, GUEST);
    expect(bot.servers.model.requests.map(({ task }) => task)).toEqual(["voice", "library"]);
  });

  it("stand under the last piece of a long reply, and go from there", async () => {
    const bot = await startBot();
    const text = `${"a".repeat(4000)}\n${"b".repeat(500)}, do you want me to look it up?`;
    bot.servers.model.enqueue(text, { task: "voice" });
    const offer = await offered(bot);
    expect(offer.text).toMatch(/^b+, do you want/);
    const before = bot.said();
    await tap(bot, /^Not now/);
    expect(shownCard(bot, offer).buttons).toEqual([]);
    expect(bot.said()).toEqual(before);
  });

  it("hold nothing up when their message was deleted", async () => {
    const bot = await startBot();
    const { messageId } = await offered(bot);
    bot.telegram.chats.delete(OWNER.id, messageId);
    expect((await bot.ask("yes")).text).toMatch(FOUND_OUT);
    await bot.idle();
    expect(bot.calls("editMessageReplyMarkup")).toHaveLength(1);
    // Neither the offer again nor a line about a text that Telegram refused.
    expect(bot.said().join()).not.toMatch(/do you want me|would not go through/);
  });
});

describe("a tap on an offer that is not open any more", () => {
  it("says so kindly and takes the buttons away: too old", async () => {
    const clock = testClock();
    const bot = await startBot({ runtime: { now: clock.now } });
    const offer = await offered(bot);
    clock.advance({ minutes: 15, seconds: 1 });
    expect(await tap(bot, /^Yes/)).toBe(GONE);
    await expect.poll(() => shownCard(bot, offer).buttons).toEqual([]);
    expect(lookups(bot)).toEqual([]);
  });

  it("does nothing: taken, replaced by another, or the same words offered again", async () => {
    const bot = await startBot();
    const first = await offered(bot);
    const data = buttonData(first, /^Yes/);
    await tap(bot, /^Yes/);
    const late = () => settled(bot, bot.telegram.tap(OWNER, first.messageId, data));
    expect(await late()).toBe(GONE);
    await offered(bot, OWNER, "why do geysers hum?");
    expect(await late()).toBe(GONE);
    // What was looked up waits for a decision now, so the offline model would not offer it again by itself.
    bot.servers.model.enqueue(`Hm, ${ENGLISH_PHRASES.lookup_offer[0]}?`, { task: "voice" });
    await offered(bot);
    expect(await late()).toBe(GONE);
    expect(lookups(bot)).toHaveLength(1);
    expect(bot.conversation().pendingLookup?.question).toBe(QUESTION);
  });

  it("does nothing: somebody else's, even of the same words and moment, or made up", async () => {
    const bot = await startBot({ runtime: { now: testClock().now } });
    const offer = await offered(bot);
    const own = await offered(bot, GUEST);
    const data = buttonData(offer, /^Yes/);
    const [token = ""] = data.split(":");
    for (const forged of [data, `${token}:offer.later`, "x:offer.yes", ":offer.yes"]) {
      const forgery = bot.telegram.tap(GUEST, own.messageId, forged);
      expect(await settled(bot, forgery)).toBe(GONE);
    }
    expect(await settled(bot, bot.telegram.tap(OWNER, offer.messageId, `${token}:merge`))).toBe(
      "This button doesn't work any more.",
    );
    expect(lookups(bot)).toEqual([]);
    expect(bot.conversation().pendingLookup?.question).toBe(QUESTION);
    expect(bot.conversation(GUEST).pendingLookup?.question).toBe(QUESTION);
  });
});
