// A new file gets its name when it is complete, and takes no other file's. A kill before leaves it under the name of an
// unfinished one. Proof: test/record/new-file.test.ts.

import { lstatSync } from "node:fs";
import { link, open, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../errors.ts";
import { moveInto, removeFile, syncFolder, temporaryName, writeWhole } from "./files.ts";

/**
 * Makes a file for its owner alone (mode 0600), durably: complete, or not at all.
 * @returns false, with nothing changed, when the name is taken already.
 */
export function createFile(path: string, text: string | Uint8Array): Promise<boolean> {
  return createByWriting(path, (file) => file.writeFile(text, "utf8"));
}

/**
 * The same as `createFile`, piece by piece.
 * @param unfinished the name that it has until it is complete, in the same folder.
 */
export async function createByWriting(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  unfinished = temporaryName(path),
): Promise<boolean> {
  // Before everything is written in vain.
  if (lstatSync(path, { throwIfNoEntry: false })) return false;
  try {
    await writeWhole(unfinished, 0o600, write);
    if (!(await putWhereNone(unfinished, path))) return false;
  } finally {
    await removeFile(unfinished);
  }
  await syncFolder(dirname(path));
  return true;
}

/** Puts a new file in a place, durably, also over another one, whose rights it does not take over. */
export async function putFile(
  path: string,
  text: string,
  { mode, unfinished }: { readonly mode: number; readonly unfinished: string },
): Promise<void> {
  try {
    await writeWhole(unfinished, mode, (file) => file.writeFile(text));
    await moveInto(unfinished, path);
  } catch (error) {
    await removeFile(unfinished);
    throw error;
  }
}

/** Gives a complete file its name; false when another has it. */
async function putWhereNone(from: string, path: string): Promise<boolean> {
  try {
    await link(from, path).catch(async (error: unknown) => {
      if (codeOf(error) === "EEXIST") throw error;
      await moveWhereNone(from, path);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * For file systems that know one name for a file, such as those of memory sticks. No renaming leaves alone what is there,
 * so an empty file of our own holds the place.
 */
async function moveWhereNone(from: string, path: string): Promise<void> {
  await (await open(path, "wx", 0o600)).close();
  try {
    await rename(from, path);
  } catch (error) {
    await removeFile(path);
    throw error;
  }
}
