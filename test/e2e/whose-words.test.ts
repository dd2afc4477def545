// A chat that somebody pastes or sends as a file holds words of others. Only words that are certainly the person's are
// evidence.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { FRENCH } from "../../src/wording/french.ts";
import { GERMAN } from "../../src/wording/german.ts";
import { SPANISH } from "../../src/wording/spanish.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { analystAnswer, candidates, newestCandidate, stageOne } from "../support/gate.ts";

const OWN = "we sewed a flag with a whale on it";
const FOREIGN = "whales hear each other across a whole ocean";
const ASKED = ENGLISH_LINES.whose_ask;
const START = `Here is my checkpoint - what I talked about elsewhere.\n${"It was a long talk, and a good one. ".repeat(12)}`;

const CHATS: readonly { readonly what: string; readonly text: string }[] = [
  { what: "said", text: `You said:\n${OWN}\nChatGPT said:\nLovely.\n${FOREIGN}.` },
  { what: "headings", text: `## User\n\n${OWN}\n\n## Assistant\n\n${FOREIGN}.` },
  { what: "labels alone", text: `**You:**\n${OWN}\n\n**ChatGPT:**\n${FOREIGN}.` },
  { what: "dates", text: `[29.11.26, 12:03] Mira: ${OWN}\n[29.11.26, 12:04] Nico: ${FOREIGN}` },
  { what: "German", text: `Ich: ${OWN}\nDu: ${FOREIGN}` },
];

/** The analyst's next proposal quotes this. */
function propose(bot: TestBot, quote: string): void {
  bot.servers.model.enqueue(analystAnswer(quote), { task: "analyst" });
}

async function bring(bot: TestBot, text: string): Promise<string> {
  bot.telegram.sendFile(OWNER, { name: "chat.txt", bytes: Buffer.from(text) });
  await bot.idle();
  return bot.said().findLast((said) => !said.startsWith("May I remember")) ?? "";
}

describe.each(CHATS)("a chat ($what)", ({ text }) => {
  it("that is brought as a file counts by the person's own lines only", async () => {
    const bot = await startBot();
    const before = candidates(bot).length;
    propose(bot, FOREIGN);
    expect(await bring(bot, text)).toMatch(/nothing new/);
    expect(candidates(bot)).toHaveLength(before);
    propose(bot, OWN);
    expect(await bring(bot, text)).toMatch(/something worth keeping/);
    expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
  });

  it("that is pasted as a checkpoint or as talk does too", async () => {
    const bot = await startBot();
    for (const pasted of [`${START}\n${text}`, text]) {
      const before = candidates(bot).length;
      propose(bot, FOREIGN);
      await bot.ask(pasted);
      await bot.idle();
      expect(candidates(bot)).toHaveLength(before);
      propose(bot, OWN);
      await bot.ask(pasted);
      await bot.idle();
      expect(candidates(bot)).toHaveLength(before + 1);
    }
  });
});

