// The built program and its environment: what is wrong is said at once, by name, with the right code.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { prepareBot } from "../support/bots.ts";
import { botToken, freePort } from "../support/servers.ts";
import { MAIN, runProcess, startMain, type RunOptions } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

async function ends(options: RunOptions): Promise<{ code: number | null; text: string }> {
  const bot = runProcess([MAIN], options);
  const { code } = await bot.exited;
  return { code, text: bot.stdout + bot.stderr };
}

describe("an environment that cannot work", () => {
  it("ends with 78 and names everything that is missing", async () => {
    const { code, text } = await ends({});
    expect(code).toBe(78);
    expect(text).toMatch(/TELEGRAM_BOT_TOKEN is required[^]*OPENAI_API_KEY is required/);
    expect(text).not.toContain(" at ");
  });

  it("names all faults at once and shows no value", async () => {
    const values = {
      GRACE_MAR_USER_ID: "../Secret-Value",
      GRACE_MAR_OWNER_IDS: "@secretname",
      GRACE_MAR_GUEST_IDS: "12,secret",
      GRACE_MAR_OPERATOR_CHAT_ID: "secret-chat",
      OPENAI_BASE_URL: "secret://here",
      WEBHOOK_BASE_URL: "secret",
      TELEGRAM_WEBHOOK_SECRET: "secret with spaces",
      PORT: "secret1",
      RATE_LIMIT_MAIN: "0",
      LOG_LEVEL: "secret-level",
    };
    const { code, text } = await ends({ environment: values });
    expect(code).toBe(78);
    for (const name of ["TELEGRAM_BOT_TOKEN", ...Object.keys(values)]) {
      expect(text).toContain(`- ${name} `);
    }
    expect(text).not.toMatch(/secret(name|1|-|:| with)|Secret-Value/);
  });

  it.each(["nobody", "a".repeat(64)])(
    "names the command for an id without a folder",
    async (id) => {
      const { environment } = await prepareBot({});
      const { code, text } = await ends({ environment: { ...environment, GRACE_MAR_USER_ID: id } });
      expect(code).toBe(78);
      expect(text).toContain(`npm run new-record -- ${id}`);
    },
  );

  it.each(["../grace-mar", "..", ".", "Grace-Mar", "-x", "a/b", "_sample", "a".repeat(65)])(
    "takes no id like %s",
    async (id) => {
      const { environment } = await prepareBot({});
      const { code, text } = await ends({ environment: { ...environment, GRACE_MAR_USER_ID: id } });
      expect(code).toBe(78);
      expect(text).toMatch(/GRACE_MAR_USER_ID must be/);
    },
  );

  it.each([
    { what: "unknown (401)", token: botToken(99) },
    { what: "of another shape (404)", token: "not-a-token" },
  ])("ends with 78 when the token is $what, and does not print it", async ({ token }) => {
    const { environment } = await prepareBot({});
    const { code, text } = await ends({
      environment: { ...environment, TELEGRAM_BOT_TOKEN: token },
    });
    expect(code).toBe(78);
    expect(text).toMatch(/TELEGRAM_BOT_TOKEN is not accepted.*BotFather/);
    expect(text).not.toContain(token);
  });

  it("ends with 78 when the token is refused while it runs", async () => {
    const { environment, telegram } = await prepareBot({});
    const bot = await startMain({ environment });
    telegram.fail({ method: "getUpdates", status: 401, times: Infinity });
    telegram.say({ id: 5, firstName: "X" }, "wakes the poll");
    expect(await bot.exited).toMatchObject({ code: 78 });
    expect(bot.stderr).toMatch(/TELEGRAM_BOT_TOKEN is not accepted/);
  });

  it("ends with 78 when the port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { environment } = await prepareBot({
      environment: { WEBHOOK_BASE_URL: "http://127.0.0.1", PORT: String(port), HOST: "127.0.0.1" },
    });
    const { code, text } = await ends({ environment });
    expect(code).toBe(78);
    expect(text).toMatch(/HOST and PORT: cannot listen.*EADDRINUSE/);
  });
});

describe("the environment file", () => {
  it("is read from .env where the program runs, under the process's own environment", async () => {
    const folder = temporaryFolder();
    const { environment, telegram } = await prepareBot({});
    const { TELEGRAM_BOT_TOKEN = "", ...rest } = environment;
    writeFileSync(
      join(folder, ".env"),
      `TELEGRAM_BOT_TOKEN=${TELEGRAM_BOT_TOKEN}\nGRACE_MAR_USER_ID=somebody-else\n`,
    );
    await startMain({ environment: rest, folder });
    await telegram.waitFor(() => telegram.isPolling);
  });

  it("may have another name, so that two terminals run two people", async () => {
    const folder = temporaryFolder();
    const { environment, telegram } = await prepareBot({});
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value ?? ""}`);
    writeFileSync(join(folder, ".env"), "TELEGRAM_BOT_TOKEN=wrong\n");
    writeFileSync(join(folder, ".env.abby"), lines.join("\n"));
    await startMain({ environment: { GRACE_MAR_ENV_FILE: ".env.abby" }, folder });
    await telegram.waitFor(() => telegram.isPolling);
  });

  it("is an error when it is named and not there", async () => {
    const { code, text } = await ends({ environment: { GRACE_MAR_ENV_FILE: ".env.nobody" } });
    expect(code).toBe(78);
    expect(text).toMatch(/GRACE_MAR_ENV_FILE names a file that cannot be read \(ENOENT\)/);
  });
});

describe("an older Node", () => {
  it("is told what is needed before anything else is read", async () => {
    const folder = temporaryFolder();
    // The launcher alone: an older Node could not even read the bundle beside it.
    mkdirSync(join(folder, "dist"));
    copyFileSync(MAIN, join(folder, "dist", "main.mjs"));
    const stub = `Object.defineProperty(process.versions, "node", { value: "20.20.2" });
      await import(${JSON.stringify(join(folder, "dist", "main.mjs"))});`;
    const bot = runProcess(["--input-type=module", "-e", stub]);
    expect(await bot.exited).toMatchObject({ code: 78 });
    expect(bot.stderr).toMatch(/needs Node 24 or newer; this is 20\.20\.2/);
    expect(bot.stderr).not.toContain("Error");
  });
});

it("webhook mode takes updates at the address that it registers", async () => {
  const port = await freePort();
  const { environment, telegram } = await prepareBot({
    environment: {
      WEBHOOK_BASE_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      HOST: "127.0.0.1",
    },
  });
  await startMain({ environment });
  telegram.say({ id: 1001, firstName: "Robin" }, "what do you know about octopuses?");
  const reply = await telegram.waitFor(() =>
    telegram.chat(1001).find(({ from }) => from === "bot"),
  );
  expect(reply.text).toMatch(/octopus/i);
  expect(telegram.webhook.url).toBe(`http://127.0.0.1:${port}/telegram/webhook`);
});
