// The log of a program's calls to the disk and of its words to the world, in order, read from strace.

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "vitest";
import type { CrashBot } from "../../crash/crash-bot.ts";
import { MAIN, runProcess, type TestProcess } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { ONE_WORKER } from "../strace.ts";

/** A system call that succeeded. */
export interface DiskCall {
  readonly name: string;
  /** Relative to the Record's folder; absent for everything outside. */
  readonly path?: string;
  /** A rename's second path. */
  readonly to?: string;
  /** Written bytes. */
  readonly data: Buffer;
  /** The rest of the call's words: flags, sizes, offsets. */
  readonly rest: string;
}

const CALLS =
  "openat,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,mkdir";

/** 5 ms for each sync, so that code that does not wait for it is seen to be early. */
const SLOW_DISK = "inject=fsync,fdatasync:delay_enter=5000";

/** Starts the built bot with everything written down (`-D`: the bot is our child, strace its own). */
export function launchLogged(bot: CrashBot): {
  readonly child: TestProcess;
  /** The whole log, once the program has ended. */
  readonly log: () => Promise<readonly DiskCall[]>;
} {
  const file = join(temporaryFolder(), "strace");
  const words = [
    "-D",
    "-f",
    "-y",
    "-xx",
    "-s",
    "100000000",
    "-o",
    file,
    "-e",
    `trace=${CALLS}`,
    "-e",
    SLOW_DISK,
  ];
  const child = runProcess([...words, process.execPath, MAIN], {
    environment: { ...bot.environment, ...ONE_WORKER },
    program: "strace",
  });
  return {
    child,
    log: async () => {
      await child.exited;
      const last = new RegExp(`^${child.pid} +\\+\\+\\+ `, "m");
      const read = (): string => readFileSync(file, "latin1");
      await expect.poll(() => last.test(read()), { timeout: 10_000, interval: 5 }).toBe(true);
      return wholeCalls(read()).flatMap((call) => parse(call, bot.folder));
    },
  };
}

/** strace breaks a call in two where another thread made one meanwhile: it counts when it returns. */
function wholeCalls(trace: string): readonly string[] {
  const begun = new Map<string, string>();
  return trace.split("\n").flatMap((line) => {
    const [, thread = "", text = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = / <unfinished \.\.\.>$/.exec(text);
    if (unfinished) {
      begun.set(thread, text.slice(0, unfinished.index));
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text);
    return [resumed ? (begun.get(thread) ?? "") + text.slice(resumed[0].length) : text];
  });
}

function parse(call: string, folder: string): DiskCall[] {
  const [, name, words = ""] = /^(\w+)\((.*)\) += \d+/.exec(call) ?? [];
  if (name === undefined) return [];
  const handle = /^\d+<((?:\\x..)*)>/.exec(words)?.[1];
  const strings = [...words.matchAll(/"((?:\\x..)*)"/g)].map(([, hex = ""]) => bytesOf(hex));
  const inside = (path: string | undefined): string | undefined =>
    path === folder || path?.startsWith(`${folder}/`) ? relative(folder, path) || "." : undefined;
  const path = inside(handle === undefined ? strings[0]?.toString() : bytesOf(handle).toString());
  const to = name === "rename" ? inside(strings[1]?.toString()) : undefined;
  return [
    {
      name,
      ...(path !== undefined && { path }),
      ...(to !== undefined && { to }),
      data: handle === undefined ? Buffer.alloc(0) : Buffer.concat(strings),
      rest: words.slice(words.lastIndexOf('"') + 1),
    },
  ];
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll("\\x", ""), "hex");
}
