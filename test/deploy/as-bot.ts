// A process with the user of a bot and its view of the files, as a unit gives it. It may be one that was taken over.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { PATH, requireTool } from "./tools.ts";

/** The user of a unit with a dynamic user. */
export const BOT = 61234;

export interface AsBot {
  /** The folder of all units' Records. */
  readonly records: string;
  /** Where the stand-in for systemctl has what it tells. */
  readonly fleet: string;
  readonly user: number;
  /** What the process says about itself: NAME=value. */
  readonly environ: readonly string[];
  /** The unit's group, where it is not the process's own. */
  readonly group?: string;
  /** What runs, for as long as its input is open; it writes a line when it is up. */
  readonly program?: readonly string[];
}

/** Starts it, waits until it is up, and has systemctl tell that it is the bot. Gives its input and output. */
export async function startAsBot(options: AsBot): Promise<{
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: NodeJS.ReadableStream;
}> {
  const { records, fleet, user, environ, group } = options;
  const { program = ["sh", "-c", "echo up; read end"] } = options;
  const script = `mount -t tmpfs -o mode=0755 tmpfs /var/lib && mkdir /var/lib/grace-mar &&
    mount --bind "$1" /var/lib/grace-mar && mount -t tmpfs -o mode=0755 tmpfs /run && user=$2 && shift 2 &&
    mkdir -p /run/grace-mar && install -d -m 0700 -o "$user" -g "$user" /run/grace-mar/abby &&
    exec setpriv --reuid "$user" --regid "$user" --clear-groups env -i "$@"`;
  const alone = ["--mount", "--propagation", "private", "sh", "-c", script, "sh"];
  const bot = spawn(
    requireTool("unshare", "util-linux"),
    [...alone, records, String(user), ...environ, ...program],
    { stdio: ["pipe", "pipe", "ignore"], env: { PATH } },
  );
  onTestFinished(() => void bot.kill("SIGKILL"));
  await once(bot.stdout, "data");
  const groups = readFileSync(`/proc/${bot.pid}/cgroup`, "utf8");
  const own = (/^\d+:name=systemd:(.*)$/m.exec(groups) ?? /^0::(.*)$/m.exec(groups))?.[1];
  writeFileSync(join(fleet, "main-pid"), `${bot.pid}\n`);
  writeFileSync(join(fleet, "control-group"), `${group ?? own}\n`);
  return bot;
}
