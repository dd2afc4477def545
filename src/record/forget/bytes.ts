// Files that are no text of ours are searched for the words as they stand, in every usual encoding, and inside packed
// files. Nothing is taken out of them: a person has to look at a file in which words were found.

import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isUtf16 } from "../text/encoding.ts";
import { writtenAlike } from "../text/fold.ts";
import { holdsPhrase, type Phrase } from "./words.ts";
import { readZip } from "../archive/zip.ts";

/** `sealed` means that the file could hold words in a form that this search cannot read, such as a picture. */
export type Look = "held" | "clear" | "sealed";

/** A file as text, if it is UTF-8. Control characters are allowed only when the name is that of a text file. */
export function textOf(name: string, bytes: Uint8Array): string | undefined {
  if (isUtf16(bytes) || (bytes.includes(0) && !TEXT_NAME.test(name))) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const TEXT_NAME = /\.(?:md|jsonl?|ya?ml|txt)(?:\.conflict-[\w-]+|\.[0-9a-f]{12}\.tmp)?$/i;

/** Searches a file that is no text for the phrases. */
export async function lookInto(bytes: Uint8Array, phrases: readonly Phrase[]): Promise<Look> {
  return lookDeeper(bytes, phrases, 0);
}

/** The same for a file that is too large to be held: it is searched as it stands, and not inside packed files. */
export async function lookThrough(
  pieces: AsyncIterable<Uint8Array>,
  phrases: readonly Phrase[],
): Promise<Look> {
  let window = Buffer.alloc(0);
  for await (const piece of pieces) {
    window = Buffer.concat([window, piece]);
    if (window.length < WINDOW) continue;
    if (isHeld(window, phrases)) return "held";
    // An even cut keeps both bytes of a letter together.
    window = window.subarray(window.length - OVERLAP - (window.length % 2));
  }
  return isHeld(window, phrases) ? "held" : "sealed";
}

async function lookDeeper(
  bytes: Uint8Array,
  phrases: readonly Phrase[],
  depth: number,
): Promise<Look> {
  if (isHeld(bytes, phrases)) return "held";
  const inside = depth < DEEPEST ? await unpacked(bytes) : undefined;
  if (!inside) return isSeen(bytes, phrases) ? "clear" : "sealed";
  let worst: Look = "clear";
  for (const [name, content] of inside) {
    if (holdsPhrase(name, phrases)) return "held";
    const look = await lookDeeper(content, phrases, depth + 1);
    if (look === "held") return look;
    if (look === "sealed") worst = look;
  }
  return worst;
}

const DEEPEST = 2;
const LIMITS = { entries: 20_000, bytes: 100 * 1024 ** 2 };
const unzip = promisify(gunzip);

/** The files inside a ZIP or gzip file; undefined for any other file, and for one that cannot be opened. */
async function unpacked(
  bytes: Uint8Array,
): Promise<Iterable<readonly [name: string, content: Uint8Array]> | undefined> {
  const [first, second] = bytes;
  try {
    if (first === 0x50 && second === 0x4b) return await readZip(Buffer.from(bytes), LIMITS);
    if (first === 0x1f && second === 0x8b) {
      return [["", await unzip(bytes, { maxOutputLength: LIMITS.bytes })]];
    }
  } catch {
    // The file is searched as it stands.
  }
  return undefined;
}

function isHeld(bytes: Uint8Array, phrases: readonly Phrase[]): boolean {
  for (let from = 0; from < bytes.length; from += WINDOW) {
    const part = bytes.subarray(from, from + WINDOW + OVERLAP);
    if (!mayHold(part, phrases)) continue;
    const isThere = READINGS.some(({ encoding, skip }) =>
      holdsPhrase(new TextDecoder(encoding).decode(part.subarray(skip)), phrases),
    );
    if (isThere) return true;
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

/** A quick look for pictures of many megabytes. A text is always read, because its words have many spellings. */
function mayHold(part: Uint8Array, phrases: readonly Phrase[]): boolean {
  if (part.length < SMALL || isUtf16(part) || !hasControls(part)) return true;
  const raw = Buffer.from(part).toString("latin1").toLowerCase();
  return phrases.some(([first = ""]) =>
    spellings(writtenAlike(first)).some((spelling) =>
      raw.includes(spelling.toString("latin1").toLowerCase()),
    ),
  );
}

const SMALL = 65_536;

function spellings(word: string): readonly Buffer[] {
  const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
  return [word, word.toUpperCase(), capital]
    .flatMap((text) => [text, text.normalize("NFD")])
    .flatMap((text) => {
      const wide = Buffer.from(text, "utf16le");
      return [Buffer.from(text), Buffer.from(text, "latin1"), wide, Buffer.from(wide).swap16()];
    });
}

/** True when the search would have seen a word: the bytes are text in one of the encodings tried. */
function isSeen(bytes: Uint8Array, phrases: readonly Phrase[]): boolean {
  if (isUtf16(bytes)) return true;
  if (hasControls(bytes)) return false;
  const isUtf8 = textOf("", bytes) !== undefined;
  return isUtf8 || phrases.every((phrase) => /^[\0-\u00ff]*$/.test(phrase.join("")));
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1b);
}
