// Bot processes for the bench, ours or the empty one. Both are started alike, without anything of the developer's own
// environment.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { BuildOptions } from "esbuild";
import type { SimulatedBot } from "../../src/tools/simulator/simulated-bot.ts";
import type { BotApiServer } from "../../src/tools/simulator/bot-api/bot-api-server.ts";
import type { Question, Work } from "./watch.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";

export type Kind = "ours" | "empty";

/** The way to launch a process: by `npm start`, or by a unit. */
export type Launch = "plain" | "unit";

/** The part of the bench's world that a bot is put into. */
export interface BotPlace {
  readonly scratch: string;
  readonly telegram: BotApiServer;
  readonly model: { readonly url: string };
  readonly emptyBotEntry: string;
  readonly people: readonly Person[];
}

export interface RunningBot {
  readonly telegram: SimulatedBot;
  readonly pid: number;
  /** Milliseconds from spawn to the first getUpdates. */
  readonly launchMs: number;
  /** Resolves when the process has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  /** Milliseconds of the longest stall of the event loop since this was asked last. Only of a watched bot. */
  longestStall(): Promise<number>;
  /** The work of the bot since this was asked last. Only of a watched bot. */
  work(): Promise<Work>;
  stop(): Promise<void>;
}

/** The flags of "start" in package.json. The second makes V8 give back the pages of its peaks. */
const START_FLAGS = ["--max-semi-space-size=1", "--optimize-for-size"];
/** Settings that a unit file gives a bot, against memory that many small processes hold on to. */
export const UNIT_SETTINGS = {
  flags: START_FLAGS,
  environment: { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "65536" },
  text: "node --max-semi-space-size=1 --optimize-for-size, MALLOC_ARENA_MAX=1, MALLOC_TRIM_THRESHOLD_=65536; the compile cache is on either way",
} as const;

const ROOT = join(import.meta.dirname, "..", "..");

/** Bundles the empty bot with the options of ours. Returns its entry. */
export function bundleEmptyBot(folder: string): Promise<string> {
  return bundleAsOurs("test/bench/empty-bot.ts", folder);
}

/** Bundles a program with the bot's options and its launcher. Returns its entry. */
export async function bundleAsOurs(program: string, folder: string): Promise<string> {
  const options: string = new URL("../../scripts/bundle-options.mjs", import.meta.url).href;
  const { BUNDLE_OPTIONS, LAUNCHER_OPTIONS } = (await import(options)) as {
    readonly [name in "BUNDLE_OPTIONS" | "LAUNCHER_OPTIONS"]: BuildOptions;
  };
  await build({
    ...BUNDLE_OPTIONS,
    entryPoints: { "grace-mar": join(ROOT, program) },
    outdir: folder,
    splitting: true,
  });
  await build({
    ...LAUNCHER_OPTIONS,
    entryPoints: { main: join(ROOT, "src/launcher.js") },
    outdir: folder,
  });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return join(folder, "main.js");
}

export interface BenchOptions {
  /** The checkout whose built bot is launched; this one when absent. */
  readonly root?: string;
  /** Only the first person is an owner, so that a card goes out once. */
  readonly hasOneOwner?: boolean;
  /** Lets the process tell of its own work, by watch.ts. */
  readonly isWatched?: boolean;
  /** Fills the Record's folder; absent: the sample Record is copied. */
  readonly writeRecord?: (folder: string) => void;
}

