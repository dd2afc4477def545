// The bots of this machine, by systemd or docker compose: how they are, what they wrote, and a restart one by one.

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import { installRoot } from "../../install-root.ts";
import { enginesHere, readFrom, runHere, showHere } from "../../tools/deploy/fleet-machine.ts";
import { restartOneByOne } from "../../tools/deploy/fleet-restart.ts";
import {
  chooseEngine,
  composeFleet,
  requireFleetIds,
  shown,
  systemdFleet,
  type Command,
  type FleetEngine,
} from "../../tools/deploy/fleet.ts";
import type { Call } from "../command.ts";

interface FleetValues {
  readonly engine?: string;
  readonly file?: string;
  readonly lines: string;
  readonly follow: boolean;
  readonly "dry-run": boolean;
}

export async function run(call: Call<FleetValues>): Promise<void> {
  const { values, print, end } = call;
  const [task = "", ...words] = call.words;
  const { lines, follow, "dry-run": isDryRun } = values;
  if (!["status", "logs", "restart"].includes(task)) {
    throw call.wrong("Say status, logs or restart");
  }
  if (!/^\d{1,6}$/.test(lines)) throw call.wrong("--lines takes a whole number");
  const given = requireFleetIds(words);
  const engine = findEngine(call);
  const ids = given.length > 0 ? given : await knownIds(engine, task !== "restart", call);
  const show = (command: Command, run = runHere): Promise<number> => {
    if (!isDryRun) return run(command);
    print(shown(command));
    return Promise.resolve(0);
  };
  if (task === "status") end(await show(engine.status(ids)));
  else if (task === "logs")
    end(await show(engine.logs(ids, { lines: Number(lines), follow }), showHere));
  else if (isDryRun) for (const id of ids) await show(engine.restart(id));
  else end(await restart(ids, engine, call));
}

function findEngine({ values, environment, folder, at }: Call<FleetValues>): FleetEngine {
  const { engine, file } = values;
  const path = file === undefined ? join(installRoot(), "deploy", "compose.yaml") : at(file);
  const here = enginesHere({ root: "/", composeFile: path, path: environment["PATH"] ?? "" });
  if (chooseEngine(engine, here) === "systemd") return systemdFleet();
  if (!existsSync(path)) {
    throw new ConfigError(`${path} is missing: npm run deploy:compose -- <id> ... makes it`);
  }
  const near = relative(folder, path);
  return composeFleet(near.startsWith("..") ? path : near);
}

/** @throws ConfigError when the engine knows none, or cannot be asked. */
async function knownIds(
  engine: FleetEngine,
  all: boolean,
  { note }: Call<FleetValues>,
): Promise<string[]> {
  const command = engine.list(all);
  const { code, stdout, stderr } = await readFrom(command);
  if (code !== 0) {
    if (stderr !== "") note(stderr.trimEnd());
    throw new ConfigError(`${shown(command)} ended with ${code}`);
  }
  const ids = engine.idsIn(stdout);
  if (ids.length === 0) throw new ConfigError(engine.none);
  return ids;
}

async function restart(
  ids: readonly string[],
  engine: FleetEngine,
  { print, note }: Call<FleetValues>,
): Promise<number> {
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
    note(
      `${failed.id}: did not come up: ${failed.reason}. See \`npm run fleet -- logs ${failed.id}\`.\n` +
        `Restarted: ${done.join(" ") || "none"}. Untouched: ${untouched.join(" ") || "none"}.`,
    );
  }
  return code;
}
