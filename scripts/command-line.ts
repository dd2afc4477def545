// Helpers of the scripts for developers: arguments, errors as one clear line, exit codes.

import { parseArgs, type ParseArgsConfig } from "node:util";
import { EXIT, GraceMarError, UsageError, errorMessage } from "../src/errors.ts";

/** Runs a tool; a thrown error becomes its message on stderr and its exit code. */
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

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
