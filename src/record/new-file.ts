// A new file gets its name when it is complete, and takes no other file's. A kill before leaves it under the name of an
// unfinished one. Proof: test/record/new-file.test.ts.

import { randomBytes } from "node:crypto";
import { lstatSync, renameSync } from "node:fs";
import { link, open, readdir, rename, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeOf } from "../errors.ts";
import { fileStamp } from "./file-stamp.ts";
import { namesBelow } from "./links.ts";
import { modeOf, moveInto, removeFile, syncFolder, temporaryName, writeWhole } from "./files.ts";

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

/**
 * Puts a complete file in another one's place, durably, if that is still the one that was looked at. No other work of this process comes between the last look and
 * the renaming; another program has the moment between two calls to the system.
 * @param stamp as `fileStamp` gave it. @returns false, with nothing changed, when it is another file by now.
 */
export async function moveOver(from: string, path: string, stamp: string): Promise<boolean> {
  if (fileStamp(path).stamp !== stamp) return false;
  renameSync(from, path);
  await syncFolder(dirname(path));
  return true;
}

/**
 * Writes what somebody gives for a place in a Record beside that place, durably, with the rights of what stands there. What a kill
 * left of an earlier one goes.
 * @returns its name, as `isGivenFor` knows it. A failed write leaves none.
 */
export async function writeGiven(
  path: string,
  pieces: AsyncIterable<Uint8Array | string>,
): Promise<string> {
  await removeGiven(dirname(path), (name) => isGivenFor(path, name));
  const name = `.${basename(path)}.${randomBytes(6).toString("hex")}.given`;
  const given = join(dirname(path), name);
  try {
    await writeWhole(given, await modeOf(path), (file) => file.writeFile(pieces));
    return name;
  } catch (error) {
    await removeFile(given);
    throw error;
  }
}

/** Removes what was given for places in a folder. A start leaves it alone, for somebody may be about to put it in. */
export async function removeGiven(folder: string, isMeant = isGiven): Promise<void> {
  for (const name of await readdir(folder)) if (isMeant(name)) await removeFile(join(folder, name));
}

/** Removes what was given before that time, in all of a folder: whoever gave it does not wait for it any more. */
export async function removeGivenBefore(folder: string, before: Date): Promise<void> {
  for (const { name, entry } of namesBelow(folder)) {
    if (!entry.isFile() || !isGiven(entry.name)) continue;
    const path = join(folder, name);
    const at = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (at !== undefined && at < before.getTime()) await removeFile(path);
  }
}

/** True for the name of what is given for any file. It belongs to no Record yet. */
export function isGiven(name: string): boolean {
  return GIVEN.test(name);
}

const GIVEN = /^\..+\.[0-9a-f]{12}\.given$/;

/** True for the name that `writeGiven` gives to a file for this place. */
export function isGivenFor(path: string, name: string): boolean {
  const start = `.${basename(path)}.`;
  return name.startsWith(start) && /^[0-9a-f]{12}\.given$/.test(name.slice(start.length));
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
