// Chats with topics. What is said in answer to words in a topic is said there: replies, cards, files, the sign that somebody
// writes, and answers to orders.

import { describe, expect, it } from "vitest";
import { MODES, OWNER, startBot, type TestBot } from "../support/bots.ts";

const CHAT = { id: OWNER.id, type: "private" as const, first_name: OWNER.firstName };
const FROM = { id: OWNER.id, is_bot: false, first_name: OWNER.firstName };
const TOPIC = { message_thread_id: 777, is_topic_message: true };

function say(bot: TestBot, text: string, about: object = TOPIC, chat: object = CHAT): void {
  const { id } = chat as { id: number };
  bot.telegram.addChat(chat as typeof CHAT);
  const command = /^\/[\w@]+/.exec(text)?.[0];
  const entities = [{ type: "bot_command", offset: 0, length: command?.length ?? 0 }];
  bot.telegram.post({
    message: {
      message_id: bot.telegram.chats.nextMessageId(id),
      from: FROM,
      chat,
      date: Math.floor(Date.now() / 1000),
      text,
      ...(command !== undefined && { entities }),
      ...about,
    },
  });
}

/** The topics of all that was sent with a method. */
function threads(bot: TestBot, method: string, from = 0): readonly unknown[] {
  return bot
    .calls(method)
    .slice(from)
    .map(({ params }) => Number(params["message_thread_id"]) || undefined);
}

describe.each(MODES)("a topic of a private chat, %s", (mode) => {
  it("is where the answer to words in it comes, and the chat itself where it is asked outside of it", async () => {
    const bot = await startBot({ mode });
    say(bot, "what is a comet");
    await bot.idle();
    expect(threads(bot, "sendMessage")).toEqual([777]);
    say(bot, "what do you know about octopuses?", {});
    await bot.idle();
    say(bot, "hello", { ...TOPIC, message_thread_id: 778 });
    await bot.idle();
    expect(threads(bot, "sendMessage")).toEqual([777, undefined, 778]);
  });

  it("is where cards and files of an order in it come, and all parts of a long text", async () => {
    const bot = await startBot({ mode });
    for (const order of ["/review", "/help", "/status", "/export"]) say(bot, order);
    await bot.idle();
    const sent = [...threads(bot, "sendMessage"), ...threads(bot, "sendDocument")];
    expect(sent.length).toBeGreaterThan(3);
    expect(new Set(sent)).toEqual(new Set([777]));
  });

  it("is where a proposal is shown that was made of words in it, and the tap on it is answered", async () => {
    const bot = await startBot({ mode });
    say(bot, "we drew a lighthouse");
    await bot.idle();
    await bot.telegram.waitFor(() => bot.calls("sendMessage").length > 1);
    expect(new Set(threads(bot, "sendMessage"))).toEqual(new Set([777]));
    const before = bot.calls("sendMessage").length;
    const card = bot.telegram.chat(OWNER.id).findLast(({ buttons }) => (buttons?.length ?? 0) > 0);
    const edit = card?.buttons?.flat().find(({ text }) => /edit/i.test(text));
    bot.telegram.post({
      callback_query: {
        id: "1",
        from: FROM,
        chat_instance: "1",
        data: edit?.callback_data,
        message: { message_id: card?.messageId, date: 1, chat: CHAT, text: "x", ...TOPIC },
      },
    });
    await bot.telegram.waitFor(() => bot.calls("sendMessage").length > before);
    expect(threads(bot, "sendMessage", before)).toEqual([777]);
  });

  it("that is gone meanwhile keeps no answer back: it comes in the chat itself", async () => {
    const bot = await startBot({ mode });
    const gone = "Bad Request: message thread not found";
    bot.telegram.fail({
      status: 400,
      description: gone,
      times: Infinity,
      when: (params) => params["message_thread_id"] !== undefined,
    });
    say(bot, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.said().length > 0);
    await bot.idle();
    expect(bot.said()).toEqual([expect.stringMatching(/octopus/i)]);
    say(bot, "/export");
    await bot.telegram.waitFor(() => bot.telegram.chat(OWNER.id).some(({ document }) => document));
  });

  it("is where the sign of writing is shown", async () => {
    const bot = await startBot({ mode });
    bot.servers.model.enqueue({ delayMs: 900, text: "In time." }, { task: "voice" });
    say(bot, "what do you know about octopuses?");
    await bot.telegram.waitFor(() => bot.calls("sendChatAction").length > 0);
    await bot.idle();
    expect(threads(bot, "sendChatAction")[0]).toBe(777);
  });
});

it("a thread of a group without topics is none, and a topic of the operators' forum is one", async () => {
  const forum = { id: -100_400, type: "supergroup" as const, title: "Our bots", is_forum: true };
  const environment = { GRACE_MAR_OPERATOR_CHAT_ID: String(forum.id) };
  const bot = await startBot({ environment });
  const order = `/status@${bot.runtime.me.username}`;
  say(bot, order, TOPIC, forum);
  await bot.idle();
  expect(threads(bot, "sendMessage")).toEqual([777]);
  say(bot, order, { message_thread_id: 5 }, forum);
  await bot.idle();
  expect(threads(bot, "sendMessage")).toEqual([777, undefined]);
});
