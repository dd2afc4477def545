import { describe, expect, test } from "vitest";
import { TOKEN, ana, createSimulator } from "./support.ts";

const markup = {
  inline_keyboard: [
    [
      { text: "✅ Approve", callback_data: "a" },
      { text: "Reject", callback_data: "r" },
    ],
  ],
};

describe("a person", () => {
  test("writes commands that carry bot_command entities in UTF-16 units", async () => {
    const { bot } = await createSimulator();
    const entities = (text: string) => bot.say(ana, text).message?.entities;
    expect(entities("/start now")).toEqual([{ type: "bot_command", offset: 0, length: 6 }]);
    expect(entities("😀 /help@test_bot")).toEqual([{ type: "bot_command", offset: 3, length: 14 }]);
    expect(entities("a/b and http://x/y")).toBeUndefined();
  });

  test("sends a voice note that the bot can fetch", async () => {
    const { bot, server, call } = await createSimulator();
    const { message } = bot.sendVoice(ana, { bytes: Buffer.from("OggS"), seconds: 7 });
    const voice = message?.["voice"] as { readonly file_id: string } | undefined;
    expect(voice).toMatchObject({ duration: 7, mime_type: "audio/ogg", file_size: 4 });
    const { result } = await call("getFile", { file_id: voice?.file_id });
    expect(result.file_path).toBe("voice/file_0.oga");
    const file = await fetch(`${server.url}/file/bot${TOKEN}/${result.file_path}`);
    expect(await file.text()).toBe("OggS");
  });

  test("cannot write nothing, nor more than a client sends at once", async () => {
    const { bot } = await createSimulator();
    expect(() => bot.say(ana, "")).toThrow(RangeError);
    expect(() => bot.say(ana, "x".repeat(4097))).toThrow(/4097/);
  });

  test("taps a button and sees the bot's answer to it", async () => {
    const { bot, call } = await createSimulator();
    bot.say(ana, "hi");
    await call("sendMessage", { chat_id: ana.id, text: "card", reply_markup: markup });
    const { update, answered } = bot.tapButton(ana, /approve/i);
    expect(update.callback_query).toMatchObject({
      data: "a",
      from: { id: ana.id },
      message: { text: "card", reply_markup: markup },
    });
    const answer = { callback_query_id: update.callback_query?.id, text: "Done", show_alert: true };
    expect((await call("answerCallbackQuery", answer)).result).toBe(true);
    expect(await answered).toEqual({ text: "Done", showAlert: true, expired: false });
    expect((await call("answerCallbackQuery", answer)).description).toBe(
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    );
  });

  test("taps the newest button of a name, and hears which there are when none fits", async () => {
    const { bot, call } = await createSimulator();
    bot.say(ana, "hi");
    for (const text of ["old", "new"]) {
      await call("sendMessage", { chat_id: ana.id, text, reply_markup: markup });
    }
    expect(bot.tapButton(ana, "Reject").update.callback_query?.message?.text).toBe("new");
    expect(() => bot.tapButton(ana, "Approve")).toThrow(/✅ Approve \| Reject/);
  });

  test("can tap data that was never on a button, on a message that is gone", async () => {
    const { bot } = await createSimulator();
    const { update } = bot.tap(ana, 55, "forged");
    expect(update.callback_query).toMatchObject({
      data: "forged",
      message: { message_id: 55, date: 0 },
    });
  });

  test("taps too long ago when callbacks expire", async () => {
    const { bot, call } = await createSimulator();
    bot.expireCallbacks = true;
    const { update, answered } = bot.tap(ana, 1, "late");
    const late = await call("answerCallbackQuery", {
      callback_query_id: update.callback_query?.id,
    });
    expect(late).toMatchObject({ status: 400, ok: false });
    expect(await answered).toEqual({ showAlert: false, expired: true });
  });

  test("a posted callback query can be answered under its own id", async () => {
    const { bot, call } = await createSimulator();
    const message = { message_id: 3, date: 1, chat: { id: ana.id, type: "private" }, text: "x" };
    bot.post({ callback_query: { id: "own", from: { id: ana.id }, message, data: "d" } });
    expect((await call("answerCallbackQuery", { callback_query_id: "own" })).ok).toBe(true);
  });
});

describe("waitFor", () => {
  test("resolves on the change that makes its look true", async () => {
    const { bot, call } = await createSimulator();
    bot.say(ana, "hi");
    const waited = bot.waitFor(() => bot.chat(ana.id).find(({ from }) => from === "bot"));
    await call("sendMessage", { chat_id: ana.id, text: "hello" });
    expect((await waited).text).toBe("hello");
  });

  test("names what it waited for and shows the last messages and calls", async () => {
    const { bot, call } = await createSimulator();
    bot.say(ana, "anybody there?");
    await call("sendMessage", { chat_id: 9, text: "x" });
    const waited = bot.waitFor(() => false, { timeoutMs: 10, what: "reply" });
    await expect(waited).rejects.toThrow(
      /No reply within 10 ms[^]*anybody there[^]*chat not found/,
    );
  });

  test("passes on what its look throws", async () => {
    const { bot } = await createSimulator();
    const look = () => {
      throw new Error("broken look");
    };
    await expect(bot.waitFor(look)).rejects.toThrow("broken look");
  });
});
