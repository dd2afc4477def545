// npm run bench -- --big: the acts of people and the commands on a small Record and on one a hundred times as large, side by
// side in one run, for this checkout or others. A bound is computed from the figures of the same run. It judges nothing.

import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { createActs, leaveApproved, type Acts } from "../test/bench/act-figures.ts";
import type { Bench } from "../test/bench/acts.ts";
import { actRows, besideRows, type Measured } from "../test/bench/bounds.ts";
import { createBench } from "../test/bench/bot-process.ts";
import { respond } from "../test/bench/brain.ts";
import { commandTimes, type CommandTimes } from "../test/bench/command-times.ts";
import { BIG, SMALL } from "../test/bench/generated-life.ts";
import { writeGeneratedRecord } from "../test/bench/generated-record.ts";
import { median } from "../test/bench/figures.ts";
import { messageWork, type MessageWork } from "../test/bench/one-message.ts";
import { waitingReports, type Waiting } from "../test/bench/waiting-reports.ts";
import { openWorld, type BenchWorld } from "../test/bench/world.ts";
import { commitOf, describeMachine, inColumns, round } from "./bench-print.ts";
import { print } from "./command-line.ts";

const ROOT = join(import.meta.dirname, "..");
const COMMAND_MS = 600;
const WAITING_MB = 120;

/** Measures and prints. @param roots the checkouts, in the order of the columns; this one when absent. */
export async function benchBig({
  isShort,
  roots = [ROOT],
}: {
  readonly isShort: boolean;
  readonly roots?: readonly string[] | undefined;
}): Promise<void> {
  const samples = isShort
    ? { rounds: 1, reads: 4, commands: 3, reports: 200 }
    : { rounds: 4, reads: 8, commands: 7, reports: 2000 };
  const checkouts = roots.map((root) => resolve(root));
  for (const root of new Set(checkouts)) build(root);
  print(describeMachine(checkouts.at(-1) ?? ROOT));
  const world = await openWorld(respond);
  // The Record ends with the day before, so that every run of a day measures the same one.
  const until = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
  try {
    const pairs = await startAll(checkouts, until, world);
    try {
      await doActs(pairs, samples);
      const works = await messageWorks(pairs);
      for (const { bench } of all(pairs)) await leaveApproved(bench, samples.commands);
      await stopAll(pairs);
      const measured = pairs.map((pair): Measured => ({
        small: pair.small.acts.times,
        big: pair.big.acts.times,
      }));
      const head = pairs.flatMap(({ name }) => [`${name} small`, "big", "p95"]);
      print(inColumns([["ms, median", ...head, "bound", ""], ...actRows(measured)]));
      const beside = pairs.flatMap(({ name }) => [`${name} stall`, "other chat +"]);
      print(inColumns([["\nmeanwhile, big, ms", ...beside, "bound", ""], ...besideRows(measured)]));
      print(
        inColumns([
          ["\ncommands, s", ...pairs.flatMap(({ name }) => [`${name} small`, "big"]), "bound", ""],
          ...(await commandRows(pairs)),
        ]),
      );
      print(inColumns([["\none message", ...pairs.map(({ name }) => name)], ...workRows(works)]));
    } finally {
      await stopAll(pairs);
    }
    const waiting: Waiting[] = [];
    for (const root of checkouts) {
      waiting.push(await waitingReports(samples.reports, root, until, world));
    }
    print(
      inColumns([
        [`\n${samples.reports} reports waiting, small`, ...checkouts.map(commitOf), "bound", ""],
        ...waitingRows(waiting),
      ]),
    );
  } finally {
    await world.close();
  }
}

function build(root: string): void {
  execFileSync(process.execPath, [join(root, "scripts/build.mjs")], {
    cwd: root,
    stdio: "inherit",
  });
}

interface Side {
  readonly bench: Bench;
  readonly acts: Acts;
}

interface Pair {
  readonly name: string;
  readonly small: Side;
  readonly big: Side;
}

