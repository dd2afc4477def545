// One act of a person at a running bot, timed at Telegram's side, with the files that it changes.

import { readFileSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import type { BotCall, Person } from "../../src/tools/simulator/simulator-types.ts";
import { exactNow, type BenchBot, type RunningBot } from "./bot-process.ts";
import { bareWrite, changesBetween, lookAt } from "./bare-write.ts";

export interface Bench {
  readonly bench: BenchBot;
  readonly bot: RunningBot;
  readonly owner: Person;
  /** Another person with a chat of their own. */
  readonly other: Person;
}

export interface Act {
  begin(bench: Bench): void;
  /** True for the call that brings the answer. */
  isAnswer(call: BotCall): boolean;
  /** Files that are written before the act is over. */
  readonly writes?: readonly string[];
}

export interface Timed {
  /** Milliseconds until the answer has arrived and the files are written. */
  readonly ms: number;
  /** The longest time in which the bot's event loop did nothing else. */
  readonly stallMs: number;
  /** Milliseconds until another chat was answered that wrote at the same moment. */
  readonly otherMs?: number;
  /** Milliseconds that the same bytes take without any program around them. */
  readonly bareMs?: number;
}

const LIMIT = { timeoutMs: 300_000 };

/**
 * Does the act once.
 * @param besideMs lets the other person write so many milliseconds after the act began.
 */
export async function time(act: Act, bench: Bench, besideMs?: number): Promise<Timed> {
  const { bot, other } = bench;
  const { telegram } = bot;
  await quiet(bot);
  const folder = bench.bench.record;
  const before = act.writes ? lookAt(folder) : undefined;
  telegram.calls.length = 0;
  await bot.longestStall();
  const from = exactNow();
  act.begin(bench);
  const otherAt = besideMs === undefined ? undefined : sayLater(bench, besideMs);
  const callOf = (isIt: (call: BotCall) => boolean, what: string): Promise<BotCall> =>
    telegram.waitFor(() => telegram.calls.find(isIt), { ...LIMIT, what });
  const answer = await callOf(act.isAnswer, "answer");
  const otherMs = otherAt && {
    otherMs: (await callOf((call) => isTo(call, other), "other answer")).at - (await otherAt),
  };
  const written = act.writes ? await writtenAt(folder, act.writes, from) : 0;
  await quiet(bot);
  const common = {
    ms: Math.max(answer.at, written) - from,
    stallMs: await bot.longestStall(),
    ...otherMs,
  };
  if (!before) return common;
  return { ...common, bareMs: bareWrite(folder, changesBetween(before, folder)) };
}

/** Gives the moment when it was said. */
async function sayLater({ bot, other }: Bench, afterMs: number): Promise<number> {
  if (afterMs > 0) await wait(afterMs);
  const at = exactNow();
  bot.telegram.say(other, "What do you know about tides?");
  return at;
}

/** True for a message of the bot to this person. */
export function isTo({ method, params }: BotCall, { id }: Person): boolean {
  return method === "sendMessage" && Number(params["chat_id"]) === id;
}

/** Waits until the bot polls and has used no processor time for a while: work behind an answer belongs to no act. */
export async function quiet({ telegram, pid }: RunningBot): Promise<void> {
  await telegram.waitFor(() => telegram.isPolling, { ...LIMIT, what: "poll" });
  for (let same = 0, last = -1; same < 3;) {
    const used = processorTicks(pid);
    same = used === last ? same + 1 : 0;
    last = used;
    await wait(15);
  }
}

function processorTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** The moment when the last of these files was written, once all of them are. */
async function writtenAt(folder: string, files: readonly string[], from: number): Promise<number> {
  for (;;) {
    const times = files.map((file) => statSync(join(folder, file)).ctimeMs);
    // File systems count time in steps of some milliseconds.
    if (times.every((at) => at >= from - 8)) return Math.max(...times);
    if (exactNow() - from > LIMIT.timeoutMs) throw new Error(`${files.join(", ")}: not written`);
    await wait(2);
  }
}
