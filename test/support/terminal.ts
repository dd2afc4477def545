// One of our programs on a real pseudo-terminal, by script(1) of util-linux, with a person who types.

import { spawn, spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary.ts";

/** script of util-linux. BSD's has other options. */
const SCRIPT = "script";

export const HAS_TERMINAL = String(spawnSync(SCRIPT, ["--version"]).stdout).includes("util-linux");

export interface TestTerminal {
  /** All that was shown. */
  readonly shown: string;
  readonly exitCode: Promise<number | null>;
  /** Waits until this is shown, behind the last awaited text. Then types the answer and Enter. */
  answer(question: string, text: string): Promise<void>;
  /** Waits until this is shown, behind the last awaited text. */
  shows(text: string): Promise<void>;
  /** Types without Enter. */
  type(text: string): void;
}

/** @param command a shell's line, or the words of one of our programs, without characters that a shell knows. */
export function openTerminal(
  command: string | readonly string[],
  options: { readonly environment?: NodeJS.ProcessEnv; readonly folder?: string } = {},
): TestTerminal {
  const folder = options.folder ?? temporaryFolder();
  const line = typeof command === "string" ? command : [process.execPath, ...command].join(" ");
  const child = spawn(SCRIPT, ["--quiet", "--return", "--command", line, "/dev/null"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      TERM: "xterm",
      SHELL: "/bin/sh",
      XDG_RUNTIME_DIR: folder,
      ...options.environment,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  let seen = 0;
  let look = (): void => undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    look();
  });
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exitCode.catch(() => undefined);
  });
  const shows = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      look = () => {
        const at = shown.indexOf(text, seen);
        if (at < 0) return;
        seen = at + text.length;
        look = () => undefined;
        resolve();
      };
      look();
      exitCode.then(() => {
        reject(new Error(`ended without "${text}":\n${shown}`));
      }, reject);
    });
  return {
    get shown() {
      return shown;
    },
    exitCode,
    shows,
    answer: async (question, text) => {
      await shows(question);
      child.stdin.write(`${text}\r`);
    },
    type: (text) => {
      child.stdin.write(text);
    },
  };
}
