// The routes for hosts and monitors. No answer names a person or a message.

import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mountSmallDisk } from "../fleet/small-disk.ts";
import {
  MODES,
  OWNER,
  prepareBot,
  startBot,
  type TestBot,
  type TestBotOptions,
} from "../support/bots.ts";
import { MAIN, ROOT, runProcess } from "../support/processes.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { freePort } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** For what takes its time on a busy machine. */
const PATIENT = { timeout: 15_000 };

const QUESTION = "what do you know about octopuses?";

async function startWithPort(options: TestBotOptions = {}): Promise<TestBot> {
  const environment = { PORT: "0", ...options.environment };
  return startBot({ ...options, ...(options.mode !== "webhook" && { environment }) });
}

async function ask(bot: TestBot, path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${bot.runtime.port ?? 0}${path}`);
  return { status: response.status, body: await response.text() };
}

const OK = { status: 200, body: "ok\n" };
const failing = (parts: string) => ({ status: 503, body: `failing: ${parts}\n` });

describe("the health check", () => {
  it.each(MODES)("finds a bot by %s alive and ready", async (mode) => {
    const bot = await startWithPort({ mode });
    expect(await ask(bot, "/livez")).toEqual(OK);
    await expect.poll(() => ask(bot, "/readyz")).toEqual(OK);
    const url = `http://127.0.0.1:${bot.runtime.port ?? 0}`;
    expect((await fetch(`${url}/livez`, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${url}/telegram/webhook`, { method: "POST", body: "{}" })).status).toBe(
      mode === "webhook" ? 401 : 404,
    );
  });

  it("needs no server where nobody asked for one", async () => {
    expect((await startBot()).runtime.port).toBeUndefined();
  });

  it("is no matter of the model's", async () => {
    const bot = await startWithPort();
    for (let call = 0; call < 8; call += 1) bot.servers.model.enqueue({ status: 500 });
    await bot.ask(QUESTION);
    expect(await ask(bot, "/livez")).toEqual(OK);
    expect(await ask(bot, "/readyz")).toEqual(OK);
  });

  it("is not passed by a bot that hears nothing", async () => {
    const bot = await startWithPort({ runtime: { timing: { unreadyMs: 300 } } });
    bot.telegram.fail({ method: "getUpdates", status: 502, times: Infinity });
    bot.telegram.say(OWNER, QUESTION);
    await expect.poll(() => ask(bot, "/readyz"), PATIENT).toEqual(failing("telegram"));
    expect(await ask(bot, "/livez")).toEqual(OK);
  });

  it("is not passed on a disk that takes no file", async () => {
    const bot = await startWithPort();
    mkdirSync(join(bot.folder, ".runtime", "probe", "in-the-way"), { recursive: true });
    expect(await ask(bot, "/readyz")).toEqual(failing("disk"));
  });

  it("is not passed where a link has taken the folder's place, and writes nothing behind it", async () => {
    // Whatever else comes to the link says so in the log.
    const bot = await startWithPort({ mayLogErrors: true });
    const moved = join(temporaryFolder(), "moved");
    renameSync(join(bot.folder, ".runtime"), moved);
    symlinkSync(moved, join(bot.folder, ".runtime"));
    expect(await ask(bot, "/readyz")).toEqual(failing("disk"));
    expect(existsSync(join(moved, "probe"))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)(
    "is not passed on a full disk, and passed again when there is room",
    async () => {
      const disk = mountSmallDisk();
      const bot = await startWithPort({
        usersDir: disk.folder,
        mayLogErrors: true,
        runtime: { timing: { probeFreshMs: 50 } },
      });
      await expect.poll(() => ask(bot, "/readyz")).toEqual(OK);
      disk.fill();
      await expect.poll(() => ask(bot, "/readyz")).toEqual(failing("disk"));
      expect(await ask(bot, "/livez")).toEqual(OK);
      disk.free();
      await expect.poll(() => ask(bot, "/readyz")).toEqual(OK);
    },
  );

  it.runIf(process.getuid?.() === 0)(
    "has few lines of a full disk in the log, and none is lost at its end",
    async () => {
      const disk = mountSmallDisk();
      const bot = await startBot({ usersDir: disk.folder, mayLogErrors: true });
      await bot.idle();
      disk.fill();
      const before = bot.log.length;
      bot.telegram.say(OWNER, QUESTION);
      const polls = bot.calls("getUpdates").length;
      await bot.telegram.waitFor(() => bot.calls("getUpdates").length > polls + 4, {
        timeoutMs: 20_000,
      });
      expect(
        bot.log.slice(before).filter((line) => line.includes("cannot be stored")),
      ).toHaveLength(1);
      expect(bot.log.slice(before).length).toBeLessThan(12);
      disk.free();
      await bot.nextReply(OWNER, 1);
    },
  );

  it.runIf(process.getuid?.() === 0)(
    "is no reason to leave somebody in distress without comfort: a full disk",
    async () => {
      const disk = mountSmallDisk();
      const bot = await startBot({ usersDir: disk.folder, mayLogErrors: true });
      await bot.ask("hello");
      await bot.idle();
      disk.fill();
      const heard = (): string => bot.said(OWNER).join("\n");
      bot.telegram.say(OWNER, QUESTION);
      await bot.telegram.waitFor(() => heard().includes(ENGLISH_LINES.unstored));
      expect(heard()).not.toContain(ENGLISH_LINES.comfort);
      bot.telegram.say(OWNER, "my dad hits me");
      await bot.telegram.waitFor(() => heard().includes(ENGLISH_LINES.comfort));
      disk.free();
    },
  );

  it("is answered while Telegram is away at the start: alive, not ready, and no update is taken", async () => {
    const port = await freePort();
    const { environment } = await prepareBot({
      environment: {
        WEBHOOK_BASE_URL: `http://127.0.0.1:${port}`,
        PORT: String(port),
        HOST: "127.0.0.1",
        TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}`,
      },
    });
    const bot = runProcess([MAIN], { environment });
    const get = async (path: string, method = "GET") => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
      return { status: response.status, body: await response.text() };
    };
    await expect.poll(() => get("/livez").catch(() => undefined), { timeout: 10_000 }).toEqual(OK);
    expect(await get("/readyz")).toEqual(failing("start"));
    expect((await get("/telegram/webhook", "POST")).status).toBe(503);
    expect((await get("/metrics")).status).toBe(200);
    bot.kill("SIGTERM");
    expect(await bot.exited).toMatchObject({ code: 0 });
  });

  it("is answered by a start whose port is taken first and free later", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const bot = await prepareBot({ environment: { PORT: String(port) } });
    bot.telegram.fail({ method: "getMe", status: 502, times: 1 });
    const started = runProcess([MAIN], { environment: bot.environment });
    await bot.telegram.waitFor(() => bot.telegram.calls.some(({ method }) => method === "getMe"));
    other.close();
    await once(other, "close");
    await started.writes('"ready"');
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
  });

  it("is not passed with too much waiting", async () => {
    const bot = await startWithPort();
    await bot.telegram.waitFor(() => bot.telegram.isPolling);
    await expect.poll(() => ask(bot, "/readyz")).toEqual(OK);
    const { database } = bot.runtime.state;
    await database.note(() => {
      database.run(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
         INSERT INTO inbox (bot_id, update_id, body_sha, lane, body, received_at)
         SELECT ?, -i, 'x', 'nobody', '{}', 0 FROM n`,
        bot.runtime.me.id,
      );
    });
    expect(await ask(bot, "/readyz")).toEqual(failing("inbox"));
  });

  it("is not passed while the bot stops, and what comes meanwhile stays with Telegram", async () => {
    const bot = await startWithPort({ mode: "webhook" });
    bot.servers.model.enqueue({ delayMs: 1500 }, { task: "voice" });
    bot.telegram.say(OWNER, QUESTION);
    await bot.telegram.waitFor(() => bot.servers.model.prepared === 0);
    const url = `http://127.0.0.1:${bot.runtime.port ?? 0}`;
    const stopping = bot.stop();
    const response = await fetch(`${url}/readyz`);
    expect({ status: response.status, body: await response.text() }).toEqual(failing("shutdown"));
    bot.telegram.say(OWNER, "one more thing");
    await bot.telegram.waitFor(() => bot.telegram.webhook.last_error_message !== undefined);
    expect(bot.telegram.webhook.last_error_message).toContain("503");
    await stopping;
    expect(bot.telegram.pendingUpdates).toBe(1);
  });
});

