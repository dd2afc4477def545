// /why: what an answer rests on, for whoever may hear it, also after a restart, and no longer once it was forgotten or undone.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { GERMAN } from "../../src/wording/german.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../support/bots.ts";
import { offered } from "../support/offers.ts";
import { stageOne, tap } from "../support/gate.ts";

const QUESTION = "how many hearts does an octopus have?";
const HEARTS = /^(\d{1,3})\) 2026-03-07: Octopuses have three hearts/m;

/** The number that the entry has in the newest prompt. */
function handleOf(bot: TestBot, form: RegExp): string {
  const system = bot.servers.model.requests.findLast(({ task }) => task === "voice")?.messages[0];
  return form.exec(system?.content ?? "")?.[1] ?? "none";
}

async function answered(bot: TestBot, from: readonly string[], person = OWNER): Promise<void> {
  // The prompt of the same question tells its numbers beforehand.
  bot.servers.model.enqueue("Hm.", { task: "voice" });
  await bot.ask(QUESTION, person);
  const handle = handleOf(bot, HEARTS);
  const named = from.map((one) => (one === "HEARTS" ? handle : one));
  bot.servers.model.enqueue(
    JSON.stringify({ reply: "Octopuses have three hearts.", from: named, offers_lookup: false }),
    { task: "voice" },
  );
  await bot.ask(QUESTION, person);
}

const toldWhy = async (bot: TestBot, person = OWNER): Promise<string> => {
  await bot.ask("/why", person);
  return bot.said(person).at(-1) ?? "";
};

describe("/why", () => {
  it("tells each entry with its date, text and own words, and what else was named", async () => {
    const bot = await startBot();
    await answered(bot, ["HEARTS", "me", "4711", "LEARN-0001"]);
    const text = await toldWhy(bot);
    expect(text.split("\n")).toEqual([
      ENGLISH_LINES.why_title,
      expect.stringMatching(
        /^– 2026-03-07: Octopuses have three hearts.*\(.*“An octopus has three/,
      ),
      ENGLISH_LINES.why_me,
    ]);
  });

  it("tells a guest dates, and no words", async () => {
    const bot = await startBot();
    await answered(bot, ["HEARTS"], GUEST);
    const text = await toldWhy(bot, GUEST);
    expect(text).toContain("2026-03-07");
    expect(text).not.toMatch(/hearts|cat/);
  });

  it("says so where nothing was named, and where nothing was said", async () => {
    const bot = await startBot();
    expect(await toldWhy(bot)).toBe(ENGLISH_LINES.why_none);
    await answered(bot, []);
    expect(await toldWhy(bot)).toBe(ENGLISH_LINES.why_nothing);
  });

  it("finds the entries of an answer without a form by their words", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue("An octopus has three hearts and blue blood.", { task: "voice" });
    await bot.ask(QUESTION);
    expect(await toldWhy(bot)).toContain("2026-03-07");
  });

  it("says that something was looked up, and how", async () => {
    const bot = await startBot();
    await offered(bot);
    await tap(bot, /^Yes/);
    const text = await toldWhy(bot);
    expect([ENGLISH_LINES.why_model, ENGLISH_LINES.why_library]).toContain(
      text.split("\n")[1]?.replace(/“.*”/, "the library"),
    );
  });

  it("knows it after a restart, and of the answer that the command answers", async () => {
    const bot = await startBot();
    await answered(bot, ["HEARTS"]);
    await bot.restart();
    expect(await toldWhy(bot)).toContain("2026-03-07");
    const { messageId } =
      bot.telegram.chat(OWNER.id).findLast(({ text }) => /three hearts/.test(text)) ?? {};
    expect(messageId).toBeDefined();
  });

  it("knows nothing any more once anything was forgotten", async () => {
    const bot = await startBot();
    await answered(bot, ["HEARTS"]);
    await bot.ask("/forget bicycle bell");
    await tap(bot, /Forget|forget/);
    await bot.idle();
    expect(await toldWhy(bot)).toBe(ENGLISH_LINES.why_unknown);
  });

  it("knows nothing any more once a save was undone: the ids in it may soon be other entries'", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await tap(bot, new RegExp(`^${ENGLISH_LINES.button_approve}`));
    await bot.ask("/merge");
    await tap(bot, new RegExp(`^${ENGLISH_LINES.button_merge}`));
    await answered(bot, ["HEARTS"]);
    await bot.ask("/undo");
    await tap(bot, new RegExp(`^${ENGLISH_LINES.button_undo}`));
    await bot.idle();
    expect(await toldWhy(bot)).toBe(ENGLISH_LINES.why_unknown);
  });

  it("keeps nothing of a talk just between us", async () => {
    const bot = await startBot();
    await bot.ask("/between_us");
    await answered(bot, ["HEARTS"]);
    expect(await toldWhy(bot)).toBe(ENGLISH_LINES.why_unknown);
  });

  it("speaks the Record's language", async () => {
    const bot = await startBot({ record: "juna" });
    expect(await toldWhy(bot)).toBe(GERMAN.lines.why_none);
  });
});
