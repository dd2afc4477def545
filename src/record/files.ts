// This module and new-file.ts open Record files; a lint rule keeps it so. It opens no link, and nothing that is no file.
// A replaced file is old or new, never between: temporary file beside it, write, fsync, rename, fsync of the folder. An
// append goes to a known offset, so that doing it twice changes nothing. Proof: test/state/durability.test.ts,
// test/record/links.test.ts and the crash tests.

import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import {
  constants,
  cp,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  type FileHandle,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { factual } from "../factual.ts";
import { RecordError, codeOf } from "../errors.ts";
import { fileVersion } from "./file-stamp.ts";
import { linkError } from "./links.ts";
import { openFile } from "./open-file.ts";
import { decodeUtf8 } from "./text/encoding.ts";
import { startSha256 } from "./text/checksum.ts";

/** Text of a file; undefined where there is none. @throws RecordError that names the file. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return decodeUtf8(await readWhole(path));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(path, error);
  }
}

/** All bytes of a file. @throws RecordError `record_link` for a link; the system's error when there is none. */
export async function readWhole(path: string): Promise<Buffer> {
  await using file = await openFile(path, constants.O_RDONLY);
  return await file.readFile();
}

/** Text of a part of a file, cut at ends of lines. @throws RecordError that names the file. */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Bytes of a part of a file, as `readBytes` gives them. @throws RecordError that names the file. */
export async function readPart(path: string, offset: number, length: number): Promise<Buffer> {
  try {
    return await readBytes(path, offset, length);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The error of a file that cannot be read. */
export function unreadable(path: string, error: unknown): RecordError {
  if (error instanceof RecordError) return error;
  const reason =
    error instanceof TypeError
      ? factual`it is not UTF-8 text${error.message === "UTF-16" ? factual` but UTF-16` : factual``}. Save it as UTF-8`
      : factual`${{ code: codeOf(error) }}`;
  return new RecordError(factual`${{ file: path }} cannot be read: ${reason}`, { cause: error });
}

/** Length of a file in bytes, 0 where there is none. */
export async function fileSize(path: string): Promise<number> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** True when the file ends within a line, because another program's write was torn. */
export async function endsWithinLine(path: string, size: number): Promise<boolean> {
  if (size === 0) return false;
  return (await readBytes(path, size - 1, 1)).at(0) !== 0x0a;
}

/** Up to `length` bytes from `offset`; fewer at the end of the file, none where there is no file. */
export async function readBytes(path: string, offset: number, length: number): Promise<Buffer> {
  try {
    await using file = await openFile(path, constants.O_RDONLY);
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, (await file.read(buffer, 0, length, offset)).bytesRead);
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** Replaces the text of a file, durably (mode 0600 when the file is new). */
export function replaceFile(path: string, text: string | Uint8Array): Promise<void> {
  return replaceByWriting(path, (file) => file.writeFile(text, "utf8"));
}

/** Puts a file in a place piece by piece, durably (mode 0600 when it is new). A failed write leaves what was there, and so
 * does the signal when it is given before the file is in its place. @throws the signal's reason. */
export async function replaceByWriting<T>(
  path: string,
  write: (file: FileHandle) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const temporary = temporaryName(path);
  try {
    const result = await writeWhole(temporary, await modeOf(path), write);
    signal?.throwIfAborted();
    await moveInto(temporary, path);
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The name of a file that is not complete, beside the one that it is for; `removeLeftovers` knows it. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
}

/** Makes a file of that mode and writes it, durably, but for its name. A failed write leaves a part of it. */
export async function writeWhole<T>(
  path: string,
  mode: number,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  await using file = await open(path, "wx", mode);
  const result = await write(file);
  await file.sync();
  return result;
}

/** A file that waits to be put in another one's place. */
export interface WrittenText {
  readonly sha256: string;
  /** As `fileVersion` gives it; renaming the file leaves it. */
  readonly version: string;
}

/** Bytes that are encoded, hashed and written at a time, so that a text of megabytes holds nobody up. */
const PIECE = 256 * 1024;

/**
 * Writes a new file, durably, with the mode that the file at `likeness` has (0600 where there is none).
 * A failed write leaves no file.
 */
export async function writeText(
  path: string,
  text: string,
  likeness: string,
): Promise<WrittenText> {
  const hash = startSha256();
  const buffer = Buffer.allocUnsafe(PIECE);
  const encoder = new TextEncoder();
  try {
    await using file = await open(path, "wx", await modeOf(likeness));
    for (let at = 0; at < text.length;) {
      // A sign of UTF-16 has at most three bytes in UTF-8, and no pair of them may be cut in two.
      const end = Math.min(text.length, at + Math.floor(PIECE / 3));
      const piece = text.slice(at, end < text.length && isLead(text, end - 1) ? end - 1 : end);
      const { read, written } = encoder.encodeInto(piece, buffer);
      const bytes = buffer.subarray(0, written);
      hash.update(bytes);
      await file.writeFile(bytes);
      at += read;
    }
    await file.sync();
    return { sha256: hash.digest("hex"), version: fileVersion(await file.stat()) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function isLead(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Puts a complete file in another one's place, durably. @throws the system's error when it is gone. */
export async function moveInto(from: string, path: string): Promise<void> {
  await rename(from, path);
  await syncFolder(dirname(path));
}

/** SHA-256 of a file, read in pieces; of nothing where there is none. */
export async function fileSha256(path: string): Promise<string> {
  const hash = startSha256();
  try {
    await using file = await openFile(path, constants.O_RDONLY);
    const buffer = Buffer.allocUnsafe(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return hash.digest("hex");
}

/** Removes the temporary files that a kill of `replaceFile` leaves in a folder, and what SQLite leaves beside one. */
export async function removeLeftovers(folder: string): Promise<void> {
  const stats = await lstatOf(folder);
  if (stats?.isSymbolicLink()) throw linkError(folder);
  // A file in the place of a folder is for whoever writes there to name.
  if (!stats?.isDirectory()) return;
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    // A folder of such a name is none of ours.
    const isOurs = /^\..+\.[0-9a-f]{12}\.tmp(?:-journal|-wal|-shm)?$/.test(entry.name);
    if (isOurs && !entry.isDirectory()) await rm(join(folder, entry.name), { force: true });
  }
}

/**
 * Writes bytes at an offset, durably. A missing file is made. A file with another name gets one of its own first, so that
 * the other (a copy that a backup tool made, or somebody else's file) stays as it is.
 */
export async function writeAt(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  if (((await lstatOf(path))?.nlink ?? 1) > 1) await replaceFile(path, await readWhole(path));
  {
    await using file = await openFile(path, constants.O_RDWR | constants.O_CREAT);
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await file.write(
        bytes,
        written,
        bytes.length - written,
        offset + written,
      );
      written += bytesWritten;
    }
    await file.datasync();
  }
  // The file may be new, or its name may not have reached the disk when this write was first done.
  if (offset === 0) await syncFolder(dirname(path));
}

/** Removes a file, if there is one. */
export function removeFile(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** Makes a folder that holds these files (mode 0700): complete, or not at all. */
export function createFolder(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  return publishFolder(folder, async (unfinished) => {
    for (const [name, text] of texts) await replaceFile(join(unfinished, name), text);
  });
}

/**
 * The same as `createFolder` for bytes, file by file, by checked names with "/" between folders. `prepare` runs on the
 * unfinished folder and may still throw. @throws when the folder's name is taken already.
 */
export function createTree(
  folder: string,
  files: ReadonlyMap<string, () => AsyncIterable<Uint8Array>>,
  prepare: (unfinished: string) => Promise<void>,
): Promise<void> {
  return publishFolder(folder, async (unfinished) => {
    for (const [name, pieces] of files) {
      const path = join(unfinished, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await replaceByWriting(path, (file) => file.writeFile(pieces()));
    }
    await prepare(unfinished);
  });
}

/** Renames a folder within its parent, durably. `then` is called as soon as it has the new name. */
export async function renameFolder(folder: string, to: string, then?: () => void): Promise<void> {
  await rename(folder, to);
  then?.();
  await syncFolder(dirname(to));
}

/** Removes a folder and everything in it, durably. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await syncFolder(dirname(folder));
}

/** Makes a folder for its owner alone, unless it exists. */
export async function ensureFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** The same for a folder in a Record. @throws RecordError `record_link` when it is a link. */
export async function ensureOwnFolder(folder: string): Promise<void> {
  await ensureFolder(folder);
  if ((await lstat(folder)).isSymbolicLink()) throw linkError(folder);
}

/** Copies a folder: complete, or not at all. The process's own files are left out. */
export function copyFolder(source: string, folder: string): Promise<void> {
  return publishFolder(folder, (unfinished) =>
    cp(source, unfinished, { recursive: true, filter: (path) => basename(path) !== ".runtime" }),
  );
}

async function publishFolder(
  folder: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = join(
    dirname(folder),
    `.${basename(folder)}.${randomBytes(6).toString("hex")}.new`,
  );
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(dirname(folder));
}

/** The rights of the file there, or those of a new one. */
export async function modeOf(path: string): Promise<number> {
  const stats = await lstatOf(path);
  return stats?.isFile() ? stats.mode & 0o777 : 0o600;
}

function lstatOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

/** Makes new, changed and removed names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for fsync; its rename is durable without it.
  if (process.platform === "win32") return;
  await using handle = await open(folder, "r");
  await handle.sync();
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}
