// npm run fleet -- status|logs|restart [<id> ...]: the bots of this machine, by systemd or docker compose.

import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { enginesHere, readFrom, runHere } from "../src/tools/deploy/fleet-machine.ts";
import { restartOneByOne } from "../src/tools/deploy/fleet-restart.ts";
import {
  chooseEngine,
  composeFleet,
  requireFleetIds,
  shown,
  systemdFleet,
  type Command,
  type FleetEngine,
} from "../src/tools/deploy/fleet.ts";
import { ConfigError, UsageError } from "../src/errors.ts";
import { print, readArguments, runCommand } from "./command-line.ts";
import { ROOT } from "./deploy-file.ts";

const USAGE =
  "npm run fleet -- status|logs|restart [<id> ...] [--engine systemd|compose] [--file compose.yaml] " +
  "[--lines N] [--follow] [--dry-run]";

runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        engine: { type: "string" },
        file: { type: "string" },
        lines: { type: "string", default: "50" },
        follow: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const [task = "", ...words] = positionals;
  const { lines, follow, "dry-run": isDryRun } = values;
  if (!["status", "logs", "restart"].includes(task) || !/^\d{1,6}$/.test(lines)) {
    throw new UsageError(USAGE);
  }
  const given = requireFleetIds(words);
  const engine = findEngine(values.engine, values.file);
  const ids = given.length > 0 ? given : await knownIds(engine, task !== "restart");
  const show = (command: Command): Promise<number> => {
    if (!isDryRun) return runHere(command);
    print(shown(command));
    return Promise.resolve(0);
  };
  if (task === "status") process.exitCode = await show(engine.status(ids));
  else if (task === "logs") {
    process.exitCode = await show(engine.logs(ids, { lines: Number(lines), follow }));
  } else if (isDryRun) for (const id of ids) await show(engine.restart(id));
  else process.exitCode = await restart(ids, engine);
});

function findEngine(wanted: string | undefined, file: string | undefined): FleetEngine {
  const path = file === undefined ? join(ROOT, "deploy", "compose.yaml") : resolve(file);
  const here = enginesHere({ root: "/", composeFile: path, path: process.env["PATH"] ?? "" });
  if (chooseEngine(wanted, here) === "systemd") return systemdFleet();
  if (!existsSync(path)) {
    throw new ConfigError(`${path} is missing: npm run deploy:compose -- <id> ... makes it`);
  }
  const near = relative(process.cwd(), path);
  return composeFleet(near.startsWith("..") ? path : near);
}

/** @throws ConfigError when the engine knows none, or cannot be asked. */
async function knownIds(engine: FleetEngine, all: boolean): Promise<string[]> {
  const command = engine.list(all);
  const { code, stdout, stderr } = await readFrom(command);
  if (code !== 0) {
    process.stderr.write(stderr);
    throw new ConfigError(`${shown(command)} ended with ${code}`);
  }
  const ids = engine.idsIn(stdout);
  if (ids.length === 0) throw new ConfigError(engine.none);
  return ids;
}

async function restart(ids: readonly string[], engine: FleetEngine): Promise<number> {
  const { code, done, failed, untouched } = await restartOneByOne(ids, engine, {
    run: runHere,
    read: async (command) => (await readFrom(command)).stdout,
    print,
    now: () => performance.now(),
    pause: async (milliseconds) => {
      await pause(milliseconds);
    },
  });
  if (failed) {
    process.stderr.write(
      `${failed.id}: did not come up: ${failed.reason}. See \`npm run fleet -- logs ${failed.id}\`.\n` +
        `Restarted: ${done.join(" ") || "none"}. Untouched: ${untouched.join(" ") || "none"}.\n`,
    );
  }
  return code;
}
