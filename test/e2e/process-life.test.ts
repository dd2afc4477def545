// The built program from start to stop: one per Record, gone quickly, and nothing lost by that.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { OWNER, prepareBot } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { MAIN, runProcess, startMain } from "../support/processes.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

const QUESTION = "what do you know about octopuses?";

it("ends at once with 75 when another process holds the Record", async () => {
  const { environment, telegram } = await prepareBot({});
  const first = await startMain({ environment });
  const started = Date.now();
  const second = runProcess([MAIN], { environment });
  expect(await second.exited).toMatchObject({ code: 75 });
  expect(Date.now() - started).toBeLessThan(3000);
  expect(second.stderr).toMatch(/another process already runs this Record/);
  expect(second.stderr.trim().split("\n")).toHaveLength(1);
  telegram.say(OWNER, QUESTION);
  await reply(telegram);
  first.kill("SIGTERM");
  expect(await first.exited).toMatchObject({ code: 0 });
});

it("does not open its inspector at SIGUSR1, which any program of this user may send", async () => {
  const { environment, telegram } = await prepareBot({});
  const bot = await startMain({ environment });
  await telegram.waitFor(() => telegram.isPolling);
  bot.kill("SIGUSR1");
  await expect.poll(() => bot.stdout).toContain("SIGUSR1");
  telegram.say(OWNER, QUESTION);
  await reply(telegram);
  expect(bot.stderr).not.toMatch(/debugger|inspector/i);
  bot.kill("SIGTERM");
  expect(await bot.exited).toMatchObject({ code: 0 });
});

it.each(["SIGTERM", "SIGINT"] as const)("ends with 0 and quickly at %s", async (signal) => {
  const { environment, telegram, folder } = await prepareBot({});
  const runtimeDir = temporaryFolder();
  const bot = await startMain({ environment: { ...environment, XDG_RUNTIME_DIR: runtimeDir } });
  await telegram.waitFor(() => telegram.isPolling);
  const started = Date.now();
  bot.kill(signal);
  expect(await bot.exited).toEqual({ code: 0, signal: null });
  expect(Date.now() - started).toBeLessThan(2000);
  expect(bot.stdout).toContain('"stopped"');
  const sockets = readdirSync(runtimeDir, { recursive: true, encoding: "utf8" });
  expect(sockets.filter((name) => name.endsWith(".sock"))).toEqual([]);
  expect(existsSync(join(folder, ".runtime", "state.db"))).toBe(true);
});

it("ends at a second signal without waiting", async () => {
  const { environment, telegram, servers } = await prepareBot({});
  const bot = await startMain({ environment });
  servers.model.enqueue({ hang: true }, { task: "voice" });
  telegram.say(OWNER, QUESTION);
  await telegram.waitFor(() => servers.model.prepared === 0);
  bot.kill("SIGTERM");
  await bot.writes('"stopping"');
  const started = Date.now();
  bot.kill("SIGTERM");
  await bot.exited;
  expect(Date.now() - started).toBeLessThan(2000);
});

it("takes one Ctrl+C for one, though npm passes on what the terminal has sent already", async () => {
  const { environment, telegram, servers } = await prepareBot({});
  const bot = await startMain({ environment });
  servers.model.enqueue({ hang: true }, { task: "voice" });
  telegram.say(OWNER, QUESTION);
  await telegram.waitFor(() => servers.model.prepared === 0);
  bot.kill("SIGINT");
  await bot.writes('"stopping"');
  bot.kill("SIGINT");
  expect(await bot.exited).toEqual({ code: 0, signal: null });
  expect(bot.stdout).toContain('"stopped"');
});

it("answers what was received before a SIGKILL, once", async () => {
  const { environment, telegram, servers } = await prepareBot({});
  const bot = await startMain({ environment });
  servers.model.enqueue({ hang: true }, { task: "voice" });
  telegram.say(OWNER, QUESTION);
  await telegram.waitFor(() => servers.model.prepared === 0);
  bot.kill("SIGKILL");
  await bot.exited;
  await startMain({ environment });
  expect(await reply(telegram)).toMatch(/octopus/i);
});

