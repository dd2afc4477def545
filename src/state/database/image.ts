// The image of a database is what its files say at one moment, in memory: state.db with every transaction of its log that was
// committed. Nothing is written, so nothing of a person's words can stay behind. Proof: test/state/peek-state.test.ts.

import { closeSync, fstatSync, lstatSync, readSync } from "node:fs";
import { GraceMarError } from "../../errors.ts";
import { openFileSync } from "../../record/open-file.ts";

/**
 * The bytes of a database that another process may be writing to.
 * @param most bytes of its files together. They are held in memory, and years of talk are a few megabytes.
 * @throws GraceMarError `state_busy`, `state_too_large`, or `state_unusable` for a link and for what is no file.
 */
export function databaseImage(path: string, most = MOST_IN_A_BOT): Buffer {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const before = versions(path);
    const file = bytesOf(path, most, most);
    const log = lstatSync(`${path}-wal`, { throwIfNoEntry: false })
      ? bytesOf(`${path}-wal`, most - file.length, most)
      : Buffer.alloc(0);
    if (versions(path) === before) return inNoLog(withLog(file, log));
  }
  throw new GraceMarError("state_busy", "state.db changes faster than it can be read: try again");
}

/** A bot looks beside its work, and holds an image three times over: the files, the image, and SQLite's copy. */
const MOST_IN_A_BOT = 24 * 1024 ** 2;

const TRIES = 5;
/** For a command, which has the memory of a machine. */
export const MOST_IN_A_COMMAND = 256 * 1024 ** 2;

/** @param of what is left of it is `most`. */
function bytesOf(path: string, most: number, of: number): Buffer {
  const descriptor = openFileSync(path);
  try {
    const { size } = fstatSync(descriptor);
    if (size > most) {
      throw new GraceMarError(
        "state_too_large",
        `state.db with its log is larger than ${of / 1024 ** 2} MB, so it is not looked into`,
      );
    }
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(descriptor, bytes, read, size - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

function versions(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => {
      const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
      // A link could lead anywhere, and the caller may be root.
      if (stats && !stats.isFile()) throw new GraceMarError("state_unusable", "it is not a file");
      return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : "absent";
    })
    .join("|");
}

// https://www.sqlite.org/fileformat2.html, "The Write-Ahead Log"
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

/** The database with the transactions of its log. A frame counts when its salts and its sum are right. */
function withLog(file: Buffer, log: Buffer): Buffer {
  if (log.length < LOG_HEADER || (log.readUInt32BE(0) & ~1) >>> 0 !== MAGIC) return file;
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  const pageSize = log.readUInt32BE(8);
  const sum = startSum(isBigEndian);
  sum.add(log.subarray(0, 24));
  const isPage = pageSize >= 512 && pageSize <= 65_536;
  if (!isPage || !sum.is(log.subarray(24, LOG_HEADER))) return file;
  const salts = log.subarray(16, 24);
  const committed = new Map<number, Buffer>();
  let pages = 0;
  let open = new Map<number, Buffer>();
  for (let at = LOG_HEADER; at + FRAME_HEADER + pageSize <= log.length;) {
    const header = log.subarray(at, at + FRAME_HEADER);
    const page = log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize);
    sum.add(header.subarray(0, 8));
    sum.add(page);
    if (!header.subarray(8, 16).equals(salts) || !sum.is(header.subarray(16))) break;
    open.set(header.readUInt32BE(0), page);
    const pagesThen = header.readUInt32BE(4);
    if (pagesThen > 0) {
      for (const [number, one] of open) committed.set(number, one);
      pages = pagesThen;
      open = new Map();
    }
    at += FRAME_HEADER + pageSize;
  }
  if (pages === 0) return file;
  // A log says of a database only what fits into the two of them.
  if (pages * pageSize > file.length + log.length) return file;
  const image = Buffer.alloc(pages * pageSize);
  file.copy(image);
  for (const [number, page] of committed) {
    if (number >= 1 && number <= pages) page.copy(image, (number - 1) * pageSize);
  }
  return image;
}

/** SQLite's running sum of two numbers over pairs of words. */
function startSum(isBigEndian: boolean): {
  readonly add: (bytes: Buffer) => void;
  readonly is: (bytes: Buffer) => boolean;
} {
  let [first, second] = [0, 0];
  return {
    add: (bytes) => {
      for (let at = 0; at + 8 <= bytes.length; at += 8) {
        const one = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
        const other = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
        first = (first + one + second) >>> 0;
        second = (second + other + first) >>> 0;
      }
    },
    is: (bytes) => bytes.readUInt32BE(0) === first && bytes.readUInt32BE(4) === second,
  };
}

/** A database in memory has no log, and its first page must not ask for one. */
function inNoLog(image: Buffer): Buffer {
  if (image.length >= 20 && image[18] === 2 && image[19] === 2) image.fill(1, 18, 20);
  return image;
}
