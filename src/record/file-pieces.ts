// Files that are too large to be held are read piece by piece, and the room for them is looked for before they are
// written. Proof: test/record/archive/bounded.test.ts.

import { fstatSync, read as readGiven } from "node:fs";
import { constants, statfs } from "node:fs/promises";
import { promisify } from "node:util";
import { factual } from "../factual.ts";
import { RecordError } from "../errors.ts";
import { MOST_GIVEN } from "./bounds.ts";
import { unreadable } from "./files.ts";
import { openFile } from "./open-file.ts";

/** Bytes that are held at a time. */
const PIECE = 256 * 1024;

/** The bytes of a plain file, piece by piece. No link is followed. @throws RecordError that names the file. */
export async function* filePieces(path: string): AsyncGenerator<Buffer> {
  try {
    await using file = await openFile(path, constants.O_RDONLY);
    // Large buffers for thousands of small files would be too much.
    const length = Math.min(PIECE, (await file.stat()).size + 1);
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * The same of a file that somebody else may write to, who could make it as long as they like. It ends at the length that was
 * told, and at the longest of all.
 * @throws RecordError `file_too_long` when there is more.
 */
export async function* piecesUpTo(path: string, told: number): AsyncGenerator<Buffer> {
  const most = Math.min(told, MOST_GIVEN);
  let given = 0;
  for await (const piece of filePieces(path)) {
    given += piece.length;
    if (given > most) {
      throw new RecordError(
        factual`${{ file: path }} is longer than ${most} bytes, as it has to be: only a part of it was given`,
        { code: "file_too_long" },
      );
    }
    yield piece;
  }
}

/** A file that stays open while it is used. */
export interface OpenedFile {
  readonly size: number;
  /** Gives these bytes, fewer at the end. */
  readonly read: (offset: number, length: number) => Promise<Buffer>;
}

/** A file by its path, or by its descriptor where whoever calls has opened it. */
export type FileAt = string | number;

/**
 * Opens a file for reading as long as `use` lasts; a descriptor stays open.
 * @throws the system's error when it cannot be opened; RecordError when it is no file.
 */
export async function withFile<T>(at: FileAt, use: (opened: OpenedFile) => Promise<T>): Promise<T> {
  if (typeof at === "number") return await use(given(at));
  await using file = await openFile(at, constants.O_RDONLY);
  const read = (...place: Place): Promise<{ readonly bytesRead: number }> => file.read(...place);
  return await use({ size: (await file.stat()).size, read: filling(read) });
}

function given(descriptor: number): OpenedFile {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    throw new RecordError(factual`A file is needed, and not a pipe or a terminal: < FILE`, {
      code: "not_a_file",
    });
  }
  const readAt = promisify(readGiven);
  return { size: stats.size, read: filling((...place) => readAt(descriptor, ...place)) };
}

type Place = readonly [buffer: Buffer, offset: number, length: number, position: number];

function filling(
  readAt: (...place: Place) => Promise<{ readonly bytesRead: number }>,
): OpenedFile["read"] {
  return async (offset, length) => {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await readAt(buffer, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
}

/** @throws RecordError in words when a disk has no room for so many bytes. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes + SPARE) return;
  throw new RecordError(
    factual`The disk of ${{ file: folder }} has no room: ${megabytes(bytes + SPARE)} MB are needed, ${megabytes(bavail * bsize)} MB are free`,
    { code: "disk_full" },
  );
}

/** Bytes that stay free for messages that come meanwhile. */
const SPARE = 16 * 1024 ** 2;

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
