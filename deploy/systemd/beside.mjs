// For `install.sh run`: runs a command of dist/cli.js as the user of a running bot, in its folders, so that the command
// reaches the bot's socket and Record. A restore needs the Record for itself, so the bot is stopped for it and then
// started again. Both begin as root. So nothing that a bot can write decides what root runs: the environment comes from
// files of root's, and the command runs as the bot's user.
//   node beside.mjs ID COMMAND [words]

import { execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
} from "node:fs";
import { constants as system } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseUnitFile, settingsOf } from "./settings.mjs";

/** Nothing that it starts has more rights than it has, and no memory of it is written to a disk when it is made to fail. */
const NO_MORE = 'ulimit -c 0; exec setpriv --no-new-privs "$@"';

/** Shows the one folder at its place to the command, which is $@. */
const ALONE = `set -eu
private=$1 folder=$2 uid=$3 gid=$4
shift 4
cd "$folder"
umask 022
mount -t tmpfs -o mode=0755 tmpfs "$private"
mkdir -p "$folder"
mount --no-canonicalize --bind . "$folder"
umask 077
cd /
exec setpriv --reuid "$uid" --regid "$gid" --clear-groups "$@"`;

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
const PATH = "/usr/sbin:/usr/bin:/sbin:/bin";
const node = process.execPath;
const cli = join(dirname(dirname(node)), "dist", "cli.js");
/** The bot's user may send any signal. Node would open its inspector at SIGUSR1, outside of the unit's sandbox. */
const PROGRAM = [node, "--disable-sigusr1", cli];
const root = process.env["DESTDIR"] ?? "";
const [id = "", command = "", ...words] = process.argv.slice(2);
const unit = `grace-mar@${id}.service`;
if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !/^[a-z-]+$/.test(command)) {
  process.stderr.write(
    "install.sh run <id> <command> [words], for example: install.sh run abby claim\n",
  );
  process.exitCode = 64;
} else process.exitCode = await (command === "restore" ? restore() : runBeside());

async function runBeside() {
  const asked = ["show", "--property=MainPID", "--property=ControlGroup", unit];
  const shown = execFileSync("systemctl", asked, { encoding: "utf8" });
  const pid = /^MainPID=([1-9]\d*)$/m.exec(shown)?.[1];
  if (pid === undefined) {
    process.stderr.write(`${unit} does not run: systemctl start ${unit}\n`);
    return 78;
  }
  const bot = openBot(pid, /^ControlGroup=(\/.*)$/m.exec(shown)?.[1]);
  if (bot === undefined) {
    process.stderr.write(
      `${id}: process ${pid} is not the bot of ${unit}, or runs as root. Nothing was run: systemctl restart ${unit}\n`,
    );
    return 78;
  }
  // The command sees the files as the bot does: its one Record, and no program but Node. nsenter gets the descriptor, so
  // that a process which takes over the number meanwhile is not entered.
  const inside = ["--mount=/proc/self/fd/3", "--setuid", bot.uid, "--setgid", bot.gid];
  const options = { env: environment(), stdio: ["inherit", "inherit", "inherit", bot.files] };
  return runAsBot(["/usr/bin/nsenter", ...inside, ...PROGRAM, command, ...words], options);
}