it("names only the command where nobody owns the bot and there is no terminal", async () => {
  const { environment } = await prepareBot({ environment: { GRACE_MAR_OWNER_IDS: "" } });
  const bot = await startMain({ environment });
  await bot.writes("npm run claim -- --user grace-mar");
  expect(bot.stdout).not.toContain("t.me/");
});

it("names the installer's form of it under systemd, where the other one would find nothing", async () => {
  const { environment } = await prepareBot({ environment: { GRACE_MAR_OWNER_IDS: "" } });
  const STATE_DIRECTORY = "/var/lib/grace-mar/grace-mar";
  const bot = await startMain({ environment: { ...environment, STATE_DIRECTORY } });
  await bot.writes("`sudo deploy/systemd/install.sh run grace-mar claim`");
  expect(bot.stdout).not.toContain("npm run");
});

it("keeps the token out of everything that it writes", async () => {
  const { environment, telegram } = await prepareBot({
    environment: { OPENAI_API_KEY: "sk-test-0123456789abcdefghij", LOG_LEVEL: "debug" },
  });
  const bot = await startMain({ environment });
  telegram.fail({ method: "sendMessage", reset: true });
  telegram.fail({ method: "sendMessage", status: 500, description: `boom ${telegram.token}` });
  telegram.say(OWNER, QUESTION);
  await bot.writes("a message could not be sent");
  await reply(telegram);
  bot.kill("SIGTERM");
  await bot.exited;
  expect(bot.stdout + bot.stderr).not.toContain(telegram.token);
  expect(bot.stdout + bot.stderr).not.toContain("sk-test");
  expect(bot.stdout).not.toMatch(/octopus/i);
});

it("keeps two processes with two tokens and two Records on one Telegram apart", async () => {
  const servers = await startServers();
  const usersDir = temporaryFolder();
  const mira = await prepareBot({ servers, usersDir, id: "mira" });
  const ilya = await prepareBot({ servers, usersDir, id: "ilya", record: "legacy" });
  const bots = await Promise.all([mira, ilya].map(({ environment }) => startMain({ environment })));
  mira.telegram.say(OWNER, "what do you know about Burbuja?");
  ilya.telegram.say(OWNER, "what do you know about zinc blocks?");
  expect(await reply(mira.telegram)).toMatch(/Burbuja|sourdough/);
  expect(await reply(ilya.telegram)).toMatch(/zinc/i);
  mira.telegram.say(OWNER, "we drew a crab called Quintilla");
  await mira.telegram.waitFor(() => said(mira.telegram).length === 3);

  for (const bot of bots) bot.kill("SIGTERM");
  await Promise.all(bots.map(({ exited }) => exited));
  const files = { mira: readFolder(mira.folder), ilya: readFolder(ilya.folder) };
  expect(JSON.stringify(files.mira)).not.toMatch(/Svitanok|Ilya|zinc/);
  expect(JSON.stringify(files.ilya)).not.toMatch(/Burbuja|Mira|Quintilla/);
  expect(said(mira.telegram).join()).not.toMatch(/zinc/i);
  expect(said(ilya.telegram).join()).not.toMatch(/Burbuja|Quintilla/);
  for (const { body } of servers.model.requests) {
    const prompt = JSON.stringify(body);
    expect(/Burbuja|Quintilla/.test(prompt) && /Svitanok|zinc/i.test(prompt)).toBe(false);
  }
});

function said(telegram: SimulatedBot): string[] {
  return telegram
    .chat(OWNER.id)
    .filter(({ from }) => from === "bot")
    .map(({ text }) => text);
}

async function reply(telegram: SimulatedBot): Promise<string> {
  const [first = ""] = await telegram.waitFor(() => said(telegram).length > 0 && said(telegram));
  return first;
}
