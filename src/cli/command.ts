// A command as the table has it: its name, what is typed after it, and the module that carries it out.

import type { parseArgs, ParseArgsOptionDescriptor } from "node:util";
import type { Environment } from "../config/environment.ts";
import type { UsageError } from "../errors.ts";
import type { Paint } from "./printer.ts";

/** An option as `parseArgs` takes it, with a line for people. */
export interface Option extends ParseArgsOptionDescriptor {
  /** The word that stands for its value: `FILE`. */
  readonly value?: string;
  readonly text: string;
}

export interface Options {
  readonly [name: string]: Option;
}

export type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>["values"];

/** One way to give a command: the words after its name, and what it does then. */
export interface Form {
  readonly words: string;
  readonly text: string;
}

/** Where a command is given. */
export interface Place {
  readonly environment: Environment;
  /** Its dotenv file is in it already, and is not read again. */
  readonly isComplete?: true;
  /** Where it was called: paths that are typed start there, and `.env.<id>` is there. */
  readonly folder: string;
}

/** What every command needs of the process that it runs in. */
export interface Surroundings extends Place {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/** One call of a command. */
export interface Call<V> extends Place {
  readonly values: V;
  /** The words that are no options. */
  readonly words: readonly string[];
  /** The whole path of one that was typed: no command takes one from the folder of its process. */
  at(typed: string): string;
  /** What is given by `< FILE`. */
  readonly input: NodeJS.ReadStream;
  /** A line of the answer. */
  print(text: string): void;
  /** A line beside the answer, on stderr. */
  note(text: string): void;
  /** A text that is the answer, such as a file's: elsewhere than on a terminal it is not changed. */
  show(text: string): void;
  /** True where the answer goes to a terminal. */
  readonly isTerminal: boolean;
  /** The bytes of a file as the answer. @throws UsageError where that is a terminal, as `requirePipe` does beforehand. */
  give(pieces: AsyncIterable<Uint8Array>): Promise<void>;
  requirePipe(): void;
  /** How far the work is, for a terminal. */
  passing(text: string, isLast: boolean): void;
  /** For questions; undefined where nobody sits. */
  readonly terminal: Pick<Surroundings, "input" | "output"> | undefined;
  readonly paint: Paint;
  /** On a terminal it is said, after two seconds, that the work goes on. */
  during<T>(work: Promise<T>): Promise<T>;
  /** The exit code, where it is not 0. */
  end(code: number): void;
  /** The error for words that cannot be used together, with the usage below it. */
  wrong(reason: string): UsageError;
}

export interface Command {
  readonly name: string;
  /** One line, for the list of all commands. */
  readonly summary: string;
  readonly forms: readonly Form[];
  readonly options: Options;
  /** Words that are no options are taken. */
  readonly takesWords: boolean;
  /** The part of the line that names the Record which the command is about; absent: it is about none, or about all. */
  readonly record: "--user" | "first word" | undefined;
  /** The words after the name, as somebody would type them. */
  readonly example: string;
  /** Further exit codes of its own, a sentence each. */
  readonly codes: readonly string[];
  /** Reads what the command needs only now, so that help is quick. */
  readonly load: () => Promise<Runnable>;
}

/** The types of the values are checked where the table is written. */
export interface Runnable {
  run(call: Call<never>): Promise<void>;
}

/** A row of the table; the compiler holds the module's `run` to the options that stand here. */
export function command<const O extends Options>(row: {
  readonly name: string;
  readonly summary: string;
  readonly forms: readonly Form[];
  readonly options: O;
  readonly takesWords?: boolean;
  readonly record?: "first word";
  readonly example: string;
  readonly codes?: readonly string[];
  readonly load: () => Promise<{ readonly run: (call: Call<Values<O>>) => Promise<void> }>;
}): Command {
  const record = Object.hasOwn(row.options, "user") ? "--user" : undefined;
  return { takesWords: false, codes: [], record, ...row };
}
