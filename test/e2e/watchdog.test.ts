// A program beside its watchdog, with ticks of a tenth of a second instead of ten.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT, runProcess } from "../support/processes.ts";

const PROGRAM = join(ROOT, "test", "support", "watched.ts");
const LINE = /^\{"level":"error","msg":"no sign of life [^"]*"\}\n$/;

it.each([
  { what: "an event loop that does not turn", how: "wedged" },
  { what: "a loop that stands still in one that turns", how: "stuck" },
])("kills a process with $what, with one line about it", async ({ how }) => {
  const program = runProcess([PROGRAM, how]);
  expect(await program.exited).toEqual({ code: null, signal: "SIGKILL" });
  expect(program.stderr).toMatch(LINE);
});

it("lets a process end that has nothing to do any more, and leaves nothing behind", async () => {
  const program = runProcess([PROGRAM, "well"]);
  expect(await program.exited).toEqual({ code: 0, signal: null });
  expect(program.stdout).toBe("watched\nbye\n");
  expect(program.stderr).toBe("");
  await expect.poll(() => watchersOf(program.pid)).toBe(0);
});

it("ends with a process that is killed", async () => {
  const program = runProcess([PROGRAM, "beats"]);
  await expect.poll(() => watchersOf(program.pid)).toBeGreaterThan(0);
  program.kill("SIGKILL");
  await program.exited;
  await expect.poll(() => watchersOf(program.pid)).toBe(0);
});

/** How many processes were started to watch this one. */
function watchersOf(pid: number): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0");
        return words[3] === "grace-mar-watchdog" && words[4] === String(pid);
      } catch {
        return false;
      }
    }).length;
}
