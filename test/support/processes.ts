// Our programs as processes of their own; each is gone after its test.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { loudness, tee } from "./tee.ts";
import { temporaryFolder } from "./temporary.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const MAIN = join(ROOT, "dist", "main.js");
/** The operator's commands. */
export const CLI = join(ROOT, "dist", "cli.js");

/** Given to commands, and to programs that run from the sources: most of what a test waits for there is Node reading them. */
export const COMPILE_CACHE = join(ROOT, "node_modules", ".cache", "compile");

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface TestProcess {
  readonly pid: number;
  /** Output so far. */
  readonly stdout: string;
  readonly stderr: string;
  readonly exited: Promise<Exit>;
  /** Resolves as soon as stdout holds the text; rejects when the process ends without it. */
  writes(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Working folder; a new empty one when absent. */
  readonly folder?: string;
  /** The program; this Node when absent. */
  readonly program?: string;
}

/** Starts a program with nothing in its environment but what is given here, and where Node keeps what it has read. */
export function runProcess(args: readonly string[], options: RunOptions = {}): TestProcess {
  const folder = options.folder ?? temporaryFolder();
  const child = spawn(options.program ?? process.execPath, args, {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      XDG_RUNTIME_DIR: folder,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...loudness(),
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      tee(args.includes(MAIN) ? "bot" : "command", text);
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<Exit>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited.catch(() => undefined);
  });
  return {
    pid: child.pid ?? 0,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    exited,
    writes: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.stdout.includes(text)) resolve();
        };
        listeners.add(look);
        look();
        exited.then(() => {
          reject(new Error(`ended without "${text}":\n${output.stdout}\n${output.stderr}`));
        }, reject);
      }),
    kill: (signal) => {
      child.kill(signal);
    },
  };
}

/** Starts the built bot and waits until it takes updates. */
export async function startMain(options: RunOptions): Promise<TestProcess> {
  const bot = runProcess([MAIN], options);
  await bot.writes('"ready"');
  return bot;
}

export interface ScriptEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, as it is built for operators (dist/cli.js; the e2e project builds it). */
export function runScript(
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<ScriptEnd> {
  return toEnd([CLI, name, ...args], options);
}

async function toEnd(words: readonly string[], options: RunOptions): Promise<ScriptEnd> {
  const script = runProcess(words, options);
  const { code } = await script.exited;
  return { code, stdout: script.stdout, stderr: script.stderr };
}
