// A program for the soak: a bot as its environment says, whose clock runs faster by the factor in its argument. At
// SIGUSR2 it waits until nothing is left to do, collects garbage and prints what it occupies.

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { loadConfig } from "../../../src/config/config.ts";
import { createLogger } from "../../../src/logger.ts";
import { startWithWeb } from "../../support/web-runtime.ts";

/** Use of memory, files and handles; memory and database in bytes. */
export interface Sample {
  readonly rss: number;
  readonly heap: number;
  readonly descriptors: number;
  readonly database: number;
  /** Bytes of the Record's own files. */
  readonly largestFile: number;
}

const factor = Number(process.argv[2]);
const begun = Date.now();
const config = loadConfig(process.env);
const runtime = await startWithWeb({
  config,
  largeText: 4000,
  log: createLogger({
    recordId: config.recordId,
    level: "warn",
    secrets: [],
    write: (line) => process.stdout.write(line),
  }),
  now: () => new Date(begun + (Date.now() - begun) * factor),
  // On such a clock every message is old by the time that it is read.
  timing: { retentionMs: 1000, lateMs: Infinity },
});
const { folder } = runtime.store;

process.on("SIGUSR2", () => {
  void sample().then((taken) => {
    process.stdout.write(`sample ${JSON.stringify(taken)}\n`);
  });
});
process.stdout.write("ready\n");

async function sample(): Promise<Sample> {
  while (!runtime.isIdle()) await wait(5);
  await wait(200);
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  return {
    rss,
    heap: heapUsed,
    descriptors: readdirSync("/proc/self/fd").length,
    database: statSync(join(folder, ".runtime/state.db")).size,
    largestFile: Math.max(...sizes),
  };
}
