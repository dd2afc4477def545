// ZIP files are read piece by piece, from a file or from memory: stored or deflated entries with UTF-8 names. ZIP64,
// encryption, split archives and links are refused. What the directory announces is judged before anything is unpacked
// (number, sizes, ratio, files that share bytes), and nothing unpacks to more than was announced.
// Proof: test/record/archive/zip.test.ts.

import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { codeOf } from "../../errors.ts";
import {
  CENTRAL_HEADER,
  CENTRAL_SIZE,
  damaged,
  DEFLATED,
  END_SIZE,
  LIMIT_16,
  LOCAL_HEADER,
  LOCAL_SIZE,
  LONGEST_DIRECTORY,
  MOST_RATIO,
  PLAIN_FILE,
  STORED,
  unusable,
  type Entry,
  type ZipLimits,
} from "./zip-format.ts";

/** Files by name with "/" between folders. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

/** The bytes of a ZIP file. */
export interface ZipSource {
  readonly size: number;
  /** Gives these bytes, fewer at the end. */
  readonly read: (offset: number, length: number) => Promise<Buffer>;
}

export interface OpenedZip {
  /** Sizes by name, in the order of the directory. Check the names before you write to them. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The bytes of one file, checked to the last. @throws RecordError when it is damaged or not there. */
  readonly pieces: (name: string) => AsyncGenerator<Buffer>;
}

/** Opens a ZIP file. @throws RecordError when it is damaged, too large, or holds anything but plain files. */
export async function openZip(source: ZipSource, limits: ZipLimits): Promise<OpenedZip> {
  const entries = new Map<string, Entry>();
  for (const entry of await readDirectory(source, limits)) {
    const name = utf8(entry.name);
    if (entries.has(name)) throw damaged(`it has ${JSON.stringify(name)} twice`);
    entries.set(name, entry);
  }
  requireSober([...entries.values()], source.size, limits);
  return {
    sizes: new Map([...entries].map(([name, { size }]) => [name, size])),
    pieces: (name) => {
      const entry = entries.get(name);
      if (!entry) throw damaged(`${JSON.stringify(name)} is missing`);
      return unpack(source, entry);
    },
  };
}

/** Reads all files of a small ZIP file into memory. @throws RecordError as `openZip` does. */
export async function readZip(zip: Buffer, limits: ZipLimits): Promise<ZipFiles> {
  const { sizes, pieces } = await openZip(inMemory(zip), limits);
  const files = new Map<string, Buffer>();
  for (const name of sizes.keys()) files.set(name, await joined(pieces(name)));
  return files;
}

/** All pieces as one. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

/** A ZIP file that is in memory already. */
export function inMemory(zip: Uint8Array): ZipSource {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Below this many bytes a ratio says nothing. */
const RATIO_FLOOR = 16 * 1024 ** 2;
/** 4.4.4, bits 0, 5, 6, 13: encrypted or patched. */
const UNREADABLE = 0x0001 | 0x0020 | 0x0040 | 0x2000;
const FILE_TYPE = 0o170000;
const PIECE = 128 * 1024;

/** Refuses bombs: too much in all, too much out of too little, and files that share their packed bytes. */
function requireSober(
  entries: readonly Entry[],
  zipSize: number,
  { bytes, isOurs = false }: ZipLimits,
): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > bytes) throw unusable(`it unpacks to more than ${bytes} bytes`);
  const isBomb = (size: number, packed: number): boolean =>
    !isOurs && size > RATIO_FLOOR && size > MOST_RATIO * packed;
  if (isBomb(total, zipSize) || entries.some(({ size, packedSize }) => isBomb(size, packedSize))) {
    throw unusable(`it unpacks to more than ${MOST_RATIO} times its size`);
  }
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw damaged("two of its files share their bytes");
    end = entry.offset + LOCAL_SIZE + entry.name.length + entry.packedSize;
  }
}

