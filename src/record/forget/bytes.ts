// Files that are no text of ours are searched for the words as they stand, in every usual encoding, and inside packed
// files. Nothing is taken out of them: a person has to look at a file in which words were found.

import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gunzip } from "node:zlib";
import { codeOf } from "../../errors.ts";
import { isUtf16 } from "../text/encoding.ts";
import { writtenAlike } from "../text/fold.ts";
import { holdsPacked } from "./encodings.ts";
import { holdsPhrase, type Phrase } from "./words.ts";
import { inMemory, joined, openZip } from "../archive/zip.ts";

/** `sealed` means that the file could hold words in a form that this search cannot read, such as a picture. */
export type Look = "held" | "clear" | "sealed";

/** A file as text, if it is UTF-8. Control characters are allowed only when the name is that of a text file. */
export function textOf(name: string, bytes: Uint8Array): string | undefined {
  if (isDocument(bytes)) return undefined;
  if (isUtf16(bytes) || (bytes.includes(0) && !TEXT_NAME.test(name))) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Documents that look like text, and keep their words in forms of their own. A changed one could not be opened. */
function isDocument(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /^\s*(?:%PDF-|%!PS|\{\\rtf|begin \d{3} |-----BEGIN [A-Z])/.test(start);
}

/** True for a text that could hold words where this search cannot read them: a packed picture, Japanese by escape codes. */
export function hidesWords(text: string): boolean {
  return text.includes("\u001b$") || /^begin \d{3} \S/m.test(text) || holdsPacked(text);
}

const TEXT_NAME = /\.(?:md|jsonl?|ya?ml|txt)(?:\.conflict-[\w-]+|\.[0-9a-f]{12}\.tmp)?$/i;

/** Searches a file that is no text for the phrases. */
export async function lookInto(bytes: Uint8Array, phrases: readonly Phrase[]): Promise<Look> {
  return lookDeeper(bytes, phrases, 0);
}

async function lookDeeper(
  bytes: Uint8Array,
  phrases: readonly Phrase[],
  depth: number,
): Promise<Look> {
  if (isHeld(bytes, phrases)) return "held";
  let worst: Look | undefined;
  try {
    for await (const { name, content } of depth < DEEPEST ? unpacked(bytes) : []) {
      if (holdsPhrase(name, phrases)) return "held";
      const look = Buffer.isBuffer(content)
        ? await lookDeeper(content, phrases, depth + 1)
        : await lookIntoLarge(content, phrases);
      if (look === "held") return look;
      if (worst !== "sealed") worst = look;
    }
  } catch {
    // It cannot be opened, or not to its end: it was searched as it stands.
    return isSeen(bytes, phrases) ? "clear" : "sealed";
  }
  return worst ?? (isSeen(bytes, phrases) ? "clear" : "sealed");
}

const DEEPEST = 2;
const LIMITS = { entries: 20_000, bytes: 100 * 1024 ** 2 };
/** Bytes of an unpacked file that are held. A larger one is searched piece by piece. */
const MOST_UNPACKED = 8 * 1024 ** 2;

/** A file in another one: its bytes, or pieces of a large one. */
interface Inside {
  readonly name: string;
  readonly content: Buffer | AsyncIterable<Uint8Array>;
}

/** The files inside a ZIP or gzip file, one at a time; none for any other file. @throws when it is damaged. */
async function* unpacked(bytes: Uint8Array): AsyncGenerator<Inside> {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    const { sizes, pieces } = await openZip(inMemory(bytes), LIMITS);
    for (const [name, size] of sizes) {
      const isLarge = size > MOST_UNPACKED;
      yield { name, content: isLarge ? pieces(name) : await joined(pieces(name)) };
    }
  }
  if (first === 0x1f && second === 0x8b) yield { name: "", content: await ungzipped(bytes) };
}

async function ungzipped(bytes: Uint8Array): Promise<Inside["content"]> {
  try {
    return await unzip(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if (codeOf(error) !== "ERR_BUFFER_TOO_LARGE") throw error;
    return gunzipped(bytes);
  }
}

const unzip = promisify(gunzip);

async function* gunzipped(bytes: Uint8Array): AsyncGenerator<Buffer> {
  let left = LIMITS.bytes;
  for await (const piece of pipeline(Readable.from([bytes]), createGunzip(), () => undefined)) {
    left -= (piece as Buffer).length;
    if (left < 0) throw new Error("it unpacks to too much");
    yield piece as Buffer;
  }
}

/** Searches bytes of any number, whatever the size of their pieces. It never gives "clear", for they may be packed. */
export async function lookIntoLarge(
  pieces: AsyncIterable<Uint8Array>,
  phrases: readonly Phrase[],
): Promise<Look> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < LARGE_WINDOW) continue;
    const window = Buffer.concat(held);
    if (isHeld(window, phrases)) return "held";
    // An even cut keeps both bytes of a letter together.
    const rest = window.subarray(length - OVERLAP - (length % 2));
    held = [rest];
    length = rest.length;
  }
  return isHeld(Buffer.concat(held), phrases) ? "held" : "sealed";
}

