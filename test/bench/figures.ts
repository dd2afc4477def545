// The four figures of the bench, each for one kind of bot.

import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import { createBench, exactNow, type Kind, type Launch, type RunningBot } from "./bot-process.ts";
import type { BenchWorld } from "./world.ts";

/** Median milliseconds from spawn to the first getUpdates, over restarts of one bot. */
export async function launchTime(
  kind: Kind,
  how: Launch,
  launches: number,
  world: BenchWorld,
): Promise<number> {
  const bench = createBench(kind, "launch", world);
  // The first start fills the compile cache, as the first start after an update does.
  await (await bench.launch(how)).stop();
  const times: number[] = [];
  for (let count = 0; count < launches; count += 1) {
    const bot = await bench.launch(how);
    times.push(bot.launchMs);
    await bot.stop();
  }
  return median(times);
}

export interface Memory {
  readonly idle: number;
  readonly used: number;
}

const PROCESSES = 5;
const SETTLE_MS = 2000;
/** V8 gives memory back after about eight quiet seconds, which a bot has most of the day. */
const QUIET_MS = 12_000;

/** Median PSS in MB per process while five run: after the start, and once quiet after some messages. */
export async function memoryPerProcess(
  kind: Kind,
  how: Launch,
  messages: number,
  world: BenchWorld,
): Promise<Memory> {
  const benches = Array.from({ length: PROCESSES }, () => createBench(kind, "memory", world));
  // Once for the compile cache: compiling leaves more memory behind than loading.
  for (const bench of benches.slice(0, 1)) await (await bench.launch(how)).stop();
  const bots: RunningBot[] = [];
  try {
    for (const bench of benches) bots.push(await bench.launch(how));
    await wait(SETTLE_MS);
    const idle = median(bots.map(({ pid }) => pssMegabytes(pid)));
    for (const { telegram } of bots) await messageTimes(telegram, messages, world);
    await wait(QUIET_MS);
    return { idle, used: median(bots.map(({ pid }) => pssMegabytes(pid))) };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
  }
}

export function pssMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) / 1024;
}

export interface MessageTime {
  readonly p50: number;
  readonly p95: number;
}

const WARM_UP_MESSAGES = 30;

/** Milliseconds from handing an update over until its sendMessage arrives, one message at a time. */
export async function messageTime(
  kind: Kind,
  messages: number,
  world: BenchWorld,
): Promise<MessageTime> {
  const bot = await createBench(kind, "message", world).launch("plain");
  try {
    await messageTimes(bot.telegram, WARM_UP_MESSAGES, world);
    const times = await messageTimes(bot.telegram, messages, world);
    return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  } finally {
    await bot.stop();
  }
}

async function messageTimes(
  telegram: SimulatedBot,
  messages: number,
  world: BenchWorld,
): Promise<number[]> {
  const [person] = world.people;
  if (!person) throw new Error("there is nobody to write");
  const times: number[] = [];
  for (let number = 1; number <= messages; number += 1) {
    await telegram.waitFor(() => telegram.isPolling, { what: "poll" });
    telegram.calls.length = 0;
    const from = exactNow();
    telegram.say(person, `What do you know about octopuses? (${number})`);
    const call = await telegram.waitFor(
      () => telegram.calls.find(({ method }) => method === "sendMessage"),
      { what: "answer" },
    );
    times.push(call.at - from);
  }
  return times;
}

export interface Burst {
  readonly answersPerSecond: number;
  readonly inOrder: boolean;
}

/** All people write `each` messages at once, while the model takes 200 ms for every answer. */
export async function burst(kind: Kind, each: number, world: BenchWorld): Promise<Burst> {
  const bot = await createBench(kind, "burst", world).launch("plain");
  const { telegram } = bot;
  world.model.latencyMs = 200;
  try {
    await telegram.waitFor(() => telegram.isPolling, { what: "poll" });
    telegram.calls.length = 0;
    const sent = countSends(telegram);
    const from = exactNow();
    for (let number = 1; number <= each; number += 1) {
      for (const person of world.people) telegram.say(person, `message ${number}.`);
    }
    const total = each * world.people.length;
    await sent.reached(total);
    const last = telegram.calls.findLast(({ method }) => method === "sendMessage");
    return {
      answersPerSecond: (total / ((last?.at ?? 0) - from)) * 1000,
      inOrder: world.people.every(({ id }) => isInOrder(telegram, id, each)),
    };
  } finally {
    world.model.latencyMs = 0;
    await bot.stop();
  }
}

// A look through all calls at every change would make the bench measure itself.
function countSends(telegram: SimulatedBot): { reached(total: number): Promise<void> } {
  let count = 0;
  let wanted = Number.POSITIVE_INFINITY;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = telegram.onEvent((event) => {
    if (event.type === "message" && event.message.from === "bot") count += 1;
    if (count >= wanted) resolve();
  });
  return {
    reached: (total) => {
      wanted = total;
      if (count >= wanted) resolve();
      return promise.finally(stop);
    },
  };
}

function isInOrder(telegram: SimulatedBot, chatId: number, each: number): boolean {
  const answers = telegram.chat(chatId).filter(({ from }) => from === "bot");
  return (
    answers.length === each &&
    answers.every(({ text }, index) => text === `You said: message ${index + 1}.`)
  );
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
