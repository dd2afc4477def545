// The doctor's checks of Telegram and the model server: each finds the fault that it is made for.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { judgeClock } from "../../../src/tools/doctor/telegram-side.ts";
import { botToken, freePort } from "../../support/servers.ts";
import { copyRecord } from "../../support/temporary.ts";
import { prepareInstallation, runBot } from "./installation.ts";

const PERSON = { id: 1001, firstName: "Robin" };

describe("Telegram", () => {
  it("a token that it does not take is a problem, and one it cannot judge too", async () => {
    const { find } = await prepareInstallation();
    const refused = { TELEGRAM_BOT_TOKEN: botToken(9) };
    expect(await find("token", { environment: refused })).toMatchObject({
      result: "problem",
      found: "Telegram does not take the token",
    });
    const away = { TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` };
    expect(await find("token", { environment: away })).toMatchObject({
      result: "problem",
      found: "Telegram gave no answer",
    });
    expect(await find("clock", { environment: away })).toMatchObject({
      result: "skipped",
      found: "no answer: see token",
    });
    expect(await find("webhook", { environment: refused })).toMatchObject({
      result: "skipped",
      found: "Telegram does not know the bot: see token",
    });
  });

  it("a bot that may join groups, or reads them, is a warning", async () => {
    const { find, telegram } = await prepareInstallation();
    telegram.canJoinGroups = true;
    expect(await find("bot-groups")).toMatchObject({ result: "warning" });
    telegram.canJoinGroups = false;
    telegram.readsAllGroupMessages = true;
    expect(await find("bot-groups")).toMatchObject({ result: "warning" });
  });

  it("a webhook beside polling, or at another address, is a problem", async () => {
    const { find, call } = await withCalls();
    const environment = { WEBHOOK_BASE_URL: "https://bot.example.org" };
    expect(await find("webhook", { environment })).toMatchObject({
      result: "warning",
      found: "no webhook is set yet",
    });
    await call("setWebhook", { url: "https://bot.example.org/telegram/webhook" });
    expect(await find("webhook", { environment })).toMatchObject({ result: "ok" });
    expect(await find("webhook")).toMatchObject({ result: "problem" });
    expect(await find("conflict")).toMatchObject({ result: "skipped" });
    await call("setWebhook", { url: "https://elsewhere.example.org/telegram/webhook" });
    expect(await find("webhook", { environment })).toMatchObject({ result: "problem" });
  });

  it("a webhook that cannot be reached is a warning that names the kind alone", async () => {
    const { find, call, telegram } = await withCalls();
    const base = `http://127.0.0.1:${await freePort()}`;
    await call("setWebhook", { url: `${base}/telegram/webhook` });
    telegram.say(PERSON, "hello");
    await telegram.waitFor(() => telegram.webhook.last_error_message);
    const environment = { WEBHOOK_BASE_URL: base };
    expect(await find("webhook", { environment })).toMatchObject({
      result: "warning",
      found: expect.stringMatching(/ \((?:connection|other)\)$/),
    });
    const later = new Date(Date.now() + 2 * 60 * 60_000);
    expect(await find("webhook", { environment, now: later })).toMatchObject({ result: "ok" });
  });

  it("many waiting updates are a warning", async () => {
    const { find, telegram } = await prepareInstallation();
    for (let count = 0; count < 100; count += 1) telegram.say(PERSON, "hello?");
    expect(await find("webhook")).toMatchObject({
      result: "warning",
      found: "100 updates wait at Telegram",
    });
  });

  it("another machine that polls with the token is a problem", async () => {
    const { find, call, telegram } = await withCalls();
    const looking = find("conflict", { pollSeconds: 30 });
    await telegram.waitFor(() => telegram.isPolling);
    void call("getUpdates", { timeout: 30 }).catch(() => undefined);
    expect(await looking).toMatchObject({
      result: "problem",
      found: expect.stringContaining("another machine"),
    });
  });

  it("a bot that runs here is left to poll, and another Record's bot with its token is named", async () => {
    const { find, folder, usersDir, telegram } = await prepareInstallation();
    copyRecord("minimal", usersDir, "abby");
    await runBot(usersDir, folder);
    expect(await find("conflict")).toMatchObject({
      result: "ok",
      found: `the bot runs here (process ${process.pid}) and polls`,
    });
    const environment = { GRACE_MAR_USER_ID: "abby" };
    expect(await find("conflict", { environment })).toMatchObject({
      result: "problem",
      found: "the bot of grace-mar runs here with the same token",
    });
    expect(telegram.calls.map(({ method }) => method)).not.toContain("getUpdates");
  });

  it("an operator chat that the bot cannot reach is a problem, none is no fault", async () => {
    const { find } = await prepareInstallation();
    const unknown = { GRACE_MAR_OPERATOR_CHAT_ID: "-4711" };
    expect(await find("operator-chat", { environment: unknown })).toMatchObject({
      result: "problem",
    });
    const none = { GRACE_MAR_OPERATOR_CHAT_ID: "" };
    expect(await find("operator-chat", { environment: none })).toMatchObject({
      result: "skipped",
    });
  });

  it("a clock far from the server's Date is a problem", async () => {
    const { find } = await prepareInstallation();
    const server = createServer((request, response) => {
      // The token must not be in an address that a look at the clock uses.
      response.writeHead(request.url === "/" ? 302 : 500, {
        date: "Mon, 01 Jan 2024 00:00:00 GMT",
      });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const environment = { TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` };
    expect(await find("clock", { environment })).toMatchObject({
      result: "problem",
      found: expect.stringMatching(/ahead$/),
    });
  });

  it.each([
    [2000, "ok"],
    [-5000, "ok"],
    [8000, "warning"],
    [-61_000, "problem"],
  ])("a clock %d ms off is: %s", (off, result) => {
    expect(judgeClock(1_700_000_000_000, 1_700_000_000_000 + off).result).toBe(result);
  });
});

describe("the model server", () => {
  it("which parameters a model takes is found out", async () => {
    const { find, servers } = await prepareInstallation();
    expect((await find("model"))?.found).toBe(
      "OPENAI_MODEL answers; it takes max_tokens, temperature, json_schema",
    );
    for (const message of [
      "Unsupported parameter: 'max_tokens'",
      "Unsupported value: 'temperature'",
      "Invalid response_format",
    ]) {
      servers.model.enqueue({ status: 400, message });
    }
    expect(await find("model")).toMatchObject({
      result: "ok",
      found: "OPENAI_MODEL answers; it takes max_completion_tokens, no temperature, json_object",
    });
    servers.model.enqueue({ status: 400, message: "This model only supports stream mode." });
    expect((await find("model"))?.found).toMatch(/json_schema, a stream only$/);
  });

  it.each([
    [401, "refused the call (401)"],
    [429, "slow down (429)"],
    [503, "failed (503)"],
  ])("a model that answers %d is a problem", async (status, found) => {
    const { find, servers } = await prepareInstallation();
    const headers = { "x-should-retry": "false" };
    servers.model.enqueue({ status, message: "sk-canary-canary-canary", headers }, { times: 2 });
    const finding = await find("analyst-model");
    expect(finding).toMatchObject({ result: "problem", found: expect.stringContaining(found) });
    expect(JSON.stringify(finding)).not.toContain("canary");
  });

  it.each([
    ["a page", { rawBody: "<html>", contentType: "text/html" }, /not JSON \(text\/html\)/],
    ["an error", { body: { error: { message: "sk-canary", code: 404 } } }, /error with status 200/],
    ["nothing", { text: "" }, /empty/],
    ["only a thought", { text: "<think>Hm" }, /empty \(only thinking/],
  ])("a model that answers %s with 200 is a problem", async (_, reply, found) => {
    const { find, servers } = await prepareInstallation();
    servers.model.enqueue(reply, { times: Infinity });
    const finding = await find("model");
    expect(finding).toMatchObject({ result: "problem", found: expect.stringMatching(found) });
    expect(JSON.stringify(finding)).not.toContain("canary");
  });

  it.each([
    ["an error as a text", { body: { error: "No endpoints found" } }, /error with status 200/],
    [
      "thoughts that ate the tokens",
      {
        body: {
          choices: [{ finish_reason: "length", message: { content: "", reasoning_content: "hm" } }],
        },
      },
      /empty/,
    ],
    [
      "what its filter left",
      { body: { choices: [{ finish_reason: "content_filter", message: { content: "We" } }] } },
      /filter/,
    ],
    ["half a body", { rawBody: '{"choices":[{"mess' }, /ends in the middle/],
  ])("a model that answers with %s is a problem, as it is for the bot", async (_, reply, found) => {
    const { find, servers } = await prepareInstallation();
    servers.model.enqueue(reply, { times: Infinity });
    expect(await find("model")).toMatchObject({
      result: "problem",
      found: expect.stringMatching(found),
    });
  });

  it("a model that thinks is asked as the bot asks it, and that it thinks is told", async () => {
    const { find, servers } = await prepareInstallation();
    servers.model.enqueue('<think>hm</think>{"ok": true}');
    expect((await find("model"))?.found).toMatch(/and it thinks before it answers$/);
  });

  it("a server that still loads is waited for, and a limit that is too short is named", async () => {
    const { find, servers } = await prepareInstallation();
    const loading = {
      status: 503,
      message: "Loading model",
      headers: { "x-should-retry": "false" },
    };
    servers.model.enqueue(loading, { times: 2 });
    expect(await find("model")).toMatchObject({ result: "ok" });
    servers.model.enqueue(loading, { times: Infinity });
    const environment = { OPENAI_LOADING_SEC: "0" };
    expect(await find("model", { environment })).toMatchObject({
      result: "problem",
      found: "OPENAI_MODEL: the model is still being loaded (503)",
      todo: expect.stringContaining("OPENAI_LOADING_SEC"),
    });
  });

  it("a word at the start of a prompt as long as the bot's longest comes back, or the server cuts prompts", async () => {
    const { find, servers } = await prepareInstallation();
    for (const id of ["model-context", "analyst-context"]) {
      expect(await find(id)).toMatchObject({
        result: "ok",
        found: expect.stringMatching(/first line of [56]\d{3} tokens/),
      });
    }
    const { messages } = servers.model.requests[0] ?? {};
    expect(messages?.[0]?.content.length).toBeGreaterThan(15_000);
    const answer = (content: string, prompt_tokens: number) => ({
      body: {
        choices: [{ message: { content } }],
        usage: { prompt_tokens, completion_tokens: 2, total_tokens: prompt_tokens + 2 },
      },
    });
    servers.model.enqueue(answer("Shelf 40?", 2050));
    expect(await find("model-context")).toMatchObject({
      result: "problem",
      found: expect.stringMatching(/cuts prompts: of \d{4} tokens it counted 2050$/),
      todo: expect.stringMatching(/OLLAMA_CONTEXT_LENGTH.*GRACE_MAR_PROMPT_TOKENS/),
    });
    servers.model.enqueue(answer("Shelf 40?", 6200));
    expect(await find("model-context")).toMatchObject({ result: "warning" });
    servers.model.enqueue({ status: 400, message: "maximum context length is 4096 tokens" });
    expect(await find("model-context")).toMatchObject({
      result: "problem",
      found: expect.stringContaining("longer than the model takes"),
    });
    servers.model.enqueue({ status: 401 });
    expect(await find("model-context")).toMatchObject({ result: "skipped" });
  });

  it("a connection that cannot be made is told with its code", async () => {
    const { find, servers } = await prepareInstallation();
    const plain = servers.model.url.replace("http:", "https:");
    expect(await find("model", { environment: { OPENAI_BASE_URL: plain } })).toMatchObject({
      result: "problem",
      found: expect.stringMatching(/cannot be reached \((?:ERR_SSL_[A-Z_]+|EPROTO)\)/),
    });
  });

  it("a 404 points to OPENAI_BASE_URL, and to /v1 where it has none", async () => {
    const { find, servers } = await prepareInstallation();
    const environment = { OPENAI_BASE_URL: servers.model.url.replace("/v1", "") };
    const todo = expect.stringContaining("is /v1 missing in OPENAI_BASE_URL?") as string;
    expect(await find("model", { environment })).toMatchObject({ result: "problem", todo });
    servers.model.enqueue({ status: 404 }, { times: Infinity });
    expect((await find("model"))?.todo).toMatch(/OPENAI_MODEL.*OPENAI_BASE_URL/);
  });

  it("one call is enough where both tasks have one model", async () => {
    const { find } = await prepareInstallation();
    const environment = { OPENAI_ANALYST_MODEL: "gpt-4o" };
    expect(await find("analyst-model", { environment })).toMatchObject({ result: "skipped" });
  });

  it("a transcription model that the server does not list is a warning", async () => {
    const { find } = await prepareInstallation();
    const environment = { OPENAI_TRANSCRIBE_MODEL: "whisper-1" };
    expect(await find("transcription-model", { environment })).toMatchObject({
      result: "warning",
    });
  });

  it("an embedding model is asked only where one is named, and a server without one is a problem", async () => {
    const { find, servers } = await prepareInstallation();
    const none = { OPENAI_EMBEDDING_MODEL: "" };
    expect(await find("embedding-model", { environment: none })).toMatchObject({
      result: "skipped",
    });
    expect(await find("embedding-model")).toMatchObject({
      result: "ok",
      found: expect.stringMatching(/^it answers with 256 numbers/),
    });
    servers.model.enqueue({ status: 404 }, { task: "embedding", times: Infinity });
    expect(await find("embedding-model")).toMatchObject({
      result: "problem",
      found: expect.stringContaining("OPENAI_EMBEDDING_MODEL"),
    });
  });
});

/** With a second client that has the bot's token. */
async function withCalls() {
  const installation = await prepareInstallation();
  const { servers, token } = installation;
  const given = new AbortController();
  onTestFinished(() => {
    given.abort();
  });
  const call = async (method: string, body: object): Promise<void> => {
    await fetch(`${servers.telegram.url}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: given.signal,
    });
  };
  return { ...installation, call };
}
