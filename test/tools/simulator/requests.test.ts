import { describe, expect, test } from "vitest";
import { Api, InputFile } from "grammy";
import { ana, createSimulator, TOKEN } from "./support.ts";

describe("the envelope", () => {
  test("an unknown token gets 401, a malformed one 404", async () => {
    const { server } = await createSimulator();
    const unknown = await fetch(`${server.url}/bot999:unknown/getMe`);
    expect([unknown.status, await unknown.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    const malformed = await fetch(`${server.url}/botnonsense/getMe`);
    expect([malformed.status, await malformed.json()]).toEqual([
      404,
      { ok: false, error_code: 404, description: "Not Found" },
    ]);
  });

  test("an unknown method gets 404 and is kept among the calls", async () => {
    const { bot, call } = await createSimulator();
    expect(await call("flyToTheMoon")).toMatchObject({ status: 404, error_code: 404 });
    expect(bot.calls.map(({ method }) => method)).toEqual(["flyToTheMoon"]);
  });

  test("a method's name is taken in any case and kept in Telegram's", async () => {
    const { bot, call } = await createSimulator();
    expect(await call("GETME")).toMatchObject({ ok: true, result: { username: "test_bot" } });
    expect(bot.calls[0]).toMatchObject({ method: "getMe", answer: { ok: true } });
  });

  test("a body that is no JSON gets 400", async () => {
    const { server } = await createSimulator();
    const response = await fetch(`${server.url}/bot${TOKEN}/getMe`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
  });

  test("parameters come by query, urlencoded, JSON and multipart alike", async () => {
    const { server, bot } = await createSimulator();
    bot.addChat({ id: ana.id, type: "private" });
    const url = `${server.url}/bot${TOKEN}/sendMessage`;
    const form = new FormData();
    form.append("chat_id", String(ana.id));
    form.append("text", "multipart");
    await fetch(`${url}?chat_id=${ana.id}&text=query`);
    await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ chat_id: String(ana.id), text: "urlencoded" }),
    });
    await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: ana.id, text: "json" }),
    });
    await fetch(url, { method: "POST", body: form });
    expect(bot.chat(ana.id).map(({ text }) => text)).toEqual([
      "query",
      "urlencoded",
      "json",
      "multipart",
    ]);
  });
});

describe("grammY as a client", () => {
  test("sends, edits, deletes and uploads", async () => {
    const { server, bot } = await createSimulator();
    const api = new Api(TOKEN, { apiRoot: server.url });
    bot.say(ana, "hi");
    const sent = await api.sendMessage(ana.id, "first", {
      reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "yes" }]] },
    });
    await api.editMessageText(ana.id, sent.message_id, "second");
    await api.sendDocument(ana.id, new InputFile(Buffer.from("content"), "notes.txt"), {
      caption: "a file",
    });
    const gone = await api.sendMessage(ana.id, "gone");
    await api.deleteMessage(ana.id, gone.message_id);
    const [said, edited, file, ...rest] = bot.chat(ana.id);
    expect(rest).toEqual([]);
    expect(said).toMatchObject({ from: "me", text: "hi" });
    expect(edited).toMatchObject({ from: "bot", text: "second", buttons: [] });
    expect(edited?.editDate).toBeTypeOf("number");
    expect(file).toMatchObject({
      text: "a file",
      document: { file_name: "notes.txt", file_size: 7 },
    });
  });

  test("sees refusals as GrammyError with Telegram's code", async () => {
    const { server } = await createSimulator();
    const api = new Api(TOKEN, { apiRoot: server.url });
    await expect(api.sendMessage(5, "hi")).rejects.toMatchObject({
      error_code: 400,
      description: "Bad Request: chat not found",
    });
  });
});

describe("files", () => {
  test("what a person sent can be downloaded byte for byte", async () => {
    const { server, bot, call } = await createSimulator();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { message } = bot.sendFile(ana, { name: "all.bin", bytes, mimeType: "text/plain" });
    expect(message?.document).toMatchObject({ file_name: "all.bin", mime_type: "text/plain" });
    const { result } = await call("getFile", { file_id: message?.document?.file_id });
    expect(result).toMatchObject({ file_size: 256 });
    const response = await fetch(`${server.url}/file/bot${TOKEN}/${result.file_path}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(bot.calls.at(-1)).toMatchObject({ method: "download" });
  });

  test("an unknown file id, a wrong path and a file over 20 MB are refused", async () => {
    const { server, bot, call } = await createSimulator();
    expect((await call("getFile", { file_id: "none" })).description).toMatch(/wrong file_id/);
    expect((await fetch(`${server.url}/file/bot${TOKEN}/documents/x.txt`)).status).toBe(404);
    const big = bot.sendFile(ana, { name: "big.bin", bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
    const refused = await call("getFile", { file_id: big.message?.document?.file_id });
    expect(refused.description).toBe("Bad Request: file is too big");
  });
});

describe("commands", () => {
  test("lists are kept by scope, and a private chat shows the narrowest", async () => {
    const { bot, call } = await createSimulator();
    bot.addChat({ id: ana.id, type: "private" });
    const scope = { type: "chat", chat_id: ana.id };
    await call("setMyCommands", { commands: [{ command: "help", description: "Help" }] });
    await call("setMyCommands", { commands: [{ command: "merge", description: "Merge" }], scope });
    expect((await call("getMyCommands")).result).toEqual(bot.commands);
    expect(bot.commands).toEqual([{ command: "help", description: "Help" }]);
    expect(bot.commandLists.forPrivateChat(ana.id)[0]?.command).toBe("merge");
    await call("deleteMyCommands", { scope });
    expect(bot.commandLists.forPrivateChat(ana.id)[0]?.command).toBe("help");
  });

  test("a command with a bad name or without description is refused", async () => {
    const { call } = await createSimulator();
    const set = (command: string, description: string) =>
      call("setMyCommands", { commands: [{ command, description }] });
    expect((await set("no spaces", "x")).description).toBe("Bad Request: BOT_COMMAND_INVALID");
    expect((await set("fine", "")).status).toBe(400);
  });
});
