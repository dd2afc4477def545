import { describe, expect, test } from "vitest";
import { ana, createSimulator, TOKEN } from "./support.ts";
import type { Simulator } from "./support.ts";

async function createChat(): Promise<Simulator & { send(): ReturnType<Simulator["call"]> }> {
  const simulator = await createSimulator();
  simulator.bot.say(ana, "hi");
  const send = () => simulator.call("sendMessage", { chat_id: ana.id, text: "x" });
  return { ...simulator, send };
}

describe("faults", () => {
  test("answer the next calls of a method and leave the others alone", async () => {
    const { bot, call, send } = await createChat();
    bot.fail({
      method: "sendMessage",
      times: 2,
      status: 500,
      description: "Internal Server Error",
    });
    expect((await call("getMe")).ok).toBe(true);
    expect(await send()).toMatchObject({ status: 500, description: "Internal Server Error" });
    expect((await send()).status).toBe(500);
    expect((await send()).ok).toBe(true);
    expect(bot.chat(ana.id)).toHaveLength(2);
  });

  test("without a method hit whatever comes next, and can be cleared", async () => {
    const { bot, call } = await createChat();
    bot.fail({ times: Infinity, status: 502 });
    expect((await call("getMe")).status).toBe(502);
    expect((await call("getUpdates")).status).toBe(502);
    bot.clearFaults();
    expect((await call("getMe")).ok).toBe(true);
  });

  test("retryAfter answers as flood control does", async () => {
    const { bot, send } = await createChat();
    bot.fail({ method: "sendMessage", retryAfter: 7 });
    expect(await send()).toEqual({
      status: 429,
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 7",
      parameters: { retry_after: 7 },
    });
  });

  test("can choose calls by their parameters", async () => {
    const { bot, call, send } = await createChat();
    bot.fail({ when: ({ text }) => text === "bad", status: 400, times: 9 });
    expect((await send()).ok).toBe(true);
    expect((await call("sendMessage", { chat_id: ana.id, text: "bad" })).status).toBe(400);
  });

  test("reset does nothing, acceptThenReset does the work; neither answers", async () => {
    const { bot, send } = await createChat();
    bot.fail({ method: "sendMessage", reset: true });
    bot.fail({ method: "sendMessage", acceptThenReset: true });
    await expect(send()).rejects.toThrow();
    expect(bot.chat(ana.id)).toHaveLength(1);
    await expect(send()).rejects.toThrow();
    expect(bot.chat(ana.id)).toHaveLength(2);
    expect(bot.calls.map(({ answer }) => answer)).toEqual([undefined, undefined]);
  });

  test("hang never answers", async () => {
    const { bot, call } = await createChat();
    bot.fail({ hang: true });
    const client = new AbortController();
    const hanging = call("getMe", {}, client.signal);
    await bot.waitFor(() => bot.calls.length === 1);
    expect((await call("getMe")).ok).toBe(true);
    client.abort();
    await expect(hanging).rejects.toThrow();
    expect(bot.calls[0]?.answer).toBeUndefined();
  });

  test("delayMs waits first, dripMs sends byte by byte", async () => {
    const { bot, call, send } = await createChat();
    bot.fail({ method: "sendMessage", delayMs: 40 });
    const started = performance.now();
    expect((await send()).ok).toBe(true);
    expect(performance.now() - started).toBeGreaterThan(38);
    bot.fail({ method: "getChat", dripMs: 1 });
    const dripped = performance.now();
    expect((await call("getChat", { chat_id: ana.id })).result.id).toBe(ana.id);
    expect(performance.now() - dripped).toBeGreaterThan(40);
  });

  test("acceptThenHang does the work and never answers", async () => {
    const { bot, call } = await createChat();
    bot.fail({ method: "sendMessage", acceptThenHang: true });
    const client = new AbortController();
    const hanging = call("sendMessage", { chat_id: ana.id, text: "x" }, client.signal);
    await bot.waitFor(() => bot.chat(ana.id).length === 2);
    client.abort();
    await expect(hanging).rejects.toThrow();
    expect(bot.calls[0]?.answer).toBeUndefined();
  });

  test("cutAfter does the work and sends the beginning of the answer", async () => {
    const { server, bot } = await createChat();
    bot.fail({ method: "getMe", cutAfter: 5 });
    const response = await fetch(`${server.url}/bot${TOKEN}/getMe`);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('{"ok"');
    await expect(reader?.read()).rejects.toThrow();
    expect(bot.calls[0]?.answer).toBeUndefined();
  });

  test("rawBody answers with something that is no envelope", async () => {
    const { server, bot } = await createChat();
    bot.fail({ status: 502, rawBody: "<html>Bad Gateway</html>" });
    const response = await fetch(`${server.url}/bot${TOKEN}/getMe`);
    expect([response.status, await response.text()]).toEqual([502, "<html>Bad Gateway</html>"]);
  });

  test("a download can fail, too", async () => {
    const { server, bot, call } = await createChat();
    const { message } = bot.sendFile(ana, { name: "a.txt", bytes: Buffer.from("a") });
    const { result } = await call("getFile", { file_id: message?.document?.file_id });
    bot.fail({ method: "download", status: 404 });
    const url = `${server.url}/file/bot${TOKEN}/${result.file_path}`;
    expect((await fetch(url)).status).toBe(404);
    expect(await (await fetch(url)).text()).toBe("a");
  });
});