/** The process's view of the files, and its user; undefined where it is not the unit's, or root's. */
function openBot(pid, controlGroup) {
  try {
    const files = openSync(`/proc/${pid}/ns/mnt`, "r");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    // Real, effective, saved and file system's. The owner of /proc/<pid> is not asked: a process can make that root.
    const [uid, gid] = ["Uid", "Gid"].map(
      (name) => new RegExp(`^${name}:\\t([1-9]\\d*)\\t\\1\\t\\1\\t\\1$`, "m").exec(status)?.[1],
    );
    // Read last: whoever has the number now is in the unit's group, so that the descriptor is too.
    const groups = readFileSync(`/proc/${pid}/cgroup`, "utf8");
    const group = (/^\d+:name=systemd:(.*)$/m.exec(groups) ?? /^0::(.*)$/m.exec(groups))?.[1];
    const isBot = uid !== undefined && gid !== undefined && group === controlGroup;
    return isBot ? { files, uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** What the unit gives the bot, from the same sources. Secrets are only named: the bot's user reads their files. */
function environment() {
  const file = join(root, "/etc/grace-mar", `${id}.env`);
  const state = `/var/lib/grace-mar/${id}`;
  return {
    ...(existsSync(file) && settingsOf(parseUnitFile(readFileSync(file, "utf8")))),
    PATH,
    GRACE_MAR_USER_ID: id,
    GRACE_MAR_USERS_DIR: state,
    STATE_DIRECTORY: state,
    XDG_RUNTIME_DIR: `/run/grace-mar/${id}`,
    TELEGRAM_BOT_TOKEN_FILE: `/run/credentials/${unit}/telegram_token`,
    OPENAI_API_KEY_FILE: `/run/credentials/${unit}/openai_api_key`,
    METRICS_TOKEN_FILE: `/run/credentials/${unit}/metrics_token`,
  };
}

async function restore() {
  // The folder on the disk. The link that systemd makes to it is not needed.
  const folder = join(root, "/var/lib/private/grace-mar", id);
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (!there?.isDirectory()) {
    process.stderr.write(
      `${id}: ${folder} must be a folder, not a link: install.sh ${id} makes it\n`,
    );
    return 78;
  }
  const asked = ["show", "--property=ActiveState", unit];
  const state = execFileSync("systemctl", asked, { encoding: "utf8" });
  const ran = /^ActiveState=(?:active|activating|reloading)$/m.test(state);
  const stopped = await run("systemctl", ["stop", unit]);
  if (stopped !== 0) return stopped;
  const restored = await restoreAsOwner(folder, there);
  if (!ran) process.stderr.write(`${unit} did not run before: systemctl start ${unit}\n`);
  const up = ran
    ? await run(node, [...PROGRAM.slice(1), "fleet", "restart", "--engine", "systemd", id])
    : 0;
  return restored || up;
}

/** The service's user owns the folder, even when that is a mapped id. A bot that was taken over may have put links there. */
function restoreAsOwner(folder, { uid, gid }) {
  const at = words.findIndex((word) => !word.startsWith("-"));
  const { file, name } = at < 0 ? {} : openArchive(folder, words[at]);
  const given = at < 0 ? words : words.with(at, file === undefined ? name : "-");
  const alone = [dirname(dirname(folder)), folder, String(uid), String(gid)];
  const restoring = [...PROGRAM, "restore", "--user", id, ...given];
  const apart = ["/usr/bin/unshare", "--mount", "--propagation", "private"];
  return runAsBot([...apart, "/bin/sh", "-c", ALONE, "sh", ...alone, ...restoring], {
    env: {
      PATH,
      GRACE_MAR_ENV_FILE: "/dev/null",
      GRACE_MAR_USERS_DIR: folder,
      STATE_DIRECTORY: folder,
    },
    // Only root may read it, and so the command gets it open.
    stdio: [file ?? "inherit", "inherit", "inherit"],
  });
}

/** The operator's file, opened as root. One in the bot's own folder is left to its owner, and so is what is no file. */
function openArchive(folder, word) {
  const given = resolve(word);
  try {
    const name = join(realpathSync(dirname(given)), basename(given));
    if (name.startsWith(`${realpathSync(folder)}/`)) return { name };
    const file = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return { file };
    closeSync(file);
  } catch {
    // The command says what is wrong with it.
  }
  return { name: given };
}

/**
 * Runs what becomes the bot's user. Root's terminal is not its own: in a session without one no program can type into it,
 * and the keys that end a program reach only this one, which passes them on. At the second time it is killed, for a bot
 * that was taken over may have stopped it.
 */
async function runAsBot(words, options) {
  let group;
  let told = false;
  const passOn = (signal) => {
    if (group !== undefined) process.kill(-group, told ? "SIGKILL" : signal);
    told = true;
  };
  for (const signal of ENDING) process.on(signal, passOn);
  try {
    const args = ["-c", NO_MORE, "sh", ...words];
    return await run("/bin/sh", args, { ...options, detached: true }, (started) => {
      group = started;
    });
  } finally {
    for (const signal of ENDING) process.off(signal, passOn);
  }
}

/** Gives the exit code, as a shell does. */
function run(program, args, options = {}, started = () => {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "inherit", ...options });
    started(child.pid);
    child.on("error", ({ message }) => {
      process.stderr.write(`${program} did not start: ${message}\n`);
      done(1);
    });
    child.on("exit", (code, signal) => {
      done(code ?? 128 + system.signals[signal]);
    });
  });
}
