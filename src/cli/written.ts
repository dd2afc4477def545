// Files that a command reads and writes for whoever calls it: for this user alone, over nothing, and not among the
// Record's own.

import { access, constants, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { UsageError, errorMessage } from "../errors.ts";
import { createFile } from "../record/files.ts";
import type { Call } from "./command.ts";

/**
 * The file that backup or export made, under its own name: whoever types a path may name a link.
 * @throws UsageError when it cannot be read.
 */
export async function readableFile(path: string): Promise<string> {
  try {
    await access(path, constants.R_OK);
    return await realpath(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${errorMessage(error)}`);
  }
}

/**
 * Writes what leaves a Record; without a path it is printed.
 * @param folder of the Record. @throws UsageError before anything is written.
 */
export async function writeOut(
  out: string | undefined,
  text: string,
  folder: string,
  { output, note }: Pick<Call<unknown>, "output" | "note">,
): Promise<void> {
  if (out === undefined) {
    output.write(text);
    return;
  }
  const path = resolve(out);
  await writeNew(path, text, folder);
  note(`Wrote ${path}`);
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

/** @throws UsageError when it is neither. */
export function requireFormat(typed: string, wrong: Call<unknown>["wrong"]): "markdown" | "json" {
  if (typed === "markdown" || typed === "json") return typed;
  throw wrong("--format is markdown or json");
}
