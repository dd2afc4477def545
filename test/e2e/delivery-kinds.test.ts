// Updates without a text message, and the sign that is shown while an answer is made.

import { describe, expect, it } from "vitest";
import { GUEST, MODES, OWNER, STRANGER, startBot } from "../support/bots.ts";
import type { TestBot } from "../support/bots.ts";

describe.each(MODES)("other kinds of updates, %s", (mode) => {
  it("says a word about an edited message, and reads it only when it is sent again", async () => {
    const bot = await startBot({ mode });
    const { message } = bot.telegram.say(OWNER, "hello there");
    await bot.idle();
    bot.telegram.post({ edited_message: { ...message, text: "/reset", edit_date: 2 } });
    await bot.idle();
    expect(bot.said().at(-1)).toMatch(/changed a message/);
    expect(bot.servers.model.requests.filter(({ task }) => task === "voice")).toHaveLength(1);
    expect(bot.conversation().history).toHaveLength(2);
  });

  it("is silent about service messages", async () => {
    const bot = await startBot({ mode });
    const pinned = { pinned_message: { message_id: 1, date: 0, chat: { id: OWNER.id } } };
    bot.telegram.post({ message: messageFrom(bot, OWNER.id, pinned) });
    bot.telegram.post({
      message: messageFrom(bot, OWNER.id, { message_auto_delete_timer_changed: {} }),
    });
    await bot.idle();
    expect(bot.said()).toEqual([]);
  });

  it("is silent about kinds that it does not know", async () => {
    const bot = await startBot({ mode });
    // A Bot API server that ignores `allowed_updates` does this.
    bot.telegram.intake.allow([]);
    const from = { id: OWNER.id, is_bot: false, first_name: "Robin" };
    bot.telegram.post({ poll_answer: { poll_id: "1", user: from, option_ids: [0] } });
    bot.telegram.post({ inline_query: { id: "1", from, query: "x", offset: "" } });
    bot.telegram.post({ something_of_2030: { from, chat: { id: OWNER.id, type: "private" } } });
    bot.telegram.post({ message: null });
    bot.telegram.post({ callback_query: { id: "9", from, chat_instance: "1", data: "x" } });
    await bot.idle();
    expect(bot.said()).toEqual([]);
    expect(bot.log.join("")).not.toContain('"level":"error"');
    expect((await bot.ask("hello there")).text).not.toBe("");
  });

  it("says that a command is not known instead of asking the model", async () => {
    const bot = await startBot({ mode });
    expect((await bot.ask("/undo_everything")).text).toMatch(/don't know that command/);
    expect(bot.servers.model.requests).toEqual([]);
  });
});

describe("the typing action", () => {
  it("shows while a model is slow, and ends with the answer", async () => {
    const bot = await startBot();
    bot.servers.model.latencyMs = { voice: 700 };
    await bot.ask("hello there");
    await bot.idle();
    expect(bot.calls("sendChatAction")).toHaveLength(1);
    expect(bot.calls("sendChatAction")[0]?.params).toMatchObject({
      chat_id: OWNER.id,
      action: "typing",
    });
    const answered = bot.calls("sendMessage")[0]?.at ?? 0;
    expect(bot.calls("sendChatAction")[0]?.at).toBeLessThan(answered);
  });

  it("is not shown for a fast answer, and a failing one disturbs nothing", async () => {
    const bot = await startBot();
    await bot.ask("/help");
    expect(bot.calls("sendChatAction")).toEqual([]);
    bot.telegram.fail({ method: "sendChatAction", status: 400, times: Infinity });
    bot.servers.model.latencyMs = { voice: 500 };
    expect((await bot.ask("hello there", GUEST)).text).not.toBe("");
  });
});

describe("the command list", () => {
  it("is published once, and not again after a restart", async () => {
    const bot = await startBot();
    await expect.poll(() => bot.runtime.state.settings.get("published_commands")).toBeDefined();
    const names = bot.telegram.commands.map(({ command }) => command);
    expect(names).toEqual(expect.arrayContaining(["start", "help", "reset", "review", "merge"]));
    await bot.restart();
    await bot.ask("/help");
    expect(bot.calls("setMyCommands")).toHaveLength(1);
  });

  it("is published at the next start when Telegram would not take it", async () => {
    const bot = await startBot();
    await expect.poll(() => bot.runtime.state.settings.get("published_commands")).toBeDefined();
    await bot.runtime.state.database.transact(() => {
      bot.runtime.state.settings.set("published_commands", "an older list");
    });
    bot.telegram.fail({ method: "setMyCommands", status: 500 });
    await bot.restart();
    await expect.poll(() => bot.calls("setMyCommands").at(-1)?.answer?.ok).toBe(false);
    expect((await bot.ask("/help")).text).toContain("/review");
    await bot.restart();
    await expect.poll(() => bot.calls("setMyCommands").at(-1)?.answer?.ok).toBe(true);
    expect(bot.calls("setMyCommands")).toHaveLength(3);
  });
});

describe("somebody unknown", () => {
  it("who sends a sticker or edits a message causes no model call", async () => {
    const bot = await startBot();
    bot.telegram.post({ message: messageFrom(bot, STRANGER.id, { sticker: { file_id: "s" } }) });
    await bot.idle();
    expect(bot.servers.model.requests).toEqual([]);
    expect(bot.said(STRANGER)).toHaveLength(1);
  });
});

function messageFrom(bot: TestBot, id: number, content: object): object {
  const chat = { id, type: "private" as const, first_name: "Robin" };
  bot.telegram.addChat(chat);
  return {
    message_id: bot.telegram.chats.nextMessageId(id),
    from: { id, is_bot: false, first_name: "Robin" },
    chat,
    date: 1,
    ...content,
  };
}