function all(pairs: readonly Pair[]): readonly Side[] {
  return pairs.flatMap(({ small, big }) => [small, big]);
}

async function startAll(
  roots: readonly string[],
  until: Date,
  world: BenchWorld,
): Promise<readonly Pair[]> {
  const [owner, other] = world.people;
  if (!owner || !other) throw new Error("there is nobody to write");
  const start = async (root: string, size: typeof BIG): Promise<Side> => {
    const writeRecord = (folder: string): void => writeGeneratedRecord(folder, size, until);
    const options = { root, isWatched: true, hasOneOwner: true, writeRecord };
    const made = createBench("ours", "record", world, options);
    const bench = { bench: made, bot: await made.launch("plain"), owner, other };
    return { bench, acts: createActs(bench) };
  };
  const pairs: Pair[] = [];
  for (const root of roots) {
    const [small, big] = [await start(root, SMALL), await start(root, BIG)];
    pairs.push({ name: commitOf(root), small, big });
  }
  return pairs;
}

/** Ends bots that still run. */
async function stopAll(pairs: readonly Pair[]): Promise<void> {
  await Promise.all(all(pairs).map(({ bench }) => bench.bot.stop()));
}

/** The bots take turns, so that a machine that grows slower is slower for all of them. */
async function doActs(
  pairs: readonly Pair[],
  { rounds, reads }: { readonly rounds: number; readonly reads: number },
): Promise<void> {
  for (const { acts } of all(pairs)) await acts.warmUp();
  for (let count = 0; count < rounds; count += 1) {
    for (const { acts } of all(pairs)) await acts.round(reads);
  }
}

async function messageWorks(pairs: readonly Pair[]): Promise<readonly MessageWork[]> {
  const works: MessageWork[] = [];
  for (const { small } of pairs) works.push(await messageWork(small.bench));
  return works;
}

async function commandRows(pairs: readonly Pair[]): Promise<readonly string[][]> {
  const times: (readonly CommandTimes[])[] = [];
  for (const { bench } of all(pairs)) times.push(await commandTimes(bench.bench));
  return (["receipt", "apply"] as const).map((kind) => {
    const values = times.map((each) => median(each.map((one) => one[kind])));
    const isMet = (values.at(-1) ?? Infinity) <= COMMAND_MS;
    const cells = values.map((ms) => (ms / 1000).toFixed(2));
    return [
      kind === "apply" ? "apply of one" : kind,
      ...cells,
      `<= ${COMMAND_MS / 1000}`,
      met(isMet),
    ];
  });
}

function workRows(works: readonly MessageWork[]): readonly string[][] {
  const names = {
    files: "files of src",
    functions: "functions of src",
    stats: "stats of the Record's files (strace)",
    commits: "commits",
    syncs: "fsyncs (strace)",
  } as const;
  return Object.entries(names).map(([key, name]) => [
    name,
    ...works.map((work) => String(work[key as keyof typeof names] ?? "no strace")),
  ]);
}

function waitingRows(waiting: readonly Waiting[]): readonly string[][] {
  const row = (name: string, value: (one: Waiting) => number): string[] => [
    name,
    ...waiting.map((one) => round(value(one))),
  ];
  const last = waiting.at(-1);
  const isSteady = last !== undefined && last.lastQuarter >= 0.8 * last.firstQuarter;
  const isSmall = last !== undefined && last.peakRssMb <= WAITING_MB;
  return [
    row("seconds for all", ({ seconds }) => seconds),
    row("first quarter, a second", ({ firstQuarter }) => firstQuarter),
    [...row("last quarter, a second", ({ lastQuarter }) => lastQuarter), "steady", met(isSteady)],
    [...row("peak RSS, MiB", ({ peakRssMb }) => peakRssMb), `<= ${WAITING_MB}`, met(isSmall)],
    row("peak PSS, MiB", ({ peakPssMb }) => peakPssMb),
  ];
}

function met(isMet: boolean): string {
  return isMet ? "met" : "MISSED";
}
