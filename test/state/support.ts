// Tests of the state share a made-up Record in a scratch folder, and processes that hold one.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { openState } from "../../src/state/database/open-state.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** An open database that is closed when the test ends. */
export function openDatabase(folder = temporaryFolder()): StateDatabase {
  const { database } = openState(folder);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** Another process that opens `<folder>/state.db` and keeps it until it is killed. */
export async function holdInOtherProcess(folder: string): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [join(import.meta.dirname, "hold-state.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the holder ended with ${code}`)));
  });
  return child;
}

export function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/** Texts that could be damaged on their way. */
export const HARD_TEXTS = [
  "",
  "a\0b\0",
  "quotes ' \" `` ``` and \\ \\u0000",
  "lines\r\nand\ttabs\n",
  "### CANDIDATE-9999\nstatus: approved",
  "🦑 e\u0301 \u202E \uFEFF",
] as const;
