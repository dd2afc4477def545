// strace beside a running program. It counts the system calls of one thread, kills at the n-th or lets it fail. A
// program that was started with ONE_WORKER does its file work in two threads, in the same order each time: SQLite in
// "main", everything else in "worker". This needs root, or a kernel that lets a process trace its children.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { onTestFinished } from "vitest";

export const ONE_WORKER = { UV_THREADPOOL_SIZE: "1" };

export const THREADS = ["main", "worker"] as const;
export type Thread = (typeof THREADS)[number];

/** Every call by which our programs change a disk. */
export const CALLS = [
  "openat",
  "write",
  "pwrite64",
  "fsync",
  "fdatasync",
  "rename",
  "unlink",
  "ftruncate",
  "mkdir",
] as const;
export type Call = (typeof CALLS)[number];

/** The n-th call of its kind in a thread, counted from the start of strace. */
export interface Point {
  readonly thread: Thread;
  readonly call: Call;
  readonly number: number;
}

export interface Tracing {
  /** Lets go of the program, which lives on. Returns strace's output. */
  detach(): Promise<string>;
}

/**
 * Kills the program just before it makes the call.
 * @param pid of a program with ONE_WORKER.
 */
export function killAt(pid: number, { thread, call, number }: Point): Promise<Tracing> {
  const inject = `inject=${call}:signal=SIGKILL:when=${number}`;
  return attach(threadOf(pid, thread), [`trace=${call}`, inject]);
}

/** Lets the call fail with `error` (ENOSPC, EIO ...); also each later one of its kind where `andOn`. */
export function failAt(
  pid: number,
  { thread, call, number }: Point,
  error: string,
  andOn = false,
): Promise<Tracing> {
  const inject = `inject=${call}:error=${error}:when=${number}${andOn ? "+" : ""}`;
  return attach(threadOf(pid, thread), [`trace=${call}`, inject]);
}

/** Every change that the program makes to something in `folder` while `work` goes on, thread by thread. */
export async function pointsOf(
  pid: number,
  folder: string,
  work: () => Promise<void>,
): Promise<readonly Point[]> {
  const tracings = await Promise.all(
    THREADS.map((thread) => attach(threadOf(pid, thread), [`trace=${CALLS.join()}`])),
  );
  await work();
  const traces = await Promise.all(tracings.map((tracing) => tracing.detach()));
  return THREADS.flatMap((thread, index) =>
    CALLS.flatMap((call) => {
      const calls = (traces[index] ?? "").split("\n").filter((line) => line.startsWith(`${call}(`));
      return calls.flatMap((line, before) =>
        line.includes(folder) && !line.includes("O_RDONLY")
          ? [{ thread, call, number: before + 1 }]
          : [],
      );
    }),
  );
}

async function attach(tid: string, expressions: readonly string[]): Promise<Tracing> {
  const words = expressions.flatMap((expression) => ["-e", expression]);
  const strace = spawn("strace", ["-p", tid, "-y", ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve, reject) => {
    strace.once("error", reject);
    strace.once("close", () => {
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    strace.kill("SIGINT");
    await ended;
  };
  onTestFinished(() => stop());
  let output = "";
  await new Promise<void>((resolve, reject) => {
    strace.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (/^strace: Process \d+ attached/m.test(output)) resolve();
    });
    ended.then(() => {
      reject(new Error(`strace could not be attached: ${output}`));
    }, reject);
  });
  return {
    detach: async () => {
      await stop();
      return output;
    },
  };
}

function threadOf(pid: number, thread: Thread): string {
  if (thread === "main") return String(pid);
  const folder = `/proc/${pid}/task`;
  const workers = readdirSync(folder).filter((tid) =>
    readFileSync(`${folder}/${tid}/comm`, "utf8").startsWith("libuv-worker"),
  );
  const [worker] = workers;
  if (worker === undefined || workers.length > 1) {
    throw new Error(`${pid} has ${workers.length} workers: start it with ONE_WORKER`);
  }
  return worker;
}