describe("the metrics", () => {
  it("are numbers of what was done, by Prometheus' rules, and name nobody", async () => {
    const bot = await startWithPort();
    await bot.ask(QUESTION);
    await bot.idle();
    const response = await fetch(`http://127.0.0.1:${bot.runtime.port ?? 0}/metrics`);
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await response.text();
    const { values, types } = readMetrics(text);
    expect(values).toMatchObject({
      grace_mar_updates_received: 1,
      grace_mar_updates_answered: 1,
      grace_mar_updates_waiting: 0,
      grace_mar_updates_dead: 0,
      grace_mar_outbox_depth: 0,
      grace_mar_journal_depth: 0,
      grace_mar_analyst_jobs_waiting: 0,
      grace_mar_turn_duration_seconds_count: 1,
      'grace_mar_turn_duration_seconds_bucket{le="+Inf"}': 1,
      'grace_mar_model_calls_total{task="voice",outcome="ok"}': 1,
    });
    expect(values["grace_mar_model_tokens_total"]).toBeGreaterThan(0);
    expect(values["grace_mar_model_tokens_today"]).toBe(values["grace_mar_model_tokens_total"]);
    expect(values["grace_mar_telegram_heard_age_seconds"]).toBeLessThan(60);
    expect(values["grace_mar_resident_memory_bytes"]).toBeGreaterThan(10_000_000);
    for (const [name, type] of Object.entries(types)) {
      expect(name).toMatch(/^grace_mar_[a-z_]+$/);
      expect(name.endsWith("_total"), name).toBe(type === "counter");
    }
    const page = readFileSync(join(ROOT, "docs", "operating.md"), "utf8");
    const named = page.match(/grace_mar_[a-z_]+/g) ?? [];
    expect(named.toSorted()).toEqual(Object.keys(types).toSorted());
    // As a number of its own: some count of bytes may have the same digits in it.
    expect(text).not.toMatch(new RegExp(`(?<![\\d.])${OWNER.id}(?![\\d.])`));
    for (const secret of [bot.telegram.token, "octopus", "grace-mar", "Robin"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("are not for the world, where a host's proxy passes everything on", async () => {
    const bot = await startWithPort({ mode: "webhook" });
    const url = `http://127.0.0.1:${bot.runtime.port ?? 0}`;
    const headers = { "x-forwarded-for": "203.0.113.7" };
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/livez`, { headers })).status).toBe(200);
  });

  it.each(MODES)("are for whoever brings the token through a proxy, by %s", async (mode) => {
    const token = "made-up-token-0123456789abcdef";
    const bot = await startBot({ mode, environment: { PORT: "0", METRICS_TOKEN: token } });
    const status = async (authorization?: string): Promise<number> => {
      const headers = { "x-forwarded-for": "203.0.113.7", ...(authorization && { authorization }) };
      return (await fetch(`http://127.0.0.1:${bot.runtime.port ?? 0}/metrics`, { headers })).status;
    };
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await status(`Bearer ${token}x`)).toBe(401);
    expect(await status()).toBe(401);
    expect((await ask(bot, "/metrics")).status).toBe(200);
  });

  it("count a model that is away by how its calls ended", async () => {
    const bot = await startWithPort();
    for (let call = 0; call < 3; call += 1) bot.servers.model.enqueue({ status: 500 });
    await bot.ask(QUESTION);
    const { body } = await ask(bot, "/metrics");
    expect(body).toMatch(/grace_mar_model_calls_total\{task="voice",outcome="unavailable"\} 1\n/);
  });
});

/** Every sample stands behind the type of its family; names with labels are taken as they are. */
function readMetrics(text: string): {
  values: { [sample: string]: number };
  types: { [family: string]: string };
} {
  const values: { [sample: string]: number } = {};
  const types: { [family: string]: string } = {};
  let family = "";
  for (const line of text.trimEnd().split("\n")) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
    if (type) types[(family = type[1] ?? "")] = type[2] ?? "";
    if (line.startsWith("#")) continue;
    const [, sample = "", value] = /^(.+) (\S+)$/.exec(line) ?? [];
    expect(sample.startsWith(family), line).toBe(true);
    values[sample] = Number(value);
    expect(values[sample]).not.toBeNaN();
  }
  return { values, types };
}
