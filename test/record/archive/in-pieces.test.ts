import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { crc32InPieces, sha256InPieces } from "../../../src/record/archive/in-pieces.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";

it.each([0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 7])(
  "the checksums of %i bytes are the same in pieces",
  async (length) => {
    const bytes = Buffer.alloc(length, "abcdefg");
    expect(await sha256InPieces(bytes)).toBe(sha256Hex(bytes));
    expect(await crc32InPieces(bytes)).toBe(crc32(bytes));
  },
);
