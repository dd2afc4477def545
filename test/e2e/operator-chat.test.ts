// Several bots share one operator chat. Each reports on its own Record, by id, and nothing else is written there.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import { OWNER, STRANGER, startBot, type TestBot, type TestBotOptions } from "../support/bots.ts";
import { testClock, type TestClock } from "../support/clock.ts";
import { buttonData, newestCandidate, stageOne } from "../support/gate.ts";
import { startServers } from "../support/servers.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Our bots" };
const SUPERGROUP: TelegramChat = { id: -1_004_004, type: "supergroup", title: "Our bots" };
const IDS = ["abby", "dad", "mom-2"];
const SECRET = "the crab is called Quintilla";

/** Three bots of one house, with one operator chat. */
async function startFamily(options: Omit<TestBotOptions, "id"> = {}): Promise<TestBot[]> {
  const servers = await startServers();
  const bots: TestBot[] = [];
  for (const id of IDS) {
    const environment = { GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id), ...options.environment };
    const bot = await startBot({ ...options, servers, id, environment });
    bot.telegram.addChat(GROUP);
    bots.push(bot);
  }
  return bots;
}

/** Makes the Record unreadable and lets a message run into that; the operator is told. */
async function breakRecord(bot: TestBot): Promise<void> {
  writeFileSync(join(bot.folder, "SELF.md"), Buffer.from(bot.read("SELF.md"), "utf16le"));
  expect((await bot.ask(SECRET)).text).toMatch(/can't be read/);
  await bot.idle();
}

function heard(bot: TestBot, chat = GROUP): string[] {
  const messages = bot.telegram.chat(chat.id).filter(({ from }) => from === "bot");
  return messages.map(({ text }) => text);
}

it("every notice begins with its Record's id, and one Record's silences no other's", async () => {
  const clock = testClock();
  const bots = await startFamily({ mayLogErrors: true, runtime: { now: clock.now } });
  for (const [index, bot] of bots.entries()) {
    await breakRecord(bot);
    expect(bots.map((each) => heard(each).length)).toEqual(IDS.map((_, i) => Number(i <= index)));
  }
  for (const [index, bot] of bots.entries()) {
    expect(heard(bot)[0]?.startsWith(`${IDS[index]}: a message could not be handled`)).toBe(true);
  }
  await expectSilenceForAnHour(bots, clock);
});

async function expectSilenceForAnHour(bots: readonly TestBot[], clock: TestClock): Promise<void> {
  clock.advance({ minutes: 30 });
  const [abby] = bots as [TestBot, ...TestBot[]];
  await abby.ask(SECRET);
  await abby.idle();
  const self = join(abby.folder, "SELF.md");
  writeFileSync(self, readFileSync(self, "utf16le"));
  await abby.restart();
  await breakRecord(abby);
  expect(heard(abby)).toHaveLength(1);
  clock.advance({ minutes: 31 });
  await abby.ask(SECRET);
  await abby.idle();
  expect(bots.map((bot) => heard(bot).length)).toEqual([2, 1, 1]);
}

it("no notice holds a word of what was said, whatever goes wrong", async () => {
  const bots = await startFamily({ mayLogErrors: true, runtime: { timing: { rivalMs: 0 } } });
  for (const bot of bots) {
    await breakRecord(bot);
    bot.telegram.fail({
      method: "getUpdates",
      status: 409,
      times: Infinity,
      description: "Conflict: terminated by other getUpdates request",
    });
    // The poll under way brings it; the next ones fail.
    bot.telegram.say(OWNER, SECRET);
    await bot.telegram.waitFor(() => heard(bot).some((text) => text.includes("(409)")));
    await expect.poll(() => bot.runtime.isIdle()).toBe(true);
  }
  for (const [index, bot] of bots.entries()) {
    expect(heard(bot)).toHaveLength(2);
    for (const text of heard(bot)) {
      expect(text.startsWith(`${IDS[index]}: `)).toBe(true);
      expect(text).not.toMatch(/crab|called|Quintilla/i);
    }
  }
});

it("a notice that Telegram refuses is not replaced by a line for people", async () => {
  const [abby] = (await startFamily({ mayLogErrors: true })) as [TestBot, ...TestBot[]];
  const isNotice = (params: { readonly [name: string]: unknown }): boolean =>
    Number(params["chat_id"]) === GROUP.id;
  abby.telegram.fail({ method: "sendMessage", status: 400, when: isNotice });
  await breakRecord(abby);
  expect(abby.calls("sendMessage").filter(({ params }) => isNotice(params))).toHaveLength(1);
  expect(heard(abby)).toEqual([]);
});

it.each([
  ["somebody unknown", STRANGER],
  ["an owner", OWNER],
])("no bot answers %s in the operator chat, asks a model or leaves", async (_, person) => {
  const bots = await startFamily();
  const card = await stageOne(bots[0] as TestBot);
  const asked = bots[0]?.servers.model.requests.length;
  const sent = bots.map((bot) => bot.calls("sendMessage").length);
  for (const bot of bots) {
    const texts = [SECRET, "/start", "/merge", `/review@${bot.runtime.me.username}`, "/help"];
    for (const text of texts) bot.telegram.say(person, text, { chat: GROUP });
    bot.telegram.tap(person, card.messageId, buttonData(card, /Approve/), GROUP.id);
    await bot.idle();
  }
  expect(bots.map((bot) => bot.calls("sendMessage").length)).toEqual(sent);
  expect(bots[0]?.servers.model.requests).toHaveLength(asked ?? 0);
  expect(newestCandidate(bots[0] as TestBot).status).toBe("pending");
  for (const bot of bots) {
    expect(bot.telegram.leftChats.has(GROUP.id)).toBe(false);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("Quintilla");
  }
});

it("an operator's private chat holds notices only: who is not known there gets no line either", async () => {
  const environment = { GRACE_MAR_OPERATOR_CHAT_ID: String(STRANGER.id) };
  for (const bot of await startFamily({ environment, mayLogErrors: true })) {
    bot.telegram.say(STRANGER, "/start");
    bot.telegram.say(STRANGER, SECRET);
    await bot.idle();
    expect(bot.said(STRANGER)).toEqual([]);
    await breakRecord(bot);
    expect(bot.said(STRANGER)).toEqual([expect.stringMatching(/^[a-z0-9-]+: a message/)]);
  }
});

it.each([
  { where: "old", message: { chat: GROUP, migrate_to_chat_id: SUPERGROUP.id } },
  { where: "new", message: { chat: SUPERGROUP, migrate_from_chat_id: GROUP.id } },
])(
  "bots follow their operator chat when it becomes a supergroup, told in the $where chat",
  async ({ message }) => {
    const [abby, dad] = (await startFamily({ mayLogErrors: true })) as [TestBot, TestBot];
    const from = { id: STRANGER.id, is_bot: false, first_name: "Op" };
    abby.telegram.addChat(SUPERGROUP);
    abby.telegram.post({ message: { message_id: 9, date: 1, from, ...message } });
    await abby.idle();
    abby.telegram.say(STRANGER, "/help", { chat: SUPERGROUP });
    await abby.restart();
    await breakRecord(abby);
    expect(abby.telegram.leftChats.size).toBe(0);
    expect(heard(abby)).toEqual([]);
    expect(heard(abby, SUPERGROUP)).toEqual([expect.stringMatching(/^abby: /)]);
    await breakRecord(dad);
    expect(heard(dad)).toHaveLength(1);
  },
);