async function readDirectory(source: ZipSource, limits: ZipLimits): Promise<readonly Entry[]> {
  const tailAt = Math.max(0, source.size - END_SIZE - LIMIT_16);
  const tail = await source.read(tailAt, source.size - tailAt);
  const endAt = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (endAt < 0 || endAt + END_SIZE > tail.length)
    throw damaged("it is no ZIP file, or its end is missing");
  const count = tail.readUInt16LE(endAt + 10);
  if (count > limits.entries) throw unusable(`it has more than ${limits.entries} entries`);
  const begin = tail.readUInt32LE(endAt + 16);
  const length = tailAt + endAt - begin;
  if (length < 0) throw damaged("its directory cannot be read");
  if (length > LONGEST_DIRECTORY) throw unusable("its list of names is too long");
  const directory = await source.read(begin, length);
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_SIZE > directory.length || directory.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw damaged("its directory cannot be read");
    }
    const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw damaged("its directory cannot be read");
    const name = directory.subarray(at + CENTRAL_SIZE, nameEnd);
    requirePlain(directory, at, utf8(name));
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return entries;
}

function requirePlain(directory: Buffer, at: number, name: string): void {
  if (directory.readUInt16LE(at + 8) & UNREADABLE) throw unusable("it is encrypted");
  // Upper half of 4.4.15: the Unix mode, 0 when another system made the entry.
  const type = directory.readUInt16LE(at + 40) & FILE_TYPE;
  if (type === 0 || type === (PLAIN_FILE & FILE_TYPE)) return;
  throw unusable(`${JSON.stringify(name)} is a link or another special file`);
}

async function* unpack(source: ZipSource, entry: Entry): AsyncGenerator<Buffer> {
  const shown = JSON.stringify(utf8(entry.name));
  const begin = await packedBegin(source, entry, shown);
  let [size, crc] = [0, 0];
  for await (const piece of inflated(packedPieces(source, begin, entry, shown), entry, shown)) {
    size += piece.length;
    if (size > entry.size) throw damaged(`${shown} is damaged`);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(`${shown} is damaged`);
}

async function packedBegin(
  source: ZipSource,
  { name, offset }: Entry,
  shown: string,
): Promise<number> {
  const header = await source.read(offset, LOCAL_SIZE + name.length);
  if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL_HEADER) {
    throw damaged(`${shown} cannot be found in it`);
  }
  const isSame =
    header.readUInt16LE(26) === name.length && header.subarray(LOCAL_SIZE).equals(name);
  if (!isSame) throw damaged(`${shown} has two names`);
  return offset + header.length + header.readUInt16LE(28);
}

async function* packedPieces(
  source: ZipSource,
  begin: number,
  { packedSize }: Entry,
  shown: string,
): AsyncGenerator<Buffer> {
  if (begin + packedSize > source.size) throw damaged(`${shown} is cut off`);
  for (let at = 0; at < packedSize;) {
    const piece = await source.read(begin + at, Math.min(PIECE, packedSize - at));
    if (piece.length === 0) throw damaged(`${shown} is cut off`);
    at += piece.length;
    yield piece;
  }
}

async function* inflated(
  packed: AsyncGenerator<Buffer>,
  { method, packedSize, size }: Entry,
  shown: string,
): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield* packed;
    return;
  }
  if (method !== DEFLATED) throw unusable(`${shown} uses an unsupported compression method`);
  try {
    // A stream holds memory until it is collected: too much for thousands of small files.
    if (Math.max(packedSize, size) <= PIECE) {
      // One byte more than announced: an entry that reaches it gave a false size.
      yield inflateRawSync(await joined(packed), { maxOutputLength: size + 1 });
      return;
    }
    // An error reaches the reader of the last stream.
    const unpacked = pipeline(
      Readable.from(packed, { objectMode: true }),
      createInflateRaw(),
      () => undefined,
    );
    for await (const piece of unpacked) yield piece as Buffer;
  } catch (error) {
    // An error of the disk says nothing about the bytes.
    throw isBadData(error) ? damaged(`${shown} is damaged`, error) : error;
  }
}

/** True for the errors of zlib that tell of its input. */
function isBadData(error: unknown): boolean {
  return ["Z_DATA_ERROR", "Z_BUF_ERROR", "Z_NEED_DICT", "ERR_BUFFER_TOO_LARGE"].includes(
    codeOf(error),
  );
}

function utf8(name: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(name);
  } catch (error) {
    throw damaged("it has a name that is not UTF-8", error);
  }
}
