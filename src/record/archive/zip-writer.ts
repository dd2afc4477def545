// A ZIP file is written piece by piece: no file is held whole, and the headers of a file are put right once its bytes
// are known. A file that deflate does not make smaller is stored; so is one that would unpack to more than the reader
// allows. Proof: test/record/archive/zip.test.ts.

import type { FileHandle } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import {
  centralHeader,
  DEFLATED,
  endRecord,
  LIMIT_16,
  LIMIT_32,
  localHeader,
  LONGEST_DIRECTORY,
  MOST_RATIO,
  STORED,
  type Entry,
  type ZipLimits,
} from "./zip-format.ts";

/** A file to pack. Its bytes may be read twice. */
export interface ZipContent {
  /** With "/" between folders. */
  readonly name: string;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/**
 * Packs the files into a new file, in their order, and gives its length.
 * @param options.packedBytes most bytes of the ZIP file itself.
 * @throws RecordError beyond the limits; what was written is then of no use.
 */
export async function writeZip(
  file: FileHandle,
  contents: Iterable<ZipContent> | AsyncIterable<ZipContent>,
  options: ZipLimits & { readonly packedBytes?: number },
): Promise<number> {
  const most = Math.min(options.packedBytes ?? LIMIT_32, LIMIT_32);
  const directory = createList();
  let [offset, left, count] = [0, options.bytes, 0];
  for await (const content of contents) {
    const room = { packed: most - offset, bytes: left };
    const entry = await writeEntry(file, offset, content, room);
    directory.add(centralHeader(entry));
    count += 1;
    left -= entry.size;
    offset += localHeader(entry).length + entry.packedSize;
    if (count > options.entries || directory.length() > LONGEST_DIRECTORY) throw tooLarge();
  }
  const central = directory.all();
  const end = endRecord(count, central.length, offset);
  const length = offset + central.length + end.length;
  if (length > most) throw tooLarge();
  await file.writev([central, end], offset);
  // A file that was stored in the end may have been longer at first.
  await file.truncate(length);
  return length;
}

/** Bytes that grow, in blocks of their own: each small Buffer of Node keeps the whole block alive that it shares. */
function createList(): {
  readonly add: (bytes: Buffer) => void;
  readonly length: () => number;
  readonly all: () => Buffer;
} {
  let list = Buffer.alloc(64 * 1024);
  let length = 0;
  return {
    add: (bytes) => {
      if (length + bytes.length > list.length) {
        list = Buffer.concat([list], 2 * (list.length + bytes.length));
      }
      length += bytes.copy(list, length);
    },
    length: () => length,
    all: () => list.subarray(0, length),
  };
}

interface Room {
  readonly packed: number;
  readonly bytes: number;
}

async function writeEntry(
  file: FileHandle,
  offset: number,
  { name, pieces }: ZipContent,
  room: Room,
): Promise<Entry> {
  const bytes = Buffer.from(name, "utf8");
  if (bytes.length > LIMIT_16) throw tooLarge();
  const begun = { name: bytes, method: DEFLATED, crc: 0, packedSize: 0, size: 0, offset };
  const at = offset + localHeader(begun).length;
  let entry: Entry = { ...begun, ...(await writePacked(file, at, pieces(), DEFLATED, room)) };
  if (entry.packedSize >= entry.size || entry.size > MOST_RATIO * entry.packedSize) {
    entry = { ...begun, ...(await writePacked(file, at, pieces(), STORED, room)) };
  }
  await writeAll(file, localHeader(entry), offset);
  return entry;
}

async function writePacked(
  file: FileHandle,
  offset: number,
  pieces: AsyncIterable<Uint8Array>,
  method: typeof STORED | typeof DEFLATED,
  room: Room,
): Promise<Pick<Entry, "method" | "crc" | "packedSize" | "size">> {
  let [crc, size, packedSize] = [0, 0, 0];
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      if (size > room.bytes) throw tooLarge();
      yield piece;
    }
  }
  for await (const piece of method === STORED ? counted() : deflated(counted())) {
    await writeAll(file, piece, offset + packedSize);
    packedSize += piece.length;
    if (packedSize > room.packed) throw tooLarge();
  }
  return { method, crc, packedSize, size };
}

async function* deflated(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { value: first = new Uint8Array(), done } = await pieces.next();
  const second = done ? undefined : await pieces.next();
  if (!second || second.done) {
    // Each stream holds a quarter of a megabyte until it is collected: too much for thousands of small files.
    yield deflateRawSync(first as Uint8Array);
    return;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first as Uint8Array;
    yield second?.value as Uint8Array;
    yield* pieces;
  }
  // An error reaches the reader of the last stream.
  const stream = Readable.from(all(), { objectMode: true });
  for await (const piece of pipeline(stream, createDeflateRaw(), () => undefined)) {
    yield piece as Buffer;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const rest = bytes.length - written;
    written += (await file.write(bytes, written, rest, position + written)).bytesWritten;
  }
}

function tooLarge(): RecordError {
  return new RecordError(factual`The Record is too large for a ZIP file`, {
    code: "archive_too_large",
  });
}
