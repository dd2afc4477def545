// With each message that answers another one the messenger brings the words of that one. What became of them here since holds.

import { describe, expect, it } from "vitest";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { distressIn } from "../../src/wording/distress.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { holding } from "../support/canary.ts";
import { analystAnswer } from "../support/gate.ts";

const CHILD: Person = { id: 3003, firstName: "Mira" };
const CHAT = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
const FROM = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
const SECRET = "I took the zebrawood bike of Tom";
const HOUR = 60 * 60_000;

function childsBot(now?: () => Date): Promise<TestBot> {
  return startBot({
    environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) },
    ...(now && { runtime: { now } }),
  });
}

/** The child swipes on a message of the chat and writes something. */
async function answer(bot: TestBot, text: string, to: object, at = Date.now()): Promise<void> {
  bot.telegram.addChat(CHAT);
  const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
  const date = Math.floor(at / 1000);
  bot.telegram.post({ message: { message_id, from: FROM, chat: CHAT, date, text, ...to } });
  await bot.idle();
}

/** The message of the chat with these words, as it comes with one that answers it. */
function messageWith(words: string, bot: TestBot): object {
  const found = bot.telegram.chat(CHILD.id).find(({ text }) => text.includes(words));
  const { messageId: message_id, text } = found ?? { messageId: NaN, text: "" };
  const date = Math.floor(Date.now() / 1000);
  return { reply_to_message: { message_id, from: FROM, chat: CHAT, date, text } };
}

/** All that models were told from now on. */
function toldFrom(bot: TestBot): () => string {
  const before = bot.servers.model.requests.length;
  return () => JSON.stringify(bot.servers.model.requests.slice(before).map(({ body }) => body));
}

/** Says what is wrong in a few words: the prompts are long. */
function expectTold(told: string, words: string, isTold: boolean): void {
  expect([words, told.includes(words)]).toEqual([words, isTold]);
}

describe("an answer to a message of a talk just between us", () => {
  const ENDS: readonly {
    readonly way: string;
    readonly end: (bot: TestBot) => Promise<unknown>;
  }[] = [
    { way: "its phrase", end: (bot) => bot.ask("that's all", CHILD) },
    { way: "a reset", end: (bot) => bot.ask("/reset", CHILD) },
    { way: "a new beginning", end: (bot) => bot.ask("/start", CHILD) },
    {
      way: "a restart and its phrase",
      end: async (bot) => {
        await bot.restart();
        await bot.ask("that's all", CHILD);
      },
    },
  ];

  it.each(ENDS)("tells its words to nobody once it was ended by $way", async ({ end }) => {
    const bot = await childsBot();
    await bot.ask("hello", CHILD);
    bot.servers.model.enqueue("Oh, the zebrawood one!", { task: "voice" });
    await bot.ask(`just between us: ${SECRET}`, CHILD);
    bot.servers.model.enqueue("Tell Tom about the zebrawood.", { task: "voice" });
    await bot.ask("what now?", CHILD);
    await end(bot);
    const told = toldFrom(bot);
    for (const words of [SECRET, "Oh, the zebrawood one!", "Tell Tom"]) {
      await answer(bot, "I brought it back", messageWith(words, bot));
    }
    const quote = { quote: { text: "the zebrawood bike", position: 7 } };
    await answer(bot, "and that", { ...messageWith(SECRET, bot), ...quote });
    await answer(bot, "that, too", { external_reply: { origin: {} }, ...quote });
    expectTold(told(), "I brought it back", true);
    expectTold(told(), "zebrawood", false);
    expectTold(told(), "Tell Tom", false);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("zebrawood");
    // A message of before is answered as ever.
    await answer(bot, "what was that?", messageWith("hello", bot));
    expectTold(told(), "<answered>\\nhello", true);
  });

  it("tells them while it goes on, and those of an earlier one to nobody", async () => {
    const bot = await childsBot();
    await bot.ask(`just between us: ${SECRET}`, CHILD);
    await bot.ask("that's all", CHILD);
    await bot.ask("just between us: my teakwood plan", CHILD);
    const told = toldFrom(bot);
    await answer(bot, "what of it?", messageWith("teakwood", bot));
    await answer(bot, "and of it?", messageWith("zebrawood", bot));
    expectTold(told(), "<answered>\\njust between us: my teakwood plan", true);
    expectTold(told(), "zebrawood", false);
  });

  it("tells them to no owner and no file when its person passes their message on", async () => {
    const bot = await childsBot();
    await bot.ask(`just between us: ${SECRET}`, CHILD);
    await bot.ask("that's all", CHILD);
    const date = bot.telegram.chat(CHILD.id).find(({ text }) => text.includes(SECRET))?.date;
    const forward_origin = { type: "user", sender_user: FROM, date };
    bot.servers.model.enqueue(analystAnswer(SECRET), { task: "analyst" });
    await answer(bot, SECRET, { forward_origin });
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain("zebrawood");
    expect(JSON.stringify(bot.conversation(CHILD))).not.toContain("zebrawood");
    expect(bot.said(CHILD)).toHaveLength(3);
  });

  it("leaves no hash of them, and no bytes, in state.db", async () => {
    const bot = await childsBot();
    await bot.ask(`just between us: ${SECRET}`, CHILD);
    await bot.ask("that's all", CHILD);
    await answer(bot, "I brought it back", messageWith(SECRET, bot));
    const { reply_to_message: changed } = messageWith(SECRET, bot) as { reply_to_message: object };
    const edit_date = Math.floor(Date.now() / 1000);
    const text = `just between us: ${SECRET}!`;
    bot.telegram.post({ edited_message: { ...changed, edit_date, text } });
    await bot.ask("/reset", CHILD);
    bot.telegram.post({ edited_message: { ...changed, edit_date: edit_date + 1, text: SECRET } });
    const date = edit_date + 2;
    const message_id = bot.telegram.chats.nextMessageId(CHILD.id);
    const pinned = { message_id, from: FROM, chat: CHAT, date, pinned_message: changed };
    bot.telegram.post({ message: pinned });
    await bot.idle();
    await expect.poll(() => holding(bot.folder, "zebrawood"), { timeout: 10_000 }).toEqual([]);
    const { database } = bot.runtime.state;
    expect(
      database.all("SELECT 1 FROM inbox WHERE substr(body_sha, 1, 10) <> 'forgotten '"),
    ).toEqual([]);
  });
});

