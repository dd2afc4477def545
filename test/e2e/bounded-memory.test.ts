// The memory of a command stays the same, however large the artifacts are: a Record of 90 MB, of 150 with LARGE_MIB, is
// backed up, exported, restored and imported within what a small one takes, and some megabytes.

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { UNIT_SETTINGS } from "../bench/bot-process.ts";
import { CLI, runProcess } from "../support/processes.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";

const MIB = 2 ** 20;
const LARGE = (process.env["LARGE_MIB"] === undefined ? 90 : 150) * MIB;
/** Pieces on their way, and what the allocator keeps. */
const MORE = 60 * MIB;

it.runIf(existsSync("/proc/self/status"))(
  "backup, export, restore and import-record hold no large artifact",
  async () => {
    const small = await peaksOf(0);
    const large = await peaksOf(LARGE);
    for (const [name, peak] of large) {
      expect(peak - (small.get(name) ?? 0), name).toBeLessThan(MORE);
    }
  },
  300_000,
);

/** The most bytes that each command held. */
async function peaksOf(bytes: number): Promise<ReadonlyMap<string, number>> {
  const usersDir = temporaryFolder();
  const folder = copyRecord("minimal", usersDir, "sam");
  mkdirSync(join(folder, "artifacts"), { recursive: true });
  // Nothing packs it: packing looks back for less than a megabyte.
  writeFileSync(join(folder, "artifacts", "film.mp4"), repeated(bytes));
  const exported = join(temporaryFolder(), "record.zip");
  const backup = (): string => {
    const backups = join(folder, ".runtime", "backups");
    return join(backups, readdirSync(backups).at(0) ?? "");
  };
  const user = ["--user", "sam"];
  const peaks = new Map<string, number>();
  for (const [name, words] of [
    ["backup", () => user],
    ["export", () => [...user, "--out", exported]],
    ["restore", () => [backup(), ...user]],
    ["import-record", () => ["kim", exported]],
  ] as const) {
    peaks.set(name, await peakOf([name, ...words()], usersDir));
  }
  return peaks;
}

function repeated(bytes: number): Buffer {
  return bytes === 0 ? Buffer.alloc(0) : Buffer.alloc(bytes, randomBytes(MIB));
}

async function peakOf(words: readonly string[], usersDir: string): Promise<number> {
  const command = runProcess([...UNIT_SETTINGS.flags, CLI, ...words], {
    environment: { ...UNIT_SETTINGS.environment, GRACE_MAR_USERS_DIR: usersDir },
  });
  const end = command.exited;
  let isOver = false;
  let peak = 0;
  const over = end.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    peak = Math.max(peak, heldBy(command.pid));
    await Promise.race([over, wait(5)]);
  }
  expect({ words, ...(await end), said: command.stderr }).toMatchObject({ code: 0 });
  return peak;
}

function heldBy(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // It has ended.
    return 0;
  }
}
