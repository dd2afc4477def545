// Ends a process whose event loop, or a loop in it, stands still, so that systemd, Docker or Render start it again.
// A shell beside us waits for a line now and then and counts its own ticks in between: no clock that jumps and no
// machine that slept can make it fire, and our death ends it. Not a worker thread: that is 10 MB (CONTRIBUTING.md).

import { spawn } from "node:child_process";
import type { Logger } from "../logger.ts";

export interface WatchdogOptions {
  /** False: a loop stands still although the event loop turns. */
  readonly isAlive: () => boolean;
  readonly log: Logger;
  /** Seconds between two beats; 10 when absent. For tests. */
  readonly tickSeconds?: number;
}

/** So many ticks without a beat: a minute. */
const TICKS = 6;

// POSIX shell. A trapped signal may end `read` or not; only the end of its input ends the loop. What sleeps
// has none of our descriptors: whoever reads our output does not wait for it.
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

/** Watches until the process ends. Where there is no such shell it does without, and says so. */
export function startWatchdog({ isAlive, log, tickSeconds = 10 }: WatchdogOptions): void {
  const shell = spawn(
    "/bin/sh",
    ["-c", SCRIPT, "grace-mar-watchdog", String(process.pid), String(tickSeconds)],
    // A group of its own: Ctrl-C in a terminal is for the bot.
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
    log.warn({ reason }, "no watchdog: if the bot hangs, somebody has to notice");
  };
  // Whatever is wrong with the pipe, the shell ends of it.
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

/** The shell, and what sleeps beside it. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
