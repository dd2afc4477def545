// A pasted chat in which the person may be one of several: they are asked by buttons, and until then nothing is evidence.

import { expect, it } from "vitest";
import type { ChatMessage } from "../../src/tools/simulator/simulator-types.ts";
import { ENGLISH_LINES as LINES } from "../../src/wording/english.ts";
import { GUEST, OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  analystAnswer,
  buttonData,
  candidates,
  labels,
  newestCandidate,
  newestCard,
  settled,
  shownCard,
  tap,
} from "../support/gate.ts";

const MINE = "we sewed a flag with a whale on it";
const AT_CUT = "the moon is made of felt";
const THEIRS = "my boat is called Tern and it leaks";
const CHAT = `Alex: ${MINE}\nSam: ${THEIRS}\nAlex: it took all day\nSam: I bail it out every evening`;
const CHECKPOINT = `Robin checkpoint: what we talked about\n${CHAT}\n${"Alex: and so on, day by day\n".repeat(15)}`;

it.each([
  ["talk", CHAT],
  ["a checkpoint", CHECKPOINT],
  ["a report", `we made this chat\n${CHAT}`],
])("until the person says who they are, nothing of %s is read", async (_, text) => {
  const bot = await pasted(text);
  expect(bot.said().at(-1)).toContain(LINES.whose_ask);
  expect(labels(question(bot))).toEqual(["Alex", "Sam", LINES.whose_none]);
  expect(analystCalls(bot)).toBe(0);
  expect(staged(bot)).toEqual([]);
});

it("the words of the tapped speaker are read as the person's", async () => {
  const bot = await pasted(CHECKPOINT);
  bot.servers.model.enqueue(analystAnswer(MINE), { task: "analyst" });
  await tap(bot, /^Alex$/);
  await bot.idle();
  expect(newestCandidate(bot).exampleFromExchange).toBe(MINE);
});

it("the words of the others are never evidence, whatever the analyst quotes", async () => {
  const bot = await pasted(CHECKPOINT);
  bot.servers.model.enqueue(analystAnswer(THEIRS), { task: "analyst", times: Infinity });
  await tap(bot, /^Alex$/);
  await bot.idle();
  expect(analystCalls(bot)).toBeGreaterThan(0);
  expect(staged(bot)).toEqual([]);
});

it("who is none of them has nothing kept, and the chat is not remembered", async () => {
  const bot = await pasted(CHECKPOINT);
  const card = question(bot);
  expect(await tap(bot, LABEL_NONE)).toBe(LINES.whose_none_kept);
  await bot.idle();
  expect(staged(bot)).toEqual([]);
  expect(labels(shownCard(bot, card))).toEqual([]);
  expect(cardBodies(bot)).not.toContain(THEIRS);
});

it("a second tap on a name reads nothing a second time", async () => {
  const bot = await pasted(CHECKPOINT);
  const card = question(bot);
  bot.servers.model.enqueue("NONE", { task: "analyst" });
  await tap(bot, /^Alex$/);
  await bot.idle();
  const before = analystCalls(bot);
  await settled(bot, bot.telegram.tap(OWNER, card.messageId, buttonData(card, /^Alex$/)));
  expect(analystCalls(bot)).toBe(before);
});

it("a chat that the app cut in parts is asked about once, for all its parts", async () => {
  const bot = await startBot();
  const long = `Alex: ${"I sew flags all day. ".repeat(180)}\nSam: ${THEIRS}`;
  send(bot, 500, long);
  await bot.idle();
  send(bot, 501, `that boat of mine again\nAlex: ${MINE}\nSam: and mine leaks`);
  await bot.idle();
  const open = bot.telegram
    .chat(OWNER.id)
    .filter((message) => labels(message).includes(LINES.whose_none));
  expect(open).toHaveLength(1);
  bot.servers.model.enqueue(analystAnswer(MINE), { task: "analyst" });
  await tap(bot, /^Alex$/);
  await bot.idle();
  expect(newestCandidate(bot).exampleFromExchange).toBe(MINE);
});

it.each(["Alex", "Sam"])(
  "the cut may have gone through a name, so what follows it is nobody's: %s",
  async (name) => {
    const bot = await startBot();
    send(bot, 500, `Alex: ${"I sew flags all day. ".repeat(180)}\nSam: ${THEIRS}`);
    await bot.idle();
    send(bot, 501, `${AT_CUT}\nAlex: ${MINE}\nSam: and mine leaks`);
    await bot.idle();
    bot.servers.model.enqueue(analystAnswer(AT_CUT), {
      task: "analyst",
      times: Infinity,
    });
    await tap(bot, new RegExp(`^${name}$`));
    await bot.idle();
    expect(staged(bot)).toEqual([]);
  },
);

it("a question outlives a restart", async () => {
  const bot = await pasted(CHECKPOINT);
  await bot.restart();
  bot.servers.model.enqueue(analystAnswer(MINE), { task: "analyst" });
  await tap(bot, /^Alex$/);
  await bot.idle();
  expect(newestCandidate(bot).exampleFromExchange).toBe(MINE);
});

it("what is just between us by now is not read by an earlier question", async () => {
  const bot = await pasted(CHECKPOINT);
  const card = question(bot);
  await bot.ask("just between us");
  await bot.idle();
  bot.servers.model.enqueue(analystAnswer(MINE), { task: "analyst" });
  await settled(bot, bot.telegram.tap(OWNER, card.messageId, buttonData(card, /^Alex$/)));
  expect(staged(bot)).toEqual([]);
});

it("a forgetting takes the chat that a question remembers", async () => {
  const bot = await pasted(CHECKPOINT);
  expect(cardBodies(bot)).toContain("Tern");
  await bot.ask("/forget boat is called Tern");
  await tap(bot, /./);
  await bot.idle();
  expect(cardBodies(bot)).not.toContain("Tern");
});

it("a guest's chat is asked about by nobody", async () => {
  const bot = await startBot();
  bot.telegram.say(GUEST, CHAT);
  await bot.idle();
  expect(bot.said(GUEST).join("\n")).not.toContain(LINES.whose_ask);
});

const LABEL_NONE = new RegExp(`^${LINES.whose_none}$`);

async function pasted(text: string): Promise<TestBot> {
  const bot = await startBot();
  bot.servers.model.enqueue("Nice.", { task: "voice", times: Infinity });
  await bot.ask(text);
  await bot.idle();
  return bot;
}

function question(bot: TestBot): ChatMessage {
  const card = newestCard(bot);
  if (!card) throw new Error("there is no question");
  return card;
}

function analystCalls(bot: TestBot): number {
  return bot.servers.model.requests.filter(({ task }) => task === "analyst").length;
}

function staged(bot: TestBot): readonly string[] {
  const quotes = candidates(bot).map(({ exampleFromExchange }) => exampleFromExchange);
  return [MINE, THEIRS, AT_CUT].filter((quote) => quotes.includes(quote));
}

/** What the questions remember of pasted chats. */
function cardBodies(bot: TestBot): string {
  const { outbox } = bot.runtime.state;
  return JSON.stringify(outbox.cards("author"));
}

/** The app sends all parts within the same second. */
function send(bot: TestBot, message_id: number, text: string): void {
  const { id, firstName: first_name } = OWNER;
  bot.telegram.post({
    message: {
      message_id,
      date: Math.floor(Date.now() / 1000),
      from: { id, is_bot: false, first_name },
      chat: { id, type: "private", first_name },
      text,
    },
  });
}