describe("a chat in which nobody can say who the person is", () => {
  const text = `Nico: ${OWN}\nAnna: ${FOREIGN}`;

  it("is no evidence, asks no analyst, and the person is asked who they are", async () => {
    const bot = await startBot();
    const before = candidates(bot).length;
    for (const quote of [OWN, FOREIGN]) propose(bot, quote);
    expect(await bring(bot, text)).toBe(ASKED);
    expect((await bot.ask(`${START}\n${text}`)).text).toBe(ASKED);
    expect((await bot.ask(text)).text).toMatch(new RegExp(`\\n\\n${escape(ASKED)}$`));
    expect((await bot.ask(`we drew this\n${text}`)).text).toBe(ASKED);
    await bot.idle();
    expect(candidates(bot)).toHaveLength(before);
    expect(bot.servers.model.requests.filter(({ task }) => task === "analyst")).toEqual([]);
    expect(bot.read("SESSION-TRANSCRIPT.md")).toContain(FOREIGN);
  });

  it("is not quoted by a checkpoint either", async () => {
    const bot = await startBot();
    const before = candidates(bot).length;
    await bot.ask(text);
    await bot.ask(`Me: hello\nNico: ${FOREIGN}`);
    await bot.idle();
    propose(bot, FOREIGN);
    expect((await bot.ask("checkpoint")).text).toMatch(/Nothing new/);
    expect(candidates(bot)).toHaveLength(before);
  });

  it("can be brought again as the line says, in the four languages", async () => {
    const bot = await startBot();
    const lines = [ENGLISH_LINES, GERMAN.lines, SPANISH.lines, FRENCH.lines];
    for (const { whose_words: line } of lines) {
      const label = /["„«]\s?(\p{L}+\s?:)\s?["“»]/u.exec(line)?.[1] ?? "";
      expect(label).not.toBe("");
      propose(bot, OWN);
      expect(await bring(bot, `${label} ${OWN}\nAnna: ${FOREIGN}`)).toMatch(/worth keeping/);
    }
  });

  it("is theirs by the name that Telegram shows", async () => {
    const bot = await startBot();
    propose(bot, OWN);
    const chat = `${OWNER.firstName}: ${OWN}\nAnna: ${FOREIGN}`;
    expect(await bring(bot, chat)).toMatch(/worth keeping/);
  });
});

describe("a quotation", () => {
  it.each(["blockquote", "expandable_blockquote"])("by %s is no evidence", async (type) => {
    const bot = await startBot();
    const before = candidates(bot).length;
    for (const text of [`${FOREIGN}\nthat is what Nico wrote`, FOREIGN]) {
      propose(bot, FOREIGN);
      post(bot, { text, entities: [{ type, offset: 0, length: FOREIGN.length }] });
      await bot.idle();
    }
    expect(candidates(bot)).toHaveLength(before);
  });
});

describe("a chat with a bot that is called like its person", () => {
  const CHILD = { id: 3003, firstName: "Mimi", lastName: "Tanaka" };
  const start = (): Promise<TestBot> =>
    startBot({ id: "mira", environment: { GRACE_MAR_COMPANION_IDS: String(CHILD.id) } });

  it.each([
    [
      "Telegram Desktop",
      `Mimi Tanaka, [29.11.2026 12:03]\n${OWN}\n\nMira, [29.11.2026 12:04]\nI looked it up! ${FOREIGN}.`,
    ],
    ["Android", `Mimi Tanaka:\n${OWN}\n\nMira:\nI looked it up! ${FOREIGN}.`],
  ])("copied from %s counts by its person's lines only", async (_, text) => {
    const bot = await start();
    for (const [quote, count] of [
      [FOREIGN, 0],
      [OWN, 1],
    ] as const) {
      const before = candidates(bot).length;
      propose(bot, quote);
      await bot.ask(text, CHILD);
      await bot.idle();
      expect(candidates(bot)).toHaveLength(before + count);
    }
  });

  it("says nothing of anybody where only that name stands in it", async () => {
    const bot = await start();
    propose(bot, FOREIGN);
    const { text } = await bot.ask(`Mira: ${FOREIGN}\nPapa: do they?`, CHILD);
    expect(text).toContain(ASKED);
  });
});

