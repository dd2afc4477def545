// Checksums of large files are worked out in pieces, so that other chats are answered between them.

import { setImmediate } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { startSha256 } from "../text/checksum.ts";

/** Lower-case hex SHA-256. */
export async function sha256InPieces(bytes: Uint8Array): Promise<string> {
  const hash = startSha256();
  for await (const piece of piecesOf(bytes)) hash.update(piece);
  return hash.digest("hex");
}

/** The CRC-32 of ZIP files. */
export async function crc32InPieces(bytes: Uint8Array): Promise<number> {
  let crc = 0;
  for await (const piece of piecesOf(bytes)) crc = crc32(piece, crc);
  return crc;
}

const PIECE = 1024 * 1024;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (at > 0) await setImmediate();
    yield bytes.subarray(at, at + PIECE);
  }
}
