// The operator's commands in the process of the test: most of what a command costs as a process is its start, which
// one-command.test.ts and recommended-commands.test.ts look at, with what was built.

import { PassThrough, Readable, Writable } from "node:stream";
import { runWords } from "../../src/cli/run.ts";
import type { Command } from "../../src/control/commands.ts";
import type { RunOptions, ScriptEnd } from "./processes.ts";
import { loudness, tee } from "./tee.ts";
import { temporaryFolder } from "./temporary.ts";

/**
 * Runs a command to its end, with nothing in its environment but what is given here, and nobody at its terminal. Paths
 * that are typed start in the given folder, which is not this process's own.
 */
export async function runCommand(
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<ScriptEnd> {
  const folder = options.folder ?? temporaryFolder();
  const [output, errors] = [collector(), collector()];
  const { code } = await runWords([name, ...args], {
    environment: {
      PATH: process.env["PATH"],
      XDG_RUNTIME_DIR: folder,
      ...loudness(),
      ...options.environment,
    },
    folder,
    input: Readable.from([]) as unknown as NodeJS.ReadStream,
    output: output.stream,
    errors: errors.stream,
  });
  return { code, stdout: output.text(), stderr: errors.text() };
}

/** The words that bind a command to what it shows now. */
export async function shownWords(
  name: string,
  args: readonly string[],
  options: RunOptions,
): Promise<readonly string[]> {
  const { stdout } = await runCommand(name, [...args, "--json"], options);
  const { shown } = JSON.parse(stdout) as { readonly shown?: string };
  return shown === undefined ? [] : ["--shown", shown];
}

/** The same of a command as a bot gets it. @param ask gives its answer. */
export async function seenFirst<C extends Command>(
  command: C,
  ask: (command: C) => Promise<unknown>,
): Promise<C> {
  if (!("apply" in command) || !command.apply) return command;
  const answer = (await ask({ ...command, apply: false })) as
    { readonly shown?: string } | undefined;
  return { ...command, ...(answer?.shown !== undefined && { shown: answer.shown }) };
}

/** Gives what a command writes to both streams. @param users the folder of the Records. @param isTTY true for a terminal. */
export async function shownBy(
  words: readonly string[],
  users: string,
  isTTY = false,
): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  const pieces: string[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece.toString()));
  await runWords(words, {
    environment: { GRACE_MAR_USERS_DIR: users, GRACE_MAR_ENV_FILE: "/dev/null" },
    folder: users,
    input: process.stdin,
    output: stream,
    errors: stream,
  });
  return pieces.join("");
}

function collector(): { readonly stream: NodeJS.WriteStream; text(): string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (piece: Buffer, _, done) => {
      pieces.push(piece);
      tee("command", piece.toString());
      done();
    },
  });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => Buffer.concat(pieces).toString(),
  };
}