describe("a paste that an app cuts in parts", () => {
  const turns = Array.from(
    { length: 45 },
    (_, n) =>
      `User: I asked thing ${n} about the sea\nAI: It is ${n} miles deep, and it was told at length`,
  );
  const long = `Here is my checkpoint.\n${turns.join("\n")}`.slice(0, 4000);

  it.each([
    ["labelled", `AI: ${FOREIGN}\nAI: and more about the sea`],
    ["in the middle of an answer", `and then: ${FOREIGN}. They do.`],
    ["in the middle of an answer, with turns behind it", `${FOREIGN}\nUser: wow\nAI: yes`],
  ])("goes on as it began: %s", async (_, second) => {
    const bot = await startBot();
    const before = candidates(bot).length;
    bot.servers.model.enqueue(analystAnswer(FOREIGN), { task: "analyst", times: Infinity });
    bot.telegram.say(OWNER, `${long}\nAI: so`);
    bot.telegram.say(OWNER, second);
    await bot.idle();
    expect(candidates(bot)).toHaveLength(before);
    expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toEqual([]);
    expect(bot.said()).toHaveLength(2);
    for (const said of bot.said()) expect(said).toMatch(/^Thanks, I've read it/);
  });

  it("counts the person's lines in its later parts by the labels of the first", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue("NONE", { task: "analyst" });
    propose(bot, OWN);
    bot.telegram.say(OWNER, `${long}\nAI: so`);
    bot.telegram.say(OWNER, `it is.\nUser: ${OWN}\nAI: ${FOREIGN}`);
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
  });

  it("of one's own words stays one's own, and so does what is written later", async () => {
    const bot = await startBot();
    const mine = "the flag flew over our hut and we were proud of it. ".repeat(78);
    bot.servers.model.enqueue("NONE", { task: "analyst" });
    await bot.ask(mine);
    await bot.idle();
    propose(bot, OWN);
    await bot.ask(`And ${OWN}`);
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
  });

  it("is over when somebody writes later: that is ordinary talk", async () => {
    const bot = await startBot();
    bot.servers.model.enqueue("NONE", { task: "analyst" });
    await bot.ask(`${long}\nAI: so`);
    await bot.idle();
    propose(bot, OWN);
    post(bot, { text: `And ${OWN}`, date: Math.floor(Date.now() / 1000) + 60 });
    await bot.idle();
    expect(newestCandidate(bot).exampleFromExchange).toBe(OWN);
  });
});

describe("a text from an inline bot", () => {
  const via_bot = { id: 77, is_bot: true, first_name: "Quotes", username: "quotesbot" };

  it("is answered, and is no evidence: neither now nor at a checkpoint", async () => {
    const bot = await startBot();
    const before = candidates(bot).length;
    propose(bot, FOREIGN);
    post(bot, { text: `we wrote that ${FOREIGN}`, via_bot });
    await bot.idle();
    await bot.ask("checkpoint");
    await bot.idle();
    expect(bot.said()).toHaveLength(2);
    expect(candidates(bot)).toHaveLength(before);
  });

  it("gives no orders and no wording", async () => {
    const bot = await startBot();
    await stageOne(bot);
    const staged = newestCandidate(bot);
    for (const text of [`/reject ${staged.id} because`, "/status", "/export"]) {
      const [command = ""] = text.split(" ");
      post(bot, {
        text,
        via_bot,
        entities: [{ type: "bot_command", offset: 0, length: command.length }],
      });
      await bot.idle();
      expect(bot.said().at(-1)).toMatch(/don't know that command/);
    }
    expect(newestCandidate(bot)).toEqual(staged);
  });

  it("is not read as a file either", async () => {
    const bot = await startBot();
    const { message } = bot.telegram.sendFile(OWNER, { name: "b.bin", bytes: Buffer.from(OWN) });
    await bot.idle();
    const document = { ...message?.document, file_name: "b.txt" };
    bot.telegram.post({ message: { ...message, message_id: 990, document, via_bot } });
    await bot.idle();
    expect(bot.said().at(-1)).toMatch(/came to you from somebody else/);
    expect(bot.servers.model.requests).toEqual([]);
  });
});

function post(bot: TestBot, message: object): void {
  const last = bot.telegram.chat(OWNER.id).at(-1)?.messageId ?? 0;
  const { id, firstName } = OWNER;
  bot.telegram.post({
    message: {
      message_id: last + 1,
      date: Math.floor(Date.now() / 1000),
      from: { id, is_bot: false, first_name: firstName },
      chat: { id, type: "private", first_name: firstName },
      ...message,
    },
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
