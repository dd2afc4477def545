// The fleet command's view of this machine, and the programs that it runs here.

import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { ConfigError, errorMessage } from "../../errors.ts";
import { harmless } from "../../record/text/unseen.ts";
import type { Command, EnginesHere } from "./fleet.ts";

export interface Machine {
  /** Root folder of the file system. */
  readonly root: string;
  readonly composeFile: string;
  /** Value of the variable PATH. */
  readonly path: string;
}

/** The engines that have bots on this machine. */
export function enginesHere({ root, composeFile, path }: Machine): EnginesHere {
  return {
    // The folder of sd_booted(3), and a unit that install.sh installs.
    systemd:
      existsSync(join(root, "run/systemd/system")) &&
      existsSync(join(root, "etc/systemd/system/grace-mar@.service")),
    compose:
      existsSync(composeFile) &&
      path.split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, "docker"))),
  };
}

/** Runs a program in this terminal. Returns its exit code, or 128 plus the number of the signal that ended it. */
export function runHere(command: Command): Promise<number> {
  return untilEnd(start(command, "inherit"), command);
}

/** The same for a program that prints what a bot wrote: it does nothing to the terminal. A bot may be somebody else's by now. */
export function showHere(command: Command): Promise<number> {
  const child = start(command, ["inherit", "pipe", "pipe"]);
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      process[name].write(harmless(text));
    });
  }
  return untilEnd(child, command);
}

async function untilEnd(child: ChildProcess, command: Command): Promise<number> {
  // The terminal sends Ctrl+C to the program itself. We end when the program has ended.
  const passOn = (signal: NodeJS.Signals): void => {
    if (signal === "SIGTERM") child.kill(signal);
  };
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  try {
    return await endOf(child, command);
  } finally {
    process.off("SIGINT", passOn).off("SIGTERM", passOn);
  }
}

export interface ProgramOutput {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and returns its output and exit code. @throws ConfigError when there is no such program. */
export async function readFrom(command: Command): Promise<ProgramOutput> {
  const child = start(command, ["ignore", "pipe", "pipe"]);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  return { code: await endOf(child, command), ...output };
}

function start([program, ...words]: Command, stdio: StdioOptions): ChildProcess {
  return spawn(program, words, { stdio });
}

/** @throws ConfigError when there is no such program. */
function endOf(child: ChildProcess, [program]: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      reject(new ConfigError(`${program} cannot be run: ${errorMessage(error)}`));
    });
    child.on("close", (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
