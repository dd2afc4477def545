// ZIP files are read and written as in PKWARE's APPNOTE.TXT 6.3.10
// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): stored or deflated entries with UTF-8 names. ZIP64,
// encryption, split archives and links are refused. Proof: test/record/archive/zip.test.ts.

import { promisify } from "node:util";
import { constants, crc32, deflateRaw, inflateRaw } from "node:zlib";
import { factual, vouched } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import { crc32InPieces } from "./in-pieces.ts";

/** Files by name with "/" between folders. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

export interface ZipLimits {
  readonly entries: number;
  /** Most bytes of all files together, unpacked. */
  readonly bytes: number;
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The numbers in the comments are sections of APPNOTE. */
const LOCAL_HEADER = 0x04034b50; // 4.3.7
const CENTRAL_HEADER = 0x02014b50; // 4.3.12
const END_RECORD = 0x06054b50; // 4.3.16
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;
/** 4.4.4, bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
/** 4.4.4, bits 0, 5, 6, 13: encrypted or patched. */
const UNREADABLE = 0x0001 | 0x0020 | 0x0040 | 0x2000;
/** 4.4.3.2: version 2.0, deflate. */
const VERSION = 20;
/** 4.4.2.2: made on Unix, which puts the mode into the upper half of the external attributes. */
const MADE_BY = (3 << 8) | VERSION;
const PLAIN_FILE = 0o100600;
const FILE_TYPE = 0o170000;
/** 1980-01-01, the earliest date of MS-DOS. No times are kept. */
const NO_DATE = 0x0021;
const LIMIT_32 = 0xffffffff;
const LIMIT_16 = 0xffff;

/** Packs the files. @throws RecordError when they do not fit into a ZIP file without ZIP64. */
export async function writeZip(files: ZipFiles): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = await deflate(bytes, { level: constants.Z_DEFAULT_COMPRESSION });
    const isSmaller = packed.length < bytes.length;
    const entry: Entry = {
      name: Buffer.from(name, "utf8"),
      method: isSmaller ? DEFLATED : STORED,
      crc: await crc32InPieces(bytes),
      packedSize: isSmaller ? packed.length : bytes.length,
      size: bytes.length,
      offset,
    };
    if (entry.name.length > LIMIT_16) throw tooLarge();
    const header = localHeader(entry);
    parts.push(header, isSmaller ? packed : Buffer.from(bytes));
    directory.push(centralHeader(entry));
    offset += header.length + entry.packedSize;
    if (offset > LIMIT_32) throw tooLarge();
  }
  if (directory.length >= LIMIT_16) throw tooLarge();
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(directory.length, central.length, offset)]);
}

/**
 * Reads all files. Names are given as they stand in the file: check them before you write to them.
 * @throws RecordError when the file is damaged, too large, or holds anything but plain files.
 */
export async function readZip(zip: Buffer, limits: ZipLimits): Promise<ZipFiles> {
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  for (const entry of readDirectory(zip, limits)) {
    const name = utf8(entry.name);
    if (files.has(name)) throw damaged(`it has ${JSON.stringify(name)} twice`);
    if (entry.size > left) throw damaged(`it unpacks to more than ${limits.bytes} bytes`);
    left -= entry.size;
    files.set(name, await unpack(zip, entry));
  }
  return files;
}

interface Entry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Entry): Buffer {
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

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function readDirectory(zip: Buffer, limits: ZipLimits): readonly Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_SIZE > zip.length)
    throw damaged("it is no ZIP file, or its end is missing");
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw damaged(`it has more than ${limits.entries} entries`);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_SIZE > end || zip.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw damaged("its directory cannot be read");
    }
    const nameEnd = at + CENTRAL_SIZE + zip.readUInt16LE(at + 28);
    const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (next > end) throw damaged("its directory cannot be read");
    const name = zip.subarray(at + CENTRAL_SIZE, nameEnd);
    requirePlain(zip, at, utf8(name));
    entries.push({
      name,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

function requirePlain(zip: Buffer, at: number, name: string): void {
  if (zip.readUInt16LE(at + 8) & UNREADABLE) throw damaged("it is encrypted");
  // Upper half of 4.4.15: the Unix mode, 0 when another system made the entry.
  const type = zip.readUInt16LE(at + 40) & FILE_TYPE;
  if (type === 0 || type === (PLAIN_FILE & FILE_TYPE)) return;
  throw damaged(`${JSON.stringify(name)} is a link or another special file`);
}

async function unpack(
  zip: Buffer,
  { name, method, crc, packedSize, size, offset }: Entry,
): Promise<Buffer> {
  const shown = JSON.stringify(utf8(name));
  if (offset + LOCAL_SIZE > zip.length || zip.readUInt32LE(offset) !== LOCAL_HEADER) {
    throw damaged(`${shown} cannot be found in it`);
  }
  const nameEnd = offset + LOCAL_SIZE + zip.readUInt16LE(offset + 26);
  if (!zip.subarray(offset + LOCAL_SIZE, nameEnd).equals(name)) {
    throw damaged(`${shown} has two names`);
  }
  const begin = nameEnd + zip.readUInt16LE(offset + 28);
  if (begin + packedSize > zip.length) throw damaged(`${shown} is cut off`);
  const packed = zip.subarray(begin, begin + packedSize);
  const bytes = await inflated(packed, method, size, shown);
  if (bytes.length !== size || crc32(bytes) !== crc) throw damaged(`${shown} is damaged`);
  return bytes;
}

async function inflated(
  packed: Buffer,
  method: number,
  size: number,
  shown: string,
): Promise<Buffer> {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damaged(`${shown} uses an unsupported compression method`);
  try {
    // The limit is one byte more than announced. An entry that reaches it gave a false size.
    return await inflate(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    throw damaged(`${shown} is damaged`, error);
  }
}

function utf8(name: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
  } catch (error) {
    throw damaged("it has a name that is not UTF-8", error);
  }
}

function damaged(reason: string, cause?: unknown): RecordError {
  return new RecordError(vouched(`The file cannot be used: ${reason}`), {
    code: "archive_unusable",
    cause,
  });
}

function tooLarge(): RecordError {
  return new RecordError(factual`The Record is too large for a ZIP file`, {
    code: "archive_too_large",
  });
}
