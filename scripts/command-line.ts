// What the commands share: errors as one clear line and the right exit code, and where the Record is.

import { readFile } from "node:fs/promises";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { createTwoFilesPatch } from "diff";
import { loadRecordLocation, type RecordLocation } from "../src/config.ts";
import { readEnvironment } from "../src/environment.ts";
import { sendCommand } from "../src/control/control-client.ts";
import type { Command, CommandAnswer } from "../src/control/commands.ts";
import { CandidateError, EXIT, GraceMarError, UsageError, errorMessage } from "../src/errors.ts";
import type { FileEdit } from "../src/record/types.ts";

/** Runs a command; a thrown error becomes its message on stderr and its exit code. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = error instanceof GraceMarError ? error.exitCode : EXIT.unexpected;
  });
}

/** As node:util's parseArgs; wrong words are a UsageError with the usage text. */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${errorMessage(error)}\n\n${usage}`);
  }
}

/** `--user ID`, `--apply` and `--json`: a command that only shows what it would do until it is told to. */
export function readApplyArguments(usage: string) {
  const options = {
    user: { type: "string", short: "u" },
    apply: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  } as const;
  return readArguments({ options }, usage).values;
}

/** The environment with the dotenv file, as the bot reads it. */
export function commandEnvironment(): ReturnType<typeof readEnvironment> {
  return readEnvironment(process.env, process.cwd());
}

/** The Record that `--user` names, else GRACE_MAR_USER_ID. */
export function recordLocation(user: string | undefined): RecordLocation {
  return loadRecordLocation(commandEnvironment(), user);
}

/**
 * Has a command that needs no Telegram carried out on a Record, by its running bot or right here.
 * @throws CandidateError when it is refused.
 */
export async function perform(user: string | undefined, command: Command): Promise<CommandAnswer> {
  const answer = await sendCommand(command, {
    location: recordLocation(user),
    ownerIds: [],
    username: () => Promise.reject(new UsageError("this command does not ask Telegram")),
    onConflict: (file) => {
      process.stderr.write(
        `A file was edited while it was written: both versions are kept, see ${file}\n`,
      );
    },
  });
  if (answer.kind === "refused") throw new CandidateError(answer.code, answer.message);
  return answer;
}

/** A file that backup or export made. @throws UsageError when it cannot be read. */
export async function readArchive(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${errorMessage(error)}`);
  }
}

/** What would change, file by file. */
export function diffOf(edits: readonly FileEdit[]): string {
  return edits
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) => createTwoFilesPatch(path, path, before, after, "", ""))
    .join("\n");
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
