// Private chats only: the bot leaves groups and does nothing there, except stay in the operator chat.

import { expect, it } from "vitest";
import type { TelegramChat } from "../../src/tools/simulator/bot-api/telegram-types.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { buttonData, newestCandidate, stageOne } from "../support/gate.ts";

const GROUP: TelegramChat = { id: -4004, type: "group", title: "Everybody" };

it("leaves a group that it is added to", async () => {
  const bot = await startBot();
  bot.telegram.post({ my_chat_member: membership(bot, "left", "member") });
  await bot.telegram.waitFor(() => bot.telegram.leftChats.has(GROUP.id));
  await bot.idle();
  expect(bot.calls("sendMessage")).toEqual([]);
});

it("does not try to leave a group that it was removed from", async () => {
  const bot = await startBot();
  bot.telegram.post({ my_chat_member: membership(bot, "member", "kicked") });
  bot.telegram.say(OWNER, "hello there");
  await bot.idle();
  expect(bot.calls("leaveChat")).toEqual([]);
});

it("answers nobody in a group, not even the owner, and leaves", async () => {
  const bot = await startBot();
  bot.telegram.say(OWNER, "what do you know about octopuses?", { chat: GROUP });
  bot.telegram.say(OWNER, "/merge", { chat: GROUP });
  await bot.telegram.waitFor(() => bot.telegram.leftChats.has(GROUP.id));
  await bot.idle();
  expect(bot.servers.model.requests).toEqual([]);
  expect(bot.calls("sendMessage")).toEqual([]);
});

it("takes no tap in a group", async () => {
  const bot = await startBot();
  const card = await stageOne(bot);
  bot.telegram.addChat(GROUP);
  bot.telegram.tap(OWNER, card.messageId, buttonData(card, /Approve/), GROUP.id);
  await bot.idle();
  expect(newestCandidate(bot).status).toBe("pending");
});

it("stays in the operator chat and says nothing of what people write", async () => {
  const bot = await startBot({ environment: { GRACE_MAR_OPERATOR_CHAT_ID: String(GROUP.id) } });
  bot.telegram.say(OWNER, "what do you know about octopuses?", { chat: GROUP });
  await bot.idle();
  await bot.ask("hello there");
  await bot.idle();
  expect(bot.telegram.leftChats.has(GROUP.id)).toBe(false);
  expect(bot.telegram.chat(GROUP.id).filter(({ from }) => from === "bot")).toEqual([]);
});

function membership(bot: TestBot, before: string, after: string): object {
  const user = { ...bot.telegram.user };
  return {
    chat: GROUP,
    from: { id: OWNER.id, is_bot: false, first_name: "Robin" },
    date: 1,
    old_chat_member: { status: before, user },
    new_chat_member: { status: after, user },
  };
}
