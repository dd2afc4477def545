// No secret and nobody's words in what a bot's process shows: its log at the loudest, its answers over HTTP, its
// command line, notices to the operator, and everything that is left of it after any kind of end.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OWNER, prepareBot } from "../../support/bots.ts";
import { MAIN, runProcess, startMain, type TestProcess } from "../../support/processes.ts";
import { count, IS_LONG, report } from "../plan.ts";
import { expectSilent, plantIn, SECRETS, WORD } from "./canaries.ts";
import { everyFault, everyKind, FAMILY, PEOPLE, type World } from "./everything.ts";

const OPERATORS = -4242;
const LOUD = {
  LOG_LEVEL: "debug",
  DEBUG: "*",
  OPENAI_LOG: "debug",
  // Not http, net, fetch and undici: with these Node itself writes addresses, the token in them, to stderr.
  NODE_DEBUG: "fs,module,timer,worker,stream,cluster,tls,url,child_process",
  OPENAI_API_KEY: SECRETS.apiKey,
  TELEGRAM_WEBHOOK_SECRET: SECRETS.webhookSecret,
  METRICS_TOKEN: SECRETS.metricsToken,
  GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATORS),
  GRACE_MAR_OWNER_IDS: [OWNER, ...FAMILY].map(({ id }) => id).join(","),
};
const ENDS = ["SIGTERM", "SIGKILL", "SIGABRT", "SIGUSR2", "SIGHUP"] as const;
const THROWS: readonly string[] = ["SIGUSR2", "SIGHUP"];

it.each(["polling", "webhook"] as const)(
  "a bot with everything that can happen to it says nothing that is not its own, %s",
  async (mode) => {
    const { servers, telegram, folder, environment } = await prepareBot({
      mode,
      environment: LOUD,
      prepare: plantIn,
    });
    const token = environment["TELEGRAM_BOT_TOKEN"] ?? "";
    telegram.addChat({ id: OPERATORS, type: "group", title: "Operators" });
    const shown: string[] = [];
    let happened = 0;
    // Each mode has its own way in; what is left of a process is the same in both.
    const ends = mode === "polling" ? ENDS : ENDS.slice(0, count(1, ENDS.length));
    for (const end of ends) {
      const bot = await startMain({
        environment: {
          ...environment,
          NODE_OPTIONS: `--import=${join(import.meta.dirname, "throwing.mjs")}`,
        },
      });
      const world: World = {
        telegram,
        model: servers.model,
        folder,
        settled: (isDone) => untilQuiet(bot, telegram, isDone),
      };
      if (end === ENDS[0] || IS_LONG) happened += await everyKind(world);
      if (end === ENDS[0]) happened += await everyFault(world);
      telegram.say(PEOPLE[0] ?? OWNER, `we built a ${WORD} and then ${end}`);
      await world.settled();
      shown.push(readFileSync(`/proc/${bot.pid}/cmdline`, "utf8"), await askHttp(environment));
      bot.kill(end);
      const { code } = await bot.exited;
      if (THROWS.includes(end)) expect({ end, code }).toEqual({ end, code: 1 });
      shown.push(bot.stdout, bot.stderr);
      expect(bot.stdout).toContain('"ready"');
      if (end === ENDS[0]) expect(bot.stdout.length).toBeGreaterThan(2000);
      expectSilent(shown.join("\n"), `the output up to ${end}`, [token]);
    }
    const told = telegram.chat(OPERATORS).map(({ text }) => text);
    if (ends.length > 1) expect(told.length).toBeGreaterThan(0);
    expectSilent(told.join("\n"), "the operator chat", [token]);
    const bytes = shown.join("").length;
    report(`leak ${mode}`, { happened, ends: ends.length, "bytes of output": bytes, hits: 0 });
  },
);

it("what a bot says of a bad configuration names variables and never values", async () => {
  const { environment } = await prepareBot({ environment: LOUD });
  const token = environment["TELEGRAM_BOT_TOKEN"] ?? "";
  let bad = 0;
  const names = Object.keys(environment).filter((name) => !PLACES.includes(name));
  for (const name of [...names, "HOMEWORK_SESSION_TIMEOUT_SEC", "PORT", "WEBHOOK_BASE_URL"]) {
    for (const value of IS_LONG ? [BAD, ""] : [BAD]) {
      const bot = runProcess([MAIN], { environment: { ...environment, [name]: value } });
      const quick = await Promise.race([bot.exited, bot.writes('"ready"').catch(() => undefined)]);
      if (!quick) bot.kill("SIGKILL");
      await bot.exited;
      expectSilent(bot.stdout + bot.stderr, `the end over ${name}`, [token]);
      bad += 1;
    }
  }
  report("leak configuration", { bad, hits: 0 });
});

const BAD = `${WORD} ${SECRETS.otherKey}`;

/** Folders and addresses are no secrets, and are named where they are wrong. */
const PLACES = [
  "GRACE_MAR_USERS_DIR",
  "TELEGRAM_API_ROOT",
  "OPENAI_BASE_URL",
  "DEBUG",
  "NODE_DEBUG",
];

/** Requests that a browser might make. Unknown routes answer 404. */
async function askHttp({ PORT }: NodeJS.ProcessEnv): Promise<string> {
  if (PORT === undefined) return "";
  const paths = ["livez", "readyz", "metrics", "", "profile", "telegram/webhook", "zqx"];
  const answers = paths.map(async (path) => {
    const answer = await fetch(`http://127.0.0.1:${PORT}/${path}`);
    return `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
  });
  return (await Promise.all(answers)).join("\n");
}

/** This is so, no update waits, and nothing was written for a while. Later tries come at the next start. */
async function untilQuiet(
  bot: TestProcess,
  telegram: { readonly pendingUpdates: number; readonly calls: readonly unknown[] },
  isDone = (): boolean => true,
): Promise<void> {
  let seen = -1;
  for (let calm = 0, looks = 0; calm < 3 && looks < 200; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = telegram.calls.length + bot.stdout.length + telegram.pendingUpdates;
    calm = now === seen && telegram.pendingUpdates === 0 && isDone() ? calm + 1 : 0;
    seen = now;
  }
  expect(isDone(), "all that should happen has happened").toBe(true);
}
