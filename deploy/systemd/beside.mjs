// For `install.sh run`: runs a command of dist/cli.js as the user of a running bot, in its folders and with its
// environment, so that the command reaches the bot's socket and Record. A restore needs the Record for itself, so the
// bot is stopped for it and then started again.
//   node beside.mjs ID COMMAND [words]

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const node = process.execPath;
const cli = join(dirname(dirname(node)), "dist", "cli.js");
const [id = "", command = "", ...words] = process.argv.slice(2);
const unit = `grace-mar@${id}.service`;
if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !/^[a-z-]+$/.test(command)) {
  process.stderr.write(
    "install.sh run <id> <command> [words], for example: install.sh run abby claim\n",
  );
  process.exitCode = 64;
} else process.exitCode = command === "restore" ? restore() : runBeside();

function runBeside() {
  const asked = ["show", "--property=MainPID", "--value", unit];
  const pid = execFileSync("systemctl", asked, { encoding: "utf8" }).trim();
  if (!(Number(pid) > 0)) {
    process.stderr.write(`${unit} does not run: systemctl start ${unit}\n`);
    return 78;
  }
  const { uid, gid } = statSync(`/proc/${pid}`);
  // The command sees the files as the bot does: its one Record, and no program but Node.
  const inside = ["--target", pid, "--mount", "--setuid", String(uid), "--setgid", String(gid)];
  return run("/usr/bin/nsenter", [...inside, node, cli, command, ...words], environmentOf(pid));
}

function restore() {
  // The folder on the disk. The link that systemd makes to it is not needed.
  const folder = join(process.env["DESTDIR"] ?? "", "/var/lib/private/grace-mar", id);
  const asked = ["show", "--property=ActiveState", unit];
  const state = execFileSync("systemctl", asked, { encoding: "utf8" });
  const ran = /^ActiveState=(?:active|activating|reloading)$/m.test(state);
  const stopped = run("systemctl", ["stop", unit]);
  if (stopped !== 0) return stopped;
  const restored = run(node, [cli, "restore", "--user", id, ...words], {
    ...process.env,
    GRACE_MAR_ENV_FILE: "/dev/null",
    GRACE_MAR_USERS_DIR: folder,
  });
  // The service's user owns the folder around it, even when that is a mapped id.
  const owned = run("chown", ["-R", "--no-dereference", `--reference=${folder}`, folder]);
  if (!ran) process.stderr.write(`${unit} did not run before: systemctl start ${unit}\n`);
  const up = ran ? run(node, [cli, "fleet", "restart", "--engine", "systemd", id]) : 0;
  return restored || owned || up;
}

/** Gives the exit code. */
function run(program, args, env = process.env) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit", env });
  if (error) process.stderr.write(`${program} did not start: ${error.message}\n`);
  return status ?? 1;
}

function environmentOf(pid) {
  const entries = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").filter(Boolean);
  return Object.fromEntries(
    entries.map((entry) => {
      const end = entry.indexOf("=");
      return [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}
