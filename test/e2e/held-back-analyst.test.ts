// What a telling means may be heard by the analyst alone, where no word of it is known. It is held back like any other, and its
// person is answered.

import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer } from "../support/gate.ts";

const CHILD: Person = { id: 3003, firstName: "Mira" };
const REPORT = "we played the quiet game in the cellar until he was asleep";
const TALK = "the cellar is cold and i count until he is asleep";

async function childsBot(): Promise<TestBot> {
  return startBot({ environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) } });
}

describe("distress that only the analyst hears", () => {
  const HINT = "we played the quiet game that uncle Bo likes";
  const HEARD = JSON.stringify({ distress: true, proposal: null });
  const isHeldBack = (bot: TestBot): boolean =>
    bot.runtime.state.heldBack.covers(`telegram:${CHILD.id}`, Date.now());

  it.each([
    { way: "the model says so", heard: HEARD },
    {
      way: "its own words do",
      heard: analystAnswer(HINT, { summary: "Her uncle hits her every evening" }),
    },
  ])("holds back what is said near it: $way", async ({ heard }) => {
    const bot = await childsBot();
    bot.servers.model.enqueue("I see.", { task: "voice", times: Infinity });
    bot.servers.model.enqueue(heard, { task: "analyst" });
    await bot.ask(`do you know what, ${HINT}`, CHILD);
    await bot.idle();
    expect(isHeldBack(bot)).toBe(true);
    const asked = bot.servers.model.requests.length;
    for (const words of [REPORT, TALK]) {
      bot.servers.model.enqueue(analystAnswer(words), { task: "analyst" });
      await bot.ask(words, CHILD);
    }
    await bot.idle();
    expect(bot.said(OWNER)).toEqual([]);
    expect(bot.events()).toEqual([]);
    const since = bot.servers.model.requests.slice(asked).map(({ task }) => task);
    expect(since).not.toContain("analyst");
  });

  it.each([
    { way: "the Voice, of talk", text: `do you know what, ${HINT}`, task: "voice" as const },
    { way: "the analyst, of a report", text: HINT, task: "analyst" as const },
    {
      way: "the analyst, of a pasted checkpoint",
      text: `Here is my checkpoint.\n${"It was a long talk. ".repeat(30)}\n${HINT}`,
      task: "analyst" as const,
    },
  ])("is of the time in which the words were written, heard by $way", async ({ text, task }) => {
    const bot = await childsBot();
    const answer = task === "voice" ? `I hear you. ${ENGLISH_LINES.comfort_tell}` : HEARD;
    bot.servers.model.enqueue(answer, { task });
    const threeHours = 3 * 60 * 60_000;
    const date = Math.floor((Date.now() - threeHours) / 1000);
    const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
    const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
    bot.telegram.addChat(chat);
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    bot.telegram.post({ message: { message_id, from, chat, date, text } });
    await bot.idle();
    const { heldBack } = bot.runtime.state;
    const minutesBefore = date * 1000 - 10 * 60_000;
    expect(isHeldBack(bot)).toBe(true);
    expect(heldBack.covers(`telegram:${CHILD.id}`, minutesBefore)).toBe(true);
  });

  it.each([
    { way: "a report", say: (bot: TestBot) => bot.ask(HINT, CHILD) },
    {
      way: "a file",
      say: (bot: TestBot) =>
        bot.telegram.sendFile(CHILD, { name: "diary.txt", bytes: Buffer.from(HINT) }),
    },
    {
      way: "a pasted checkpoint",
      say: (bot: TestBot) =>
        bot.ask(`Here is my checkpoint.\n${"It was a long talk. ".repeat(30)}\n${HINT}`, CHILD),
    },
    {
      way: "a checkpoint",
      say: async (bot: TestBot) => {
        bot.servers.model.enqueue("I see.", { task: "voice" });
        bot.servers.model.enqueue(JSON.stringify({ distress: false, proposal: null }), {
          task: "analyst",
        });
        await bot.ask(`do you know what, ${HINT}`, CHILD);
        await bot.idle();
        bot.servers.model.enqueue(HEARD, { task: "analyst" });
        await bot.ask("checkpoint", CHILD);
      },
    },
  ])("is answered with comfort: $way", async ({ way, say }) => {
    const bot = await childsBot();
    if (way !== "a checkpoint") bot.servers.model.enqueue(HEARD, { task: "analyst" });
    await say(bot);
    await bot.idle();
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
    expect(bot.events()).toEqual([]);
    expect(isHeldBack(bot)).toBe(true);
  });

  it("is answered with comfort where a later reading was promised", async () => {
    const bot = await childsBot();
    bot.servers.model.enqueue({ status: 503 }, { task: "analyst" });
    bot.servers.model.enqueue(HEARD, { task: "analyst", times: Infinity });
    await bot.ask(HINT, CHILD);
    await expect.poll(() => bot.runtime.state.analystJobs.count(), { timeout: 20_000 }).toBe(0);
    await bot.idle();
    expect(bot.said(CHILD).at(-1)).toContain(ENGLISH_LINES.comfort);
    expect(isHeldBack(bot)).toBe(true);
  }, 40_000);
});
