// From the words on a command line to the command: help, slips of the fingers, errors as one clear line and the right
// exit code.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXIT, GraceMarError, UsageError, errorMessage, messageInFull } from "../errors.ts";
import { fileRefusal } from "../file-refusal.ts";
import { asOwner } from "./as-owner.ts";
import type { Call, Command, Surroundings } from "./command.ts";
import { helpOf, overview, PROGRAM, usageOf } from "./help.ts";
import { nearest } from "./nearest.ts";
import { give, painter, requirePipe, show, showLine, showPassing } from "./printer.ts";
import { createProgress } from "./progress.ts";
import { CHAPTERS } from "./table.ts";

/**
 * Runs what the words say; a thrown error becomes its message on stderr.
 * @param words without the program's own.
 * @returns the exit code, and whether the process has to end at once.
 */
export async function runWords(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<{ readonly code: number; readonly atOnce: boolean }> {
  const { errors, environment } = surroundings;
  try {
    return { code: await dispatch(words, surroundings), atOnce: false };
  } catch (error) {
    // Where nobody sits, in a mail of cron or a journal, it quotes no Record.
    const message = errors.isTTY ? messageInFull(error) : errorMessage(error);
    const [first = "", ...more] = message.split("\n");
    const paint = painter(errors, environment);
    showLine(errors, [paint("red", first), ...more].join("\n"));
    // Another process has the Record by now: Node's own end would close state.db, which writes to it.
    const atOnce = error instanceof GraceMarError && error.code === "record_elsewhere";
    return { code: exitCodeOf(error), atOnce };
  }
}

async function dispatch(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output, environment } = surroundings;
  const paint = painter(output, environment);
  const [first, ...rest] = words;
  const isHelp = first === "help" || (first !== undefined && HELP.includes(first));
  const named = isHelp ? rest.find((word) => !word.startsWith("-")) : first;
  if (named === undefined) {
    const text = overview(CHAPTERS, paint);
    if (!isHelp) throw new UsageError(text);
    showLine(output, text);
    return EXIT.ok;
  }
  const command = findCommand(named);
  if (isHelp || asksForHelp(rest)) {
    showLine(output, helpOf(command, paint));
    return EXIT.ok;
  }
  return start(command, rest, surroundings);
}

const HELP: readonly string[] = ["--help", "-h"];

/** Behind `--` every word is meant as it is. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? undefined : end).some((word) => HELP.includes(word));
}

/** @throws UsageError naming the nearest one. */
function findCommand(typed: string): Command {
  const commands = CHAPTERS.flatMap((chapter) => chapter.commands);
  const wanted = typed.toLowerCase().replaceAll(":", "-");
  const found = commands.find(({ name }) => name === wanted);
  if (found) return found;
  const near = nearest(
    wanted,
    commands.map(({ name }) => name),
  );
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new UsageError(
    `There is no command ${JSON.stringify(typed)}.${meant} ${PROGRAM} help lists them all.`,
  );
}

async function start(
  command: Command,
  typed: readonly string[],
  given: Surroundings,
): Promise<number> {
  const { values, positionals: words } = readWords(command, typed);
  const progress = createProgress(given.errors, command.name);
  let code: number = EXIT.ok;
  const { run } = await command.load();
  const { surroundings, explain } = asOwner(
    recordOf(command, values),
    { user: userOf(values), words },
    given,
  );
  const { input, output, errors, ...around } = surroundings;
  const call = {
    ...around,
    input,
    isTerminal: output.isTTY,
    terminal: input.isTTY && output.isTTY ? { input, output } : undefined,
    // The table holds each command to its own options.
    values: values as never,
    words,
    at: (typed: string) => resolve(around.folder, typed),
    print: (text: string) => {
      showLine(output, text);
    },
    note: (text: string) => {
      progress.clear();
      showLine(errors, text);
    },
    show: (text: string) => {
      show(output, text);
    },
    give: (pieces: AsyncIterable<Uint8Array>) => give(output, pieces),
    requirePipe: () => {
      requirePipe(output);
    },
    passing: (text: string, isLast: boolean) => {
      showPassing(errors, text, isLast);
    },
    paint: painter(output, around.environment),
    during: <T>(work: Promise<T>) => progress.during(work),
    end: (wanted: number) => {
      code = wanted;
    },
    wrong: (reason: string) => wrongWords(reason, command),
  } satisfies Call<never>;
  try {
    await run(call);
  } catch (error) {
    const { withRecordsThere } = await import("./missing-record.ts");
    throw explain(withRecordsThere(error, userOf(values), surroundings));
  }
  return code;
}

/** `--all` is about every Record, whoever owns it. */
function recordOf(
  { record }: Command,
  { all }: { readonly [name: string]: unknown },
): Pick<Command, "record"> {
  return { record: all === true ? undefined : record };
}

function userOf(values: { readonly [name: string]: unknown }): string | undefined {
  const { user } = values;
  return typeof user === "string" ? user : undefined;
}

/** @throws UsageError with the usage text; of an option that there is not it names the nearest. */
function readWords(command: Command, typed: readonly string[]) {
  const { options, takesWords } = command;
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: takesWords });
  } catch (error) {
    // Node adds how a word could begin with a dash.
    const [reason = ""] = errorMessage(error).split(". To specify a positional");
    const unknown = /^Unknown option '--([^'=]+)/.exec(reason)?.[1];
    const near = unknown === undefined ? undefined : nearest(unknown, Object.keys(options));
    throw wrongWords(near === undefined ? reason : `${reason}. Did you mean --${near}?`, command);
  }
}

function wrongWords(reason: string, command: Command): UsageError {
  return new UsageError(`${reason}\n\n${usageOf(command)}`);
}

/** A file or folder that the system refuses is for the operator to set right; Node's message names it. */
function exitCodeOf(error: unknown): number {
  return error instanceof GraceMarError
    ? error.exitCode
    : (fileRefusal(error)?.exitCode ?? EXIT.unexpected);
}
