// The demo's bot process. It starts without the developer's own settings, is stopped politely and is never left behind.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface BotEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface BotProcess {
  readonly ended: Promise<BotEnd>;
  /** Sends SIGTERM, and SIGKILL when the process does not end in time. */
  stop(): Promise<BotEnd>;
}

interface BotProcessOptions {
  readonly entry: string;
  /** The process's working folder. It is removed even when this program has to leave in a hurry. */
  readonly scratch: string;
  readonly settings: { readonly [name: string]: string };
  readonly onOutput: ((text: string) => void) | undefined;
}

const STOP_TIMEOUT_MS = 10_000;
const OURS =
  /^(?:TELEGRAM_|OPENAI_|GRACE_MAR_|RATE_LIMIT_|HOMEWORK_|WEBHOOK_|RENDER|PROFILE_MINIAPP_|DASHBOARD_MINIAPP_)|^(?:PORT|HOST|LOG_LEVEL|NODE_ENV)$/;

/** Starts the bot. Its output goes to `onOutput`. */
export function startBotProcess(options: BotProcessOptions): BotProcess {
  const { entry, scratch, settings, onOutput } = options;
  const envFile = join(scratch, "empty.env");
  writeFileSync(envFile, "");
  const child = spawn(process.execPath, [entry], {
    cwd: scratch,
    // A process group of its own: Ctrl-C reaches the bot once, through us, and it can finish its work.
    detached: process.platform !== "win32",
    env: { ...withoutOurs(process.env), ...settings, GRACE_MAR_ENV_FILE: envFile },
  });
  const cleanUp = (): void => {
    child.kill("SIGKILL");
    rmSync(scratch, { recursive: true, force: true });
  };
  process.once("exit", cleanUp);
  const ended = watch(child, onOutput);
  return {
    ended,
    stop: async () => {
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
      child.kill("SIGTERM");
      const end = await ended;
      clearTimeout(timer);
      process.off("exit", cleanUp);
      return end;
    },
  };
}

/** Passes a child's output on and resolves when the child has ended. */
export function watch(
  child: ChildProcess,
  onOutput: ((text: string) => void) | undefined,
): Promise<BotEnd> {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => onOutput?.(text));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** One line about how the bot process ended. */
export function describeEnd({ code, signal }: BotEnd): string {
  return signal === null
    ? `The bot stopped with exit code ${code}.`
    : `The bot was stopped by ${signal}.`;
}

// A developer's own token or key must not reach the demo's bot.
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OURS.test(name)));
}
