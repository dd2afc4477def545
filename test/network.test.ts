// The way to Telegram and to the model server by a proxy, and by certificates of one's own.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectConfig, loadConfig, secretsOf } from "../src/config/config.ts";
import { checkModel } from "../src/llm/check-model.ts";
import { createBotApi } from "../src/telegram/bot-api.ts";
import { OWNER, startBot } from "./support/bots.ts";
import { botToken, startServers, type Servers } from "./support/servers.ts";
import { temporaryFolder } from "./support/temporary.ts";
import { AUTHORITY, openWayOut, type WayOut } from "./support/way-out.ts";

const FAR = { TELEGRAM_API_ROOT: "https://telegram.test", OPENAI_BASE_URL: "https://model.test" };

async function openWorld(): Promise<{ readonly servers: Servers; readonly way: WayOut }> {
  const servers = await startServers();
  const { telegram, model } = servers;
  return {
    servers,
    way: await openWayOut({ "telegram.test": telegram.url, "model.test": model.url }),
  };
}

describe("a bot behind a proxy", () => {
  it("reaches Telegram and the model through it, with certificates of one's own, and by no other way", async () => {
    const { servers, way } = await openWorld();
    const { port } = new URL(way.url);
    const bot = await startBot({
      servers,
      environment: {
        ...FAR,
        OPENAI_BASE_URL: "https://model.test/v1",
        HTTPS_PROXY: `http://bot:pass%20word@127.0.0.1:${port}`,
        NODE_EXTRA_CA_CERTS: AUTHORITY,
      },
    });
    expect((await bot.ask("hello", OWNER)).text).not.toBe("");
    await bot.idle();
    expect(servers.model.requests.length).toBeGreaterThan(0);
    expect(new Set(way.asked)).toEqual(
      new Set(["CONNECT telegram.test:443", "CONNECT model.test:443"]),
    );
    const proof = Buffer.from("bot:pass word").toString("base64");
    expect([...way.proofs]).toEqual([`Basic ${proof}`]);
  });

  it("asks a model by http:// through HTTP_PROXY, written in small letters too", async () => {
    const { way } = await openWorld();
    const { llm } = inspectConfig({
      OPENAI_BASE_URL: "http://model.test/v1",
      http_proxy: way.url,
      HTTP_PROXY: "",
    }).config;
    await checkModel(llm, llm.mainModel, AbortSignal.timeout(10_000));
    expect(way.asked).toContain("POST http://model.test/v1/chat/completions");
  });

  it.each<readonly [string, (host: string) => string, string]>([
    ["a scheme in capitals", (host) => `HTTP://bot:word@${host}`, "bot:word"],
    [
      "a sign % in the password that stands for itself",
      (host) => `http://bot:100%@${host}`,
      "bot:100%",
    ],
    ["signs that are encoded", (host) => `http://b%40t:w%3Ard@${host}/`, "b@t:w:rd"],
  ])("asks the proxy however its address is written: %s", async (_, address, proof) => {
    const { way } = await openWorld();
    const HTTP_PROXY = address(new URL(way.url).host);
    const { llm } = inspectConfig({ OPENAI_BASE_URL: "http://model.test/v1", HTTP_PROXY }).config;
    await checkModel(llm, llm.mainModel, AbortSignal.timeout(10_000));
    expect([...way.proofs]).toEqual([`Basic ${Buffer.from(proof).toString("base64")}`]);
  });

  it.each([
    "http://localhost:8081",
    "http://127.8.8.8:1",
    "http://[::1]:1",
    "http://ollama:11434",
    "http://192.168.1.7/v1",
  ])("asks a computer at home without it: %s", (address) => {
    const { network, llm } = inspectConfig({
      TELEGRAM_API_ROOT: address,
      OPENAI_BASE_URL: address,
      HTTPS_PROXY: "http://proxy.test:3128",
      HTTP_PROXY: "http://proxy.test:3128",
    }).config;
    expect([network, llm.network]).toEqual([{}, {}]);
  });

  it("leaves out what NO_PROXY names", async () => {
    const { way } = await openWorld();
    const call = (variables: { readonly [name: string]: string }) => {
      const { network, telegramApiRoot: apiRoot } = loadConfig({
        ...FAR,
        TELEGRAM_BOT_TOKEN: botToken(1),
        HTTPS_PROXY: way.url,
        ...variables,
      });
      return createBotApi({ token: botToken(1), apiRoot, network }).call("getMe", undefined);
    };
    await expect(call({ NO_PROXY: "example.org, .test" })).rejects.toMatchObject({
      message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string,
    });
    expect(way.asked).toEqual([]);
    // The proxy is asked, and the server behind it is one for which nobody vouches.
    await expect(call({})).rejects.toThrow("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(way.asked).toEqual(["CONNECT telegram.test:443"]);
  });

  it("names the failure when the proxy knows no way, and no token goes out in the clear", async () => {
    const way = await openWayOut({});
    const { network } = loadConfig({
      ...FAR,
      TELEGRAM_BOT_TOKEN: botToken(1),
      HTTPS_PROXY: way.url,
    });
    const api = createBotApi({ token: botToken(1), apiRoot: FAR.TELEGRAM_API_ROOT, network });
    await expect(api.call("getMe", undefined)).rejects.toThrow("ERR_PROXY_TUNNEL");
    expect(way.asked.join()).not.toContain(botToken(1));
  });

  it("has the proxy's password among its secrets", () => {
    const { config } = inspectConfig({ ...FAR, HTTPS_PROXY: "http://bot:pass%20word@proxy.test" });
    expect(secretsOf(config)).toEqual(expect.arrayContaining(["pass word", "pass%20word"]));
  });
});

describe("a way that cannot be gone", () => {
  it.each([
    [
      "a proxy of another kind",
      { HTTPS_PROXY: "socks5://127.0.0.1:1080" },
      /HTTPS_PROXY must be an http/,
    ],
    [
      "a proxy with a password of no letters",
      { HTTPS_PROXY: "http://bot:%ff@proxy.test:3128" },
      /HTTPS_PROXY must have a user and a password that are encoded/,
    ],
    ["a proxy without its scheme", { HTTP_PROXY: "proxy.test:3128" }, /HTTP_PROXY must be an http/],
    ["no file", { NODE_EXTRA_CA_CERTS: "/nowhere/ca.pem" }, /NODE_EXTRA_CA_CERTS .*ENOENT/],
    [
      "no certificate",
      () => certificates("hello\n"),
      /NODE_EXTRA_CA_CERTS .*without a certificate/,
    ],
    [
      "a cut one",
      () => certificates("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
      /NODE_EXTRA_CA_CERTS .*cut/,
    ],
    [
      "one in UTF-16",
      () => certificates(Buffer.from("\ufeff-----BEGIN CERTIFICATE-----", "utf16le")),
      /NODE_EXTRA_CA_CERTS .*UTF-16/,
    ],
  ])("is named at the start: %s", (_, variables, named) => {
    const { faults } = inspectConfig({
      ...FAR,
      TELEGRAM_BOT_TOKEN: botToken(1),
      ...(typeof variables === "function" ? variables() : variables),
    });
    expect(faults).toEqual([expect.stringMatching(named)]);
  });
});

function certificates(content: string | Buffer): { readonly NODE_EXTRA_CA_CERTS: string } {
  const path = join(temporaryFolder(), "ca.pem");
  writeFileSync(path, content);
  return { NODE_EXTRA_CA_CERTS: path };
}
