// A restore in a process of its own that is killed just before the n-th change of the disk; without a number it is left alone and
// says how many there were.

import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { DatabaseSync } from "node:sqlite";

const [usersDir = "", recordId = "", file = "", at = ""] = process.argv.slice(2);

let count = 0;

function step(): void {
  count += 1;
  if (count === Number(at)) process.kill(process.pid, "SIGKILL");
}

/** Calls `step` before each call of these functions. */
function watch(holder: object, names: readonly string[]): void {
  for (const name of names) {
    const real = Reflect.get(holder, name) as (...given: unknown[]) => unknown;
    Reflect.set(holder, name, function (this: unknown, ...given: unknown[]) {
      step();
      return real.apply(this, given);
    });
  }
}

watch(promises, ["open", "rename", "rm", "mkdir", "link", "cp"]);
watch(fs, ["renameSync", "rmSync", "mkdirSync", "writeFileSync"]);
watch(DatabaseSync.prototype, ["exec", "close"]);
syncBuiltinESMExports();

const { restoreRecord } = await import("../../src/state/restore.ts");
await restoreRecord({ usersDir, recordId }, file, new Date("2026-11-30T12:00:00Z"));
process.stdout.write(`${count}\n`);
