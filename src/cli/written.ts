// Files that a command reads and writes for whoever calls it: complete or not at all, for this user alone, and not among
// the Record's own. No other file of this room writes any. Proof: test/e2e/command-files.test.ts.

import { randomBytes } from "node:crypto";
import { access, constants, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative } from "node:path";
import { GraceMarError, UsageError, codeOf, errorMessage } from "../errors.ts";
import { createByWriting, putFile } from "../record/new-file.ts";
import type { Call } from "./command.ts";

/**
 * The file that backup or export made, under its own name: whoever types a path may name a link.
 * @throws UsageError when it cannot be read.
 */
export async function readableFile(
  typed: string,
  { at }: Pick<Call<unknown>, "at">,
): Promise<string> {
  const path = at(typed);
  try {
    await access(path, constants.R_OK);
    return await realpath(path);
  } catch (error) {
    throw new UsageError(`${typed} cannot be read: ${errorMessage(error)}`);
  }
}

/** The bytes of a file that a command makes: a text, or one after the other. */
type Content = string | AsyncIterable<Uint8Array>;

/**
 * Writes what leaves a Record; without a path it is printed.
 * @param folder of the Record. @throws UsageError before anything is written.
 */
export async function writeOut(
  out: string | undefined,
  text: string,
  folder: string,
  { at, show, note }: Pick<Call<unknown>, "at" | "show" | "note">,
): Promise<void> {
  if (out === undefined) {
    show(text);
    return;
  }
  const path = at(out);
  await writeNew(path, text, folder);
  note(`Wrote ${path}`);
}

/**
 * As `writeOut`, to a file, without a word. It has its name when it is complete, and is for this user alone.
 * @throws UsageError before anything is written.
 */
export async function writeNew(path: string, content: Content, folder: string): Promise<void> {
  await requireOutside(path, folder);
  if (!(await createNew(path, content))) {
    throw new UsageError(`${path} is there already, and nothing is written over`);
  }
}

/**
 * Puts a complete file in a place, also over another one. What stood there may have been readable for others, or a link to
 * elsewhere: it is replaced, not written into.
 * @param mode its rights. @throws UsageError that names it.
 */
export async function writeOver(path: string, text: string, mode = 0o600): Promise<void> {
  await refusing(path, () => putFile(path, text, { mode, unfinished: unfinishedName(path) }));
}

/** @returns false, with nothing changed, when the name is taken. @throws UsageError that names the file. */
export function createNew(path: string, content: Content): Promise<boolean> {
  return refusing(path, () =>
    createByWriting(path, (file) => file.writeFile(content, "utf8"), unfinishedName(path)),
  );
}

/** It is seen by whoever looks there after a kill: it may hold all that a Record says. */
function unfinishedName(path: string): string {
  return `${path}.${randomBytes(6).toString("hex")}.unfinished`;
}

/** The system names the file that is not finished, which nobody typed. */
async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraceMarError) throw error;
    throw new UsageError(`${path} cannot be written: ${codeOf(error) ?? errorMessage(error)}`);
  }
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
