// The parts of a ZIP file as in PKWARE's APPNOTE.TXT 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT):
// its headers and its end. The numbers in the comments are sections of it. Proof: test/record/archive/zip.test.ts.

import { vouched } from "../../factual.ts";
import { RecordError } from "../../errors.ts";

export const LOCAL_HEADER = 0x04034b50; // 4.3.7
export const CENTRAL_HEADER = 0x02014b50; // 4.3.12
const END_RECORD = 0x06054b50; // 4.3.16
export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const STORED = 0;
export const DEFLATED = 8;
/** 4.4.4, bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
/** 4.4.3.2: version 2.0, deflate. */
const VERSION = 20;
/** 4.4.2.2: made on Unix, which puts the mode into the upper half of the external attributes. */
const MADE_BY = (3 << 8) | VERSION;
export const PLAIN_FILE = 0o100600;
/** 1980-01-01, the earliest date of MS-DOS. No times are kept. */
const NO_DATE = 0x0021;
export const LIMIT_32 = 0xffffffff;
export const LIMIT_16 = 0xffff;

/** An archive is written with these bounds and read with the same, so that what was written can be read. */
export interface ZipLimits {
  readonly entries: number;
  /** Most bytes of all files together, unpacked. */
  readonly bytes: number;
  /** True for a file that we made ourselves: it may unpack to any number of times its size. */
  readonly isOurs?: boolean;
}

/** A file may unpack to this many times its packed bytes. Texts reach 10, ledgers 30, deflate itself 1032. */
export const MOST_RATIO = 100;

/** Bytes of the list of names at most, which is held in memory. */
export const LONGEST_DIRECTORY = 16 * 1024 ** 2;

export interface Entry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
}

export function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  return Buffer.concat([header, entry.name]);
}

export function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(CENTRAL_SIZE);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, entry);
  header.writeUInt32LE(PLAIN_FILE * 0x10000, 38);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** The fields that both headers have, in the same order: 4.4.4 to 4.4.11. */
function writeCommon(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(UTF8_NAME, at);
  header.writeUInt16LE(entry.method, at + 2);
  header.writeUInt16LE(NO_DATE, at + 6);
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(entry.packedSize, at + 12);
  header.writeUInt32LE(entry.size, at + 16);
  header.writeUInt16LE(entry.name.length, at + 20);
}

export function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/**
 * Bytes of an archive are not as they were written, and nobody can read them again. A forgetting removes a backup for
 * this error alone. An error of the disk or of the system never has this kind.
 */
export class DamagedArchiveError extends RecordError {}

/** The error of damaged bytes. */
export function damaged(reason: string, cause?: unknown): DamagedArchiveError {
  return new DamagedArchiveError(vouched(`The file cannot be used: ${reason}`), {
    code: "archive_unusable",
    cause,
  });
}

/** The error of a file that may be whole: it is beyond a bound, or another program or version made it. */
export function unusable(reason: string): RecordError {
  return new RecordError(vouched(`The file cannot be used: ${reason}`), {
    code: "archive_unusable",
  });
}