const LARGE_WINDOW = 2 * 1024 ** 2;

/** True when the words stand in the bytes in any usual encoding of letters. */
function isHeld(bytes: Uint8Array, phrases: readonly Phrase[]): boolean {
  for (let from = 0; from < bytes.length; from += WINDOW) {
    const part = bytes.subarray(from, from + WINDOW + OVERLAP);
    if (!mayHold(part, phrases)) continue;
    const isPlain = phrases.every(isSameEverywhere);
    for (const { encoding, skip } of isPlain ? READINGS : [...READINGS, ...OLD_READINGS]) {
      if (holdsPhrase(new TextDecoder(encoding).decode(part.subarray(skip)), phrases)) return true;
    }
    if (isWide(part) && WIDE.some((read) => holdsPhrase(read(part), phrases))) return true;
  }
  return false;
}

/** An even number, so that both bytes of a letter stay together. */
const WINDOW = 1024 ** 2;
/** Longer than anything that a person types. */
const OVERLAP = 16_384;
const READINGS = [
  { encoding: "utf-8", skip: 0 },
  { encoding: "windows-1252", skip: 0 },
  { encoding: "utf-16le", skip: 0 },
  { encoding: "utf-16le", skip: 1 },
  { encoding: "utf-16be", skip: 0 },
  { encoding: "utf-16be", skip: 1 },
] as const;

/** Only letters of ASCII are the same in every encoding, and some letters beyond it are folded to two of them. */
function isSameEverywhere(phrase: Phrase): boolean {
  const words = phrase.join(" ");
  return /^[\0-\x7f]*$/.test(words) && !/ss|f[fil]/.test(words);
}

/** Encodings of a time before Unicode. They differ in the letters beyond ASCII only. */
const OLD_READINGS = [
  "macintosh",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "iso-8859-2",
  "koi8-u",
  "ibm866",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
].map((encoding) => ({ encoding, skip: 0 }));

/** Four bytes for a letter, two of them or three zero. */
const WIDE = [0, 1, 2, 3].flatMap((skip) => [
  (bytes: Uint8Array) => fromUtf32(bytes.subarray(skip), "LE"),
  (bytes: Uint8Array) => fromUtf32(bytes.subarray(skip), "BE"),
]);

function isWide(bytes: Uint8Array): boolean {
  let zeros = 0;
  for (const byte of bytes.subarray(0, 4096)) if (byte === 0) zeros += 1;
  return zeros * 3 > Math.min(bytes.length, 4096);
}

function fromUtf32(bytes: Uint8Array, order: "LE" | "BE"): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, order === "LE");
    text += code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  }
  return text;
}

/** A quick look for pictures of many megabytes. A text is always read, because its words have many spellings. */
function mayHold(part: Uint8Array, phrases: readonly Phrase[]): boolean {
  if (part.length < SMALL || isUtf16(part) || !hasControls(part)) return true;
  const raw = Buffer.from(part).toString("latin1").toLowerCase();
  return phrases.some(([first = ""]) =>
    spellings(writtenAlike(first)).some((spelling) => raw.includes(spelling)),
  );
}

const SMALL = 65_536;

/** Each spelling once, as bytes that are compared without case. */
function spellings(word: string): readonly string[] {
  const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
  const bytes = [word, word.toUpperCase(), capital]
    .flatMap((text) => [text, text.normalize("NFD")])
    .flatMap((text) => [Buffer.from(text), Buffer.from(text, "latin1"), ...wideSpellings(text)]);
  return [...new Set(bytes.map((each) => each.toString("latin1").toLowerCase()))];
}

/**
 * Where every second byte is zero, both orders have the bytes between the first letter and the last in common. To look for
 * one that begins with zero takes long in a blank picture: it may begin at every byte.
 */
function wideSpellings(text: string): readonly Buffer[] {
  const wide = Buffer.from(text, "utf16le");
  const isNarrow = /^[\0-\xff]+$/.test(text);
  return isNarrow ? [wide.subarray(0, -1)] : [wide, Buffer.from(wide).swap16()];
}

/** True when the search would have seen a word: the bytes are text in one of the encodings tried. */
function isSeen(bytes: Uint8Array, phrases: readonly Phrase[]): boolean {
  if (isUtf16(bytes)) return true;
  if (hasControls(bytes) || isDocument(bytes)) return false;
  const text = textOf("", bytes);
  if (text !== undefined) return !hidesWords(text);
  return phrases.every(isSameEverywhere);
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1b);
}
