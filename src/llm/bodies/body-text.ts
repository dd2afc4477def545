// The bytes of a server's answer as text. We ask for no coding and expect UTF-8, but proxies compress whatever they pass on, and
// label what they have not read. Proof: test/llm/wire-answers.test.ts.

import { promisify } from "node:util";
import zlib from "node:zlib";

/**
 * Gives the text of a body, without a mark of its byte order.
 * @param bytes the whole body, @param headers the coding and the media type as the server names them.
 * @param limit bytes that the text may have. @throws RangeError beyond it; an error of zlib's when the body was cut off.
 */
export async function bodyText(
  bytes: Uint8Array,
  headers: { readonly coding: string; readonly media: string },
  limit: number,
): Promise<string> {
  return asText(await uncompressed(bytes, headers.coding, limit), headers.media);
}

type Decompress = (bytes: Uint8Array, limits: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzip: Decompress = promisify(zlib.gunzip);
const inflate: Decompress = promisify(zlib.inflate);
const inflateRaw: Decompress = promisify(zlib.inflateRaw);
const unbrotli: Decompress = promisify(zlib.brotliDecompress);
const unzstd: Decompress = promisify(zlib.zstdDecompress);

/** Undoes the codings that are named, the last one first, and those that the first bytes show. */
async function uncompressed(bytes: Uint8Array, coding: string, limit: number): Promise<Uint8Array> {
  let plain = bytes;
  for (const name of codingsOf(coding).toReversed()) {
    try {
      plain = await undo(decompressOf(name, plain), plain, limit);
    } catch (error) {
      // A proxy may leave the label on what it has unpacked, or packed anew.
      if (error instanceof RangeError || !(isPlain(plain) || shownCoding(plain))) throw error;
    }
  }
  for (let depth = 0; depth < 3; depth += 1) {
    const shown = shownCoding(plain);
    if (!shown) break;
    plain = await undo(shown, plain, limit);
  }
  return plain;
}

function codingsOf(coding: string): readonly string[] {
  const names = coding.toLowerCase().split(/[\s,]+/);
  // No server needs more than two.
  return names.filter((name) => name !== "" && name !== "identity").slice(0, 3);
}

function decompressOf(name: string, bytes: Uint8Array): Decompress | undefined {
  switch (name) {
    case "gzip":
    case "x-gzip":
      return gunzip;
    case "deflate":
      // Some servers leave out the two bytes of zlib.
      return ((bytes[0] ?? 0) & 0x0f) === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0
        ? inflate
        : inflateRaw;
    case "br":
      return unbrotli;
    case "zstd":
      return unzstd;
    default:
      return undefined;
  }
}

/** The coding of a body that does not name it. */
function shownCoding([a, b, c, d]: Uint8Array): Decompress | undefined {
  if (a === 0x1f && b === 0x8b) return gunzip;
  if (a === 0x78 && (b === 0x01 || b === 0x9c || b === 0xda)) return inflate;
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd ? unzstd : undefined;
}

async function undo(
  decompress: Decompress | undefined,
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array> {
  if (!decompress) return bytes;
  try {
    return await decompress(bytes, { maxOutputLength: limit });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") throw new RangeError("the answer is larger than 1 MiB");
    throw error;
  }
}

/** True for a body that begins as JSON, a stream or a page. */
function isPlain(bytes: Uint8Array): boolean {
  const begin = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return /^(?:[{[]\s*["{\]}]|data:|<[a-z!])/i.test(begin);
}

function asText(bytes: Uint8Array, media: string): string {
  const [a, b, c, d] = bytes;
  // The decoders take the mark away.
  if (a === 0xff && b === 0xfe) return decoded("utf-16le", bytes);
  if (a === 0xfe && b === 0xff) return decoded("utf-16be", bytes);
  // JSON begins with two signs that have one byte each.
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return decoded("utf-16le", bytes);
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return decoded("utf-16be", bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const [, charset = "utf-8"] = /charset\s*=\s*"?([\w.:-]+)/i.exec(media) ?? [];
    return decoded(isWestern(bytes) && /^utf-?8$/i.test(charset) ? "latin1" : charset, bytes);
  }
}

/**
 * True for letters of western languages in the encoding before UTF-8: no letter beyond ASCII is UTF-8, and none is the half of
 * one that was cut off.
 */
function isWestern(bytes: Uint8Array): boolean {
  const isHalf = (byte: number): boolean => byte <= 0xa0 || byte === 0xc2 || byte === 0xc3;
  if (bytes.some((byte) => byte >= 0x80 && isHalf(byte))) return false;
  return /^[\0-\x7F\uFFFD]*$/.test(new TextDecoder().decode(bytes));
}

function decoded(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // There is no charset of that name.
    return new TextDecoder().decode(bytes);
  }
}