/** A Record folder and a bot account of their own, to be launched any number of times. */
export function createBench(
  kind: Kind,
  name: string,
  world: BotPlace,
  { root = ROOT, hasOneOwner = false, isWatched = false, writeRecord }: BenchOptions = {},
): BenchBot {
  const number = world.telegram.bots.length + 1;
  const token = `${800_000_000 + number}:BENCHtoken-${String(number).padStart(30, "x")}`;
  const telegram = world.telegram.addBot({ token, username: `bench_${number}_bot` });
  const folder = join(world.scratch, `${kind}-${name}-${number}`);
  mkdirSync(join(folder, "run"), { recursive: true });
  writeFileSync(join(folder, "empty.env"), "");
  const record = join(folder, "users", "bench");
  if (writeRecord) writeRecord(record);
  else cpSync(join(ROOT, "users/_sample"), record, { recursive: true });
  const entry = kind === "ours" ? join(root, "dist/main.js") : world.emptyBotEntry;
  const people = world.people.map(({ id }) => String(id));
  const environment = {
    PATH: process.env["PATH"],
    // grammY's build for Node warns twice at each start.
    ...(kind === "empty" && { NODE_NO_WARNINGS: "1" }),
    HOME: folder,
    TMPDIR: world.scratch,
    XDG_RUNTIME_DIR: join(folder, "run"),
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: world.telegram.url,
    OPENAI_BASE_URL: world.model.url,
    GRACE_MAR_ENV_FILE: join(folder, "empty.env"),
    GRACE_MAR_USER_ID: "bench",
    GRACE_MAR_USERS_DIR: join(folder, "users"),
    // Everybody is a companion: the analyst reads every exchange.
    GRACE_MAR_OWNER_IDS: people.slice(0, hasOneOwner ? 1 : people.length).join(","),
    ...(hasOneOwner && { GRACE_MAR_COMPANION_IDS: people.join(",") }),
    RATE_LIMIT_MAIN: "1000000",
    RATE_LIMIT_ANALYST: "1000000",
  };
  return {
    telegram,
    record,
    command: join(root, "dist/cli.js"),
    environment,
    launch: (how) => launch({ telegram, entry, environment, folder, isWatched }, how),
  };
}

export interface BenchBot {
  readonly telegram: SimulatedBot;
  /** The Record's folder. */
  readonly record: string;
  /** The program of the operator's commands, and the environment of bot and commands. */
  readonly command: string;
  readonly environment: NodeJS.ProcessEnv;
  launch(how: Launch): Promise<RunningBot>;
}

interface Launchable {
  readonly telegram: SimulatedBot;
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly isWatched: boolean;
}

async function launch(
  { telegram, entry, environment, folder, isWatched }: Launchable,
  how: Launch,
): Promise<RunningBot> {
  const settings = how === "unit" ? UNIT_SETTINGS.environment : {};
  const extra = process.env["BENCH_NODE_FLAGS"]?.split(" ").filter(Boolean) ?? [];
  telegram.calls.length = 0;
  const from = exactNow();
  const watch = isWatched ? ["--import", new URL("watch.ts", import.meta.url).href] : [];
  const child = spawn(process.execPath, [...START_FLAGS, ...extra, ...watch, entry], {
    cwd: folder,
    env: { ...environment, ...settings },
    stdio: [
      "ignore",
      process.env["BENCH_LOG"] ? "inherit" : "ignore",
      "inherit",
      ...(isWatched ? (["ipc"] as const) : []),
    ],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const dead = new AbortController();
  let isEnded = false;
  void ended.then(() => {
    isEnded = true;
    dead.abort();
    telegram.emit({ type: "internal" });
  });
  const first = await telegram.waitFor(
    () => isEnded || telegram.calls.find(({ method }) => method === "getUpdates"),
    { timeoutMs: 30_000, what: "first getUpdates" },
  );
  if (first === true) throw new Error(`${entry} ended before it asked for updates`);
  return {
    telegram,
    pid: child.pid ?? 0,
    launchMs: first.at - from,
    ended,
    longestStall: () => ask<number>(child, "stall", dead.signal),
    work: () => ask<Work>(child, "work", dead.signal),
    stop: async () => {
      if (isEnded) return;
      const killing = setTimeout(() => child.kill("SIGKILL"), 15_000);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(killing);
    },
  };
}

/** @throws AbortError when the process ends before it has answered. */
async function ask<T>(child: ChildProcess, question: Question, dead: AbortSignal): Promise<T> {
  if (!child.connected) throw new Error("this bot is not watched, or has ended");
  const answered = once(child, "message", { signal: dead }) as Promise<[T]>;
  child.send(question);
  const [answer] = await answered;
  return answer;
}

/** Milliseconds since the epoch with fractions, as in the simulator's calls. */
export function exactNow(): number {
  return performance.timeOrigin + performance.now();
}
