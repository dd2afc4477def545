// For `install.sh run`: a command of dist/scripts as the user of a running bot, in its folders and with
// its environment, so that it reaches the bot's socket and Record.
//   node beside.mjs ID COMMAND [words]

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const [id = "", command = "", ...words] = process.argv.slice(2);
if (/^[a-z0-9][a-z0-9-]*$/.test(id) && /^[a-z-]+$/.test(command)) {
  process.exitCode = runBeside(`grace-mar@${id}.service`);
} else {
  process.stderr.write(
    "install.sh run <id> <command> [words], for example: install.sh run abby claim\n",
  );
  process.exitCode = 64;
}

function runBeside(unit) {
  const asked = ["show", "--property=MainPID", "--value", unit];
  const pid = execFileSync("systemctl", asked, { encoding: "utf8" }).trim();
  if (!(Number(pid) > 0)) {
    process.stderr.write(`${unit} does not run: systemctl start ${unit}\n`);
    return 78;
  }
  const { uid, gid } = statSync(`/proc/${pid}`);
  // The bot's own view of the files: its one Record, and no program but Node.
  const inside = ["--target", pid, "--mount", "--setuid", String(uid), "--setgid", String(gid)];
  const node = process.execPath;
  const script = join(dirname(dirname(node)), "dist", "scripts", `${command}.js`);
  const { status, error } = spawnSync("/usr/bin/nsenter", [...inside, node, script, ...words], {
    stdio: "inherit",
    env: environmentOf(pid),
  });
  if (error) process.stderr.write(`nsenter (of util-linux) did not start: ${error.message}\n`);
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
