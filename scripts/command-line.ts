// What the commands share: errors as one clear line and the right exit code, and where the Record is.

import { readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { createTwoFilesPatch } from "diff";
import { loadRecordLocation, type RecordLocation } from "../src/config/config.ts";
import { readEnvironmentOf, type Environment } from "../src/config/environment.ts";
import { sendCommand } from "../src/control/control-client.ts";
import { recordIds } from "../src/control/record-list.ts";
import type { Command, CommandAnswer } from "../src/control/commands.ts";
import { EXIT, GraceMarError, UsageError, errorMessage, type Refusal } from "../src/errors.ts";
import { createFile } from "../src/record/files.ts";
import type { FileEdit } from "../src/record/types.ts";

/** Runs a command; a thrown error becomes its message on stderr and its exit code. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = exitCodeOf(error);
    // Another process has the Record by now: Node's own end would close state.db, which writes to it.
    if (error instanceof GraceMarError && error.code === "record_elsewhere") process.exit();
  });
}

/** A file or folder that the system refuses is for the operator to set right; Node's message names it. */
function exitCodeOf(error: unknown): number {
  if (error instanceof GraceMarError) return error.exitCode;
  const isOfFile = error instanceof Error && "syscall" in error && "path" in error;
  return isOfFile ? EXIT.config : EXIT.unexpected;
}

/** As node:util's parseArgs; wrong words are a UsageError with the usage text. */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node adds how a word could begin with a dash.
    const [reason = ""] = errorMessage(error).split(". To specify a positional");
    throw new UsageError(`${reason}\n\n${usage}`);
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

/** The number behind `--min-evidence-tier`. @throws UsageError when it is no tier. */
export function evidenceTier(text: string | undefined, usage: string): number | undefined {
  if (text === undefined || /^[1-5]$/.test(text)) return text === undefined ? text : Number(text);
  throw new UsageError(`--min-evidence-tier must be a whole number from 1 to 5\n\n${usage}`);
}

/**
 * The environment with the dotenv file, as the bot reads it: with `--user` that person's.
 * @throws ConfigError when the file cannot be read, or is another person's.
 */
export function commandEnvironment(user?: string): Environment {
  return readEnvironmentOf(user, process.env, process.cwd());
}

/**
 * The Record that `--user` names, else GRACE_MAR_USER_ID.
 * @throws UsageError naming those that there are, when neither says which and the usual one is none of them.
 */
export function recordLocation(user: string | undefined): RecordLocation {
  const environment = commandEnvironment(user);
  const location = loadRecordLocation(environment, user);
  const isSaid = user !== undefined || Boolean(environment["GRACE_MAR_USER_ID"]?.trim());
  const ids = isSaid ? [] : recordIds(location.usersDir);
  if (ids.length > 0 && !ids.includes(location.recordId)) {
    throw new UsageError(`Whose Record? Say one of them with --user: ${ids.join(", ")}`);
  }
  return location;
}

/** Where a Record of that id would be made: no file is meant for its person yet. */
export function newRecordLocation(id: string): RecordLocation {
  return loadRecordLocation(commandEnvironment(), id);
}

/**
 * Has a command that needs no Telegram carried out on a Record, by its running bot or right here.
 * @throws GraceMarError with the refusal's own exit code.
 */
export async function perform(user: string | undefined, command: Command): Promise<CommandAnswer> {
  const answer = await sendCommand(command, {
    location: recordLocation(user),
    onConflict: (file) => {
      process.stderr.write(
        `A file was edited while it was written: both versions are kept, see ${file}\n`,
      );
    },
    onWait: (text) => {
      process.stderr.write(`${text}\n`);
    },
  });
  if (answer.kind === "refused") throw refusal(answer);
  return answer;
}

/** A refused command as the error that it was. */
export function refusal({ code, message, exitCode }: Refusal): GraceMarError {
  return new GraceMarError(code, message, exitCode === undefined ? {} : { exitCode });
}

/** A file that backup or export made. @throws UsageError when it cannot be read. */
export async function readArchive(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${errorMessage(error)}`);
  }
}

/**
 * Writes what leaves a Record: for this user alone, over nothing, and not among the Record's own files. Without a
 * path it is printed.
 * @param folder of the Record. @throws UsageError before anything is written.
 */
export async function writeOut(
  out: string | undefined,
  text: string,
  folder: string,
): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const path = resolve(out);
  await writeNew(path, text, folder);
  process.stderr.write(`Wrote ${path}\n`);
}

/** As `writeOut`, to a file, without a word. @throws UsageError before anything is written. */
export async function writeNew(path: string, text: string, folder: string): Promise<void> {
  await requireOutside(path, folder);
  if (!(await createPrivately(path, text))) {
    throw new UsageError(`${path} is there already, and nothing is written over`);
  }
}

function createPrivately(path: string, text: string): Promise<boolean> {
  return createFile(path, text).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be written: ${errorMessage(error)}`);
  });
}

/** @throws UsageError when the path is that of the Record's folder or in it, also by a link. */
export async function requireOutside(path: string, folder: string): Promise<void> {
  // Of a path that is not there yet the nearest folder that is.
  const real = (each: string): Promise<string> =>
    realpath(each).catch((error: unknown) => {
      if (dirname(each) === each) throw error;
      return real(dirname(each));
    });
  const inside = relative(await realpath(folder), await real(path));
  if (!inside.startsWith("..") && !isAbsolute(inside)) {
    throw new UsageError(`${path} is in the Record itself: write it somewhere else`);
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