describe("an answer to words of distress", () => {
  const TOLD = "dad hits me every evening";
  const QUOTE = "again yesterday in the cellar";

  it.each([
    ["two days later", { reply_to_message: { text: TOLD } }],
    [
      "by the words around a part of them",
      { reply_to_message: { text: TOLD }, quote: { text: "me" } },
    ],
    ["quoted out of another chat", { external_reply: { origin: {} }, quote: { text: TOLD } }],
  ])("is held back, and told with care: %s", async (_, about) => {
    const bot = await childsBot();
    expect(distressIn(QUOTE)).toBe("none");
    const reply = { message_id: 1, from: FROM, chat: CHAT, date: 1 };
    const to = Object.fromEntries(
      Object.entries(about).map(([name, held]) => [
        name,
        name === "reply_to_message" ? { ...reply, ...held } : { position: 0, ...held },
      ]),
    );
    bot.servers.model.enqueue(analystAnswer(QUOTE), { task: "analyst" });
    await answer(bot, QUOTE, to);
    const asked = bot.servers.model.requests.filter(({ task }) => task === "analyst");
    expect(asked).toEqual([]);
    expect(bot.said(OWNER)).toEqual([]);
    expect(bot.read("PENDING-REVIEW.md")).not.toContain("cellar");
  });

  it("is held back where it answers what was said near them, whatever that says", async () => {
    let now = new Date("2026-03-01T10:00:00Z");
    const bot = await childsBot(() => now);
    await bot.ask(TOLD, CHILD);
    const told = now.getTime();
    now = new Date(told + 50 * HOUR);
    const near = { message_id: 1, from: FROM, chat: CHAT, text: "the lamp was broken" };
    bot.servers.model.enqueue(analystAnswer(QUOTE), { task: "analyst" });
    const to = { reply_to_message: { ...near, date: Math.floor(told / 1000) } };
    await answer(bot, QUOTE, to, now.getTime());
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    await bot.ask("/reset", CHILD);
    bot.servers.model.enqueue(analystAnswer("we planted a pear tree"), { task: "analyst" });
    await answer(bot, "we planted a pear tree", {}, now.getTime());
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toHaveLength(1);
  });

  it("is held back where a file says them by its name", async () => {
    const bot = await childsBot();
    bot.servers.model.enqueue(analystAnswer(QUOTE), { task: "analyst" });
    const name = "dad_hits_me_every_evening.txt";
    bot.telegram.sendFile(CHILD, { name, bytes: Buffer.from(QUOTE) });
    await bot.idle();
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.read("PENDING-REVIEW.md")).not.toContain("cellar");
  });
});
