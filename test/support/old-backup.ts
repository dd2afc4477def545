// Backups as earlier versions wrote them: every file deflated, however well it packs.

import { deflateRawSync, crc32 } from "node:zlib";
import {
  centralHeader,
  DEFLATED,
  endRecord,
  localHeader,
} from "../../src/record/archive/zip-format.ts";
import { readZip } from "../../src/record/archive/zip.ts";

/** The same archive with all its files deflated. */
export async function deflatedAnew(zip: Buffer): Promise<Buffer> {
  const files = await readZip(zip, { entries: 65_000, bytes: 2 ** 31, isOurs: true });
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const entry = {
      name: Buffer.from(name),
      method: DEFLATED,
      crc: crc32(bytes),
      packedSize: packed.length,
      size: bytes.length,
      offset,
    };
    const header = localHeader(entry);
    parts.push(header, packed);
    directory.push(centralHeader(entry));
    offset += header.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(directory.length, central.length, offset)]);
}
