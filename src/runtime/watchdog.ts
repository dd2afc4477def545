// The watchdog ends a process whose event loop, or a loop in it, stands still, so that systemd, Docker or Render start it again.
// It is a shell beside us that waits for our lines and counts its own ticks in between. No clock that jumps and no machine that
// slept can make it fire, and our death ends it. A worker thread would cost 10 MB (CONTRIBUTING.md).

import { spawn } from "node:child_process";
import type { Logger } from "../logger.ts";

export interface WatchdogOptions {
  /** Gives false when a loop stands still although the event loop turns. */
  readonly isAlive: () => boolean;
  readonly log: Logger;
  /** Seconds between two beats; 10 when absent. For tests. */
  readonly tickSeconds?: number;
}

/** Ticks without a beat until it fires: a minute. */
const TICKS = 6;

// POSIX shell. A trapped signal may or may not end `read`; only the end of its input ends the loop. The sleeping processes have
// none of our descriptors, so that a reader of our output does not wait for them.
const SCRIPT = `
bot=$1 still=0
tick() {
  ticked=1 still=$((still + 1))
  [ "$still" -gt ${TICKS} ] || return 0
  echo '{"level":"error","msg":"no sign of life for a minute: the watchdog kills the bot, so that it is started again"}' >&2
  kill -s KILL "$bot"
}
trap tick USR1
trap '' INT TERM HUP
while sleep "$2"; do kill -s USR1 $$ || exit; done >/dev/null 2>&1 &
while :; do
  ticked=
  if read -r _; then still=0
  elif [ -z "$ticked" ]; then kill -s KILL $!; exit
  fi
done`;

/** Watches until the process ends. Without such a shell the bot runs unwatched, and the log says so. */
export function startWatchdog({ isAlive, log, tickSeconds = 10 }: WatchdogOptions): void {
  const shell = spawn(
    "/bin/sh",
    ["-c", SCRIPT, "grace-mar-watchdog", String(process.pid), String(tickSeconds)],
    // In a group of its own it does not get the terminal's Ctrl-C, which is for the bot.
    { detached: true, stdio: ["pipe", "ignore", "inherit"], env: { PATH: "/usr/bin:/bin" } },
  );
  shell.unref();
  const { stdin, pid } = shell;
  if (!("unref" in stdin) || typeof stdin.unref !== "function") throw new Error("stdin is no pipe");
  stdin.unref();
  const beat = setInterval(() => {
    if (isAlive() && stdin.writableLength === 0) stdin.write("\n");
  }, tickSeconds * 1000).unref();
  const end = (reason: string): void => {
    clearInterval(beat);
    log.warn({ reason }, "no watchdog: a bot that hangs is not started again");
  };
  // The shell ends whenever the pipe fails, so the error needs no handling.
  stdin.on("error", () => undefined);
  shell.on("error", (error: NodeJS.ErrnoException) => {
    end(error.code ?? error.name);
  });
  shell.on("exit", () => {
    end("it ended");
  });
  process.once("exit", () => {
    if (pid !== undefined) endGroup(pid);
  });
}

/** Ends the shell and the sleeping processes beside it. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has ended already.
  }
}
