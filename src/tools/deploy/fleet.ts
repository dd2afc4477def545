// The bots of one machine as one fleet: the calls of systemd or of docker compose that show, follow and restart them.
// This file runs nothing.

import { ConfigError, UsageError } from "../../errors.ts";
import { isRecordId } from "../../record-id.ts";

/** A program and its arguments. It never goes through a shell. */
export type Command = readonly [program: string, ...words: string[]];

export interface FleetEngine {
  /** Lists instances that run or try to run; with `all` also stopped ones. */
  readonly list: (all: boolean) => Command;
  /** Ids of the Records in the output of `list`. */
  readonly idsIn: (output: string) => string[];
  readonly status: (ids: readonly string[]) => Command;
  readonly logs: (ids: readonly string[], options: LogsOptions) => Command;
  readonly restart: (id: string) => Command;
  readonly state: (id: string) => Command;
  /** Id of the bot's current run, from the output of `state`; undefined when the bot does not run. */
  readonly runIn: (output: string) => string | undefined;
  /** Prints the bot's log of this run. */
  readonly written: (id: string, run: string) => Command;
  /** Advice when no instance is known. */
  readonly none: string;
}

export interface LogsOptions {
  readonly lines: number;
  readonly follow: boolean;
}

const ENGINES = ["systemd", "compose"] as const;
export type EngineName = (typeof ENGINES)[number];

/** The engines that have bots on this machine. */
export type EnginesHere = { readonly [name in EngineName]: boolean };

/**
 * The engine that was asked for, or the only one on this machine.
 * @throws UsageError when there are several, ConfigError when there is none.
 */
export function chooseEngine(wanted: string | undefined, here: EnginesHere): EngineName {
  if (wanted !== undefined) {
    const known = ENGINES.find((name) => name === wanted);
    if (known) return known;
    throw new UsageError(`--engine is one of ${ENGINES.join(", ")}`);
  }
  const [engine, second] = ENGINES.filter((name) => here[name]);
  if (engine === undefined) {
    throw new ConfigError(
      "neither systemd units (grace-mar@<id>.service, see deploy/systemd/install.sh) nor docker with " +
        "deploy/compose.yaml (see deploy/DOCKER.md) run bots here. Bots in terminals are started with " +
        "`npm start` and stopped with Ctrl+C; `npm run list` shows the Records.",
    );
  }
  if (second !== undefined) {
    throw new UsageError("both systemd and docker compose are set up here: --engine says which");
  }
  return engine;
}

/** Checks ids and returns them. @throws UsageError that names a word that is no id. */
export function requireFleetIds(words: readonly string[]): string[] {
  const wrong = words.find((word) => !isRecordId(word));
  if (wrong === undefined) return [...new Set(words)];
  throw new UsageError(
    `${JSON.stringify(wrong)} is not an id of a Record: a-z, 0-9 and -, not beginning with -`,
  );
}

/** Calls of systemctl and journalctl for the units of deploy/systemd. */
export function systemdFleet(): FleetEngine {
  const unit = (id: string): string => `grace-mar@${id}.service`;
  const systemctl = (...words: string[]): Command => ["systemctl", "--no-pager", ...words];
  const journalctl = (...words: string[]): Command => ["journalctl", "--no-pager", ...words];
  return {
    list: (all) =>
      systemctl(
        "list-units",
        all ? "--all" : "--state=active,activating,deactivating,reloading,failed",
        "--full",
        "--plain",
        "--no-legend",
        "grace-mar@*.service",
      ),
    idsIn: (output) => idsByLine(output, /^\s*grace-mar@(\S+)\.service\s/),
    status: (ids) => systemctl("--full", "--lines=0", "status", ...ids.map(unit)),
    logs: (ids, { lines, follow }) =>
      journalctl(
        `--lines=${lines}`,
        ...(follow ? ["--follow"] : []),
        ...ids.map((id) => `--unit=${unit(id)}`),
      ),
    restart: (id) => systemctl("restart", unit(id)),
    state: (id) => systemctl("show", "--property=ActiveState", "--property=InvocationID", unit(id)),
    runIn: (output) =>
      /^ActiveState=active$/m.test(output)
        ? /^InvocationID=([0-9a-f]+)$/m.exec(output)?.[1]
        : undefined,
    written: (_, run) => journalctl("--quiet", "--output=cat", `_SYSTEMD_INVOCATION_ID=${run}`),
    none: "systemd knows no grace-mar@<id>.service that runs: sudo deploy/systemd/install.sh <id> ...",
  };
}

/** Calls of docker compose. @param file path of the compose file. */
export function composeFleet(file: string): FleetEngine {
  const service = (id: string): string => `bot-${id}`;
  const compose = (...words: string[]): Command => ["docker", "compose", "-f", file, ...words];
  return {
    list: (all) => (all ? compose("config", "--services") : compose("ps", "--services")),
    idsIn: (output) => idsByLine(output, /^bot-(\S+)$/),
    status: (ids) => compose("ps", "--all", ...ids.map(service)),
    logs: (ids, { lines, follow }) =>
      compose(
        "logs",
        "--tail",
        String(lines),
        ...(follow ? ["--follow"] : []),
        ...ids.map(service),
      ),
    // `compose restart` would keep the container, and with it the image from before an upgrade.
    restart: (id) => compose("up", "--detach", "--no-deps", "--force-recreate", service(id)),
    state: (id) => compose("ps", "--quiet", "--status", "running", service(id)),
    runIn: (output) => /^\S+$/m.exec(output)?.[0],
    written: (id) => compose("logs", "--no-color", "--no-log-prefix", service(id)),
    none: `no service bot-<id> of ${file} runs: docker compose -f ${file} up -d`,
  };
}

/** A command as a person would type it in a shell. */
export function shown(command: Command): string {
  return command
    .map((word) => (/^[\w@%+=:,./*-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");
}

function idsByLine(output: string, pattern: RegExp): string[] {
  return output
    .split("\n")
    .map((line) => pattern.exec(line)?.[1] ?? "")
    .filter(isRecordId);
}
