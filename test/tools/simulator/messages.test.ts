import { describe, expect, test } from "vitest";
import { ana, createSimulator } from "./support.ts";
import type { Simulator } from "./support.ts";

async function createChat(): Promise<
  Simulator & { send(params: object): ReturnType<Simulator["call"]> }
> {
  const simulator = await createSimulator();
  simulator.bot.say(ana, "hi");
  const send = (params: object) =>
    simulator.call("sendMessage", { chat_id: ana.id, text: "x", ...params });
  return { ...simulator, send };
}

describe("sendMessage", () => {
  test("takes 4096 UTF-16 units and refuses one more", async () => {
    const { send } = await createChat();
    expect((await send({ text: "😀".repeat(2048) })).ok).toBe(true);
    expect(await send({ text: `${"😀".repeat(2048)}x` })).toMatchObject({
      status: 400,
      description: "Bad Request: message is too long",
    });
  });

  test("refuses a text of white space and trims others", async () => {
    const { send } = await createChat();
    expect((await send({ text: " \n " })).description).toBe("Bad Request: message text is empty");
    expect((await send({ text: " \nhello " })).result.text).toBe("hello");
  });

  test("refuses a chat that the bot never heard of", async () => {
    const { send } = await createChat();
    expect((await send({ chat_id: 77 })).description).toBe("Bad Request: chat not found");
    expect((await send({ chat_id: "" })).description).toBe("Bad Request: chat_id is empty");
  });

  test("gets 403 from a person who blocked the bot", async () => {
    const { bot, send, call } = await createChat();
    bot.blockedBy.add(ana.id);
    expect(await send({})).toMatchObject({
      status: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect((await call("sendChatAction", { chat_id: ana.id, action: "typing" })).status).toBe(403);
    expect(bot.chat(ana.id)).toHaveLength(1);
  });

  test("numbers messages upwards and dates them in whole seconds", async () => {
    const { send } = await createChat();
    const first = (await send({})).result;
    const second = (await send({})).result;
    expect(second.message_id).toBe(first.message_id + 1);
    expect(Math.abs(first.date - Date.now() / 1000)).toBeLessThan(5);
    expect(Number.isInteger(first.date)).toBe(true);
  });

  test("callback_data has 1 to 64 bytes, not characters", async () => {
    const { send } = await createChat();
    const withData = (callback_data: string) =>
      send({ reply_markup: { inline_keyboard: [[{ text: "A", callback_data }]] } });
    expect((await withData("é".repeat(32))).ok).toBe(true);
    expect((await withData(`${"é".repeat(32)}x`)).description).toBe(
      "Bad Request: BUTTON_DATA_INVALID",
    );
    expect((await withData("")).status).toBe(400);
  });

  test("an inline button needs a text and something to do", async () => {
    const { send } = await createChat();
    const withButton = (button: object) => send({ reply_markup: { inline_keyboard: [[button]] } });
    expect((await withButton({ callback_data: "x" })).status).toBe(400);
    expect((await withButton({ text: "x" })).status).toBe(400);
    expect((await withButton({ text: "x", url: "https://example.org" })).ok).toBe(true);
  });

  test("a reply keyboard stays under the chat until it is removed", async () => {
    const { bot, send } = await createChat();
    const sent = await send({
      reply_markup: JSON.stringify({ keyboard: [["One", { text: "Two" }]] }),
    });
    expect(sent.result.reply_markup).toBeUndefined();
    await send({});
    expect(bot.keyboard(ana.id)?.keyboard).toEqual([[{ text: "One" }, { text: "Two" }]]);
    await send({ reply_markup: { remove_keyboard: true } });
    expect(bot.keyboard(ana.id)).toBeNull();
  });

  test("says that it does not know parse modes instead of showing them wrongly", async () => {
    const { send } = await createChat();
    expect((await send({ parse_mode: "HTML" })).description).toMatch(/unsupported parse_mode/);
  });

  test("replies to a message that exists, and only to one that does", async () => {
    const { send } = await createChat();
    const reply = await send({ reply_parameters: { message_id: 1 } });
    expect(reply.result.reply_to_message?.text).toBe("hi");
    expect((await send({ reply_parameters: { message_id: 99 } })).description).toBe(
      "Bad Request: message to be replied not found",
    );
    const lenient = { message_id: 99, allow_sending_without_reply: true };
    expect((await send({ reply_parameters: lenient })).ok).toBe(true);
  });
});

describe("editing", () => {
  const markup = { inline_keyboard: [[{ text: "A", callback_data: "a" }]] };

  test("changes text and buttons in place and dates the change", async () => {
    const { bot, send, call } = await createChat();
    const { message_id } = (await send({ text: "old", reply_markup: markup })).result;
    const edited = await call("editMessageText", { chat_id: ana.id, message_id, text: "new" });
    expect(edited.result).toMatchObject({ message_id, text: "new" });
    expect(edited.result.edit_date).toBeTypeOf("number");
    expect(bot.chat(ana.id)).toHaveLength(2);
    expect(bot.chat(ana.id)[1]).toMatchObject({ text: "new", buttons: [] });
  });

  test("the same text and buttons are refused, another button is not", async () => {
    const { send, call } = await createChat();
    const { message_id } = (await send({ text: "same", reply_markup: markup })).result;
    const edit = (reply_markup?: object) =>
      call("editMessageText", { chat_id: ana.id, message_id, text: "same", reply_markup });
    expect((await edit(markup)).description).toMatch(/^Bad Request: message is not modified/);
    expect((await edit()).ok).toBe(true);
    expect((await edit()).description).toMatch(/message is not modified/);
  });

  test("editMessageReplyMarkup leaves the text", async () => {
    const { bot, send, call } = await createChat();
    const { message_id } = (await send({ text: "/help me" })).result;
    await call("editMessageReplyMarkup", { chat_id: ana.id, message_id, reply_markup: markup });
    const shown = bot.chat(ana.id)[1];
    expect(shown).toMatchObject({ text: "/help me", buttons: markup.inline_keyboard });
  });

  test("a missing message and a person's message are refused", async () => {
    const { call } = await createChat();
    const edit = (message_id: number) =>
      call("editMessageText", { chat_id: ana.id, message_id, text: "new" });
    expect((await edit(99)).description).toBe("Bad Request: message to edit not found");
    expect((await edit(1)).description).toBe("Bad Request: message can't be edited");
  });

  test("a deleted message cannot be deleted again", async () => {
    const { bot, send, call } = await createChat();
    const { message_id } = (await send({})).result;
    const remove = () => call("deleteMessage", { chat_id: ana.id, message_id });
    expect((await remove()).result).toBe(true);
    expect((await remove()).description).toBe("Bad Request: message to delete not found");
    expect(bot.chat(ana.id)).toHaveLength(1);
  });
});

describe("other chats", () => {
  test("a group can be left, and then refuses", async () => {
    const { bot, send, call } = await createChat();
    bot.say(ana, "/status", { chat: { id: -5, type: "group", title: "Family" } });
    expect((await send({ chat_id: -5 })).ok).toBe(true);
    expect((await call("getChat", { chat_id: -5 })).result.title).toBe("Family");
    expect((await call("leaveChat", { chat_id: -5 })).result).toBe(true);
    expect(await send({ chat_id: -5 })).toMatchObject({ status: 403 });
    expect((await call("leaveChat", { chat_id: ana.id })).status).toBe(400);
  });
});
