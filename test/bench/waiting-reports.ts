// Reports that came while the bot was away: each leads to a proposal. The rate of the first and the last quarter tells
// whether the work grows with what has piled up.

import { readFileSync } from "node:fs";
import { createBench, exactNow } from "./bot-process.ts";
import { newsReport } from "./brain.ts";
import { pssMegabytes } from "./figures.ts";
import { SMALL } from "./generated-life.ts";
import { writeGeneratedRecord } from "./generated-record.ts";
import type { BenchWorld } from "./world.ts";

export interface Waiting {
  readonly seconds: number;
  /** Cards a second. */
  readonly firstQuarter: number;
  readonly lastQuarter: number;
  readonly peakRssMb: number;
  readonly peakPssMb: number;
}

const LOOK_MS = 500;

/** Starts a bot with a small Record while so many reports wait, and ends when each has its card. */
export async function waitingReports(
  reports: number,
  root: string,
  until: Date,
  world: BenchWorld,
): Promise<Waiting> {
  const writeRecord = (folder: string): void => writeGeneratedRecord(folder, SMALL, until);
  const bench = createBench("ours", "waiting", world, {
    root,
    hasOneOwner: true,
    writeRecord,
  });
  const { telegram } = bench;
  const cards: number[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const stop = telegram.onEvent((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    if (event.message.buttons.length === 0 || event.message.editDate !== undefined) return;
    cards.push(exactNow());
    if (cards.length === reports) resolve();
  });
  for (let number = 1; number <= reports; number += 1) {
    const person = world.people[number % world.people.length];
    if (person) telegram.say(person, newsReport(number));
  }
  const from = exactNow();
  const bot = await bench.launch("plain");
  let peakPssMb = 0;
  const looking = setInterval(() => {
    peakPssMb = Math.max(peakPssMb, pssMegabytes(bot.pid));
  }, LOOK_MS);
  try {
    const isDone = await Promise.race([done.then(() => true), bot.ended.then(() => false)]);
    if (!isDone) throw new Error(`the bot ended after ${cards.length} of ${reports} cards`);
    const rate = (first: number, last: number): number =>
      ((last - first) * 1000) / ((cards[last - 1] ?? 0) - (cards[first - 1] ?? from));
    return {
      seconds: ((cards.at(-1) ?? from) - from) / 1000,
      firstQuarter: rate(0, reports >> 2),
      lastQuarter: rate(reports - (reports >> 2), reports),
      peakRssMb: peakRss(bot.pid),
      peakPssMb,
    };
  } finally {
    stop();
    clearInterval(looking);
    await bot.stop();
  }
}

function peakRss(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}
