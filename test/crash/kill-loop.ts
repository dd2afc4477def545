// The built program under mixed load, killed at random moments and started again. Nothing is lost, half done or done
// twice, and every message that may have come twice was marked.

import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { FILES } from "../../src/record/store.ts";
import { offlineReply } from "../../src/tools/simulator/model/offline-model.ts";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { OWNER, type Mode } from "../support/bots.ts";
import { MAIN, type TestProcess } from "../support/processes.ts";
import { startServers } from "../support/servers.ts";
import { countFlagged, createCrashBot, type Aftermath, type CrashBot } from "./crash-bot.ts";
import { act, expectAllAnswered, type Random, type Said } from "./load.ts";

export interface KillLoop {
  readonly bot: CrashBot;
  readonly said: Said;
  readonly merges: number;
  /** Number of messages that were marked as possibly doubled. */
  readonly flagged: number;
  /** Number of messages that did come twice. */
  readonly repeated: number;
  /** Milliseconds of each completed start, from the launch to the first update taken. */
  readonly readyMs: readonly number[];
  /** Everything that the programs wrote. */
  readonly logs: string;
}

export interface KillLoopOptions {
  readonly mode: Mode;
  readonly kills: number;
  readonly random: Random;
  /** Ends each program once it is ready. When absent kill -9 does, which may also come earlier. */
  readonly end?: (bot: CrashBot, child: TestProcess) => Promise<void>;
}

export async function killLoop(options: KillLoopOptions): Promise<KillLoop> {
  const { mode, kills } = options;
  const servers = await startServers({
    respond: ({ task, messages }) =>
      task === "voice" ? `You said: ${messages.at(-1)?.content}` : offlineReply(messages),
  });
  const environment = { LOG_LEVEL: "info" };
  const bot = await createCrashBot({
    servers,
    program: MAIN,
    mode,
    environment,
    finishedMs: 20_000 + 1000 * kills,
  });
  const said: Said = { messages: [], reports: [] };
  const readyMs: number[] = [];
  const logs: string[] = [];
  for (let kill = 0; kill < kills; kill += 1)
    logs.push(await liveAWhile(bot, said, readyMs, options));
  const left = await bot.restart();
  logs.push(left.log);
  const flagged = countFlagged(logs.join(""));
  const repeated = expectAllAnswered(bot.telegram, said, flagged);
  expectKeptOnce(left, said);
  const merges = (left.files[FILES.receipts] ?? "").split("\n").length - 1;
  return { bot, said, merges, flagged, repeated, readyMs, logs: logs.join("") };
}

/** From a launch to a kill, within the start or within the work. Returns the program's output. */
async function liveAWhile(
  bot: CrashBot,
  said: Said,
  readyMs: number[],
  { random, end: endIt = kill }: KillLoopOptions,
): Promise<string> {
  const { servers, telegram, launch } = bot;
  servers.model.latencyMs = { voice: random(30), analyst: random(30) };
  const launched = performance.now();
  const child = launch();
  const isEarly = endIt === kill && random(4) === 0;
  if (!isEarly) {
    await child.writes('"ready"');
    if (child.stdout.includes('"notice":"restarts"')) await answerSomething(telegram);
    else readyMs.push(performance.now() - launched);
  }
  const end = performance.now() + random(isEarly ? 400 : 500);
  for (let left = random(100); left > 0; left = end - performance.now()) {
    act(telegram, said, random);
    await wait(Math.min(left, random(60)));
  }
  await endIt(bot, child);
  return child.stdout + child.stderr;
}

/** A run that answered somebody was no failed start, so the next one need not wait. */
export async function answerSomething(telegram: SimulatedBot): Promise<void> {
  // The answer to the message before may come once more after a kill. It is the other one of these two.
  const isHelp = telegram.nextUpdateId % 2 === 0;
  const answers = () =>
    telegram.calls.filter(
      ({ method, params }) =>
        method === "sendMessage" && String(params["text"]).includes("/help – ") === isHelp,
    ).length;
  const before = answers();
  telegram.say(OWNER, isHelp ? "/help" : "/privacy");
  await telegram.waitFor(() => answers() > before, { timeoutMs: 20_000, what: "an answer" });
}

async function kill(_: CrashBot, child: TestProcess): Promise<void> {
  child.kill("SIGKILL");
  await child.exited;
}

function expectKeptOnce({ files, candidates }: Aftermath, said: Said): void {
  const transcript = files[FILES.transcript] ?? "";
  for (const text of [...said.reports, ...said.messages.map((message) => message.text)]) {
    expect([text, transcript.split(`> ${text}\n`).length - 1]).toEqual([text, 1]);
  }
  const staged = candidates.flatMap(({ userText = "" }) =>
    userText.startsWith("we built") ? [userText] : [],
  );
  expect(staged.toSorted()).toEqual(said.reports.toSorted());
}
