// The usual ways to write letters as other signs: escapes of JSON, YAML and programs, percent signs of links,
// quoted-printable, entities of HTML, base64 and hexadecimal digits.

import type { Splice } from "../text/markdown.ts";

/** Escapes with a backslash. */
export function* escapesOf(plain: string): Generator<Splice> {
  for (const match of plain.matchAll(ESCAPE)) {
    yield { start: match.index, end: match.index + match[0].length, text: unitOf(match) };
  }
}

/** A text with these escapes resolved. */
export function unescaped(text: string): string {
  return text.replaceAll(ESCAPE, (...groups: string[]) => unitOf(groups));
}

const ESCAPE =
  /\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|([^]))/g;

function unitOf([, four, braced, two, eight, single = ""]: readonly (
  string | undefined
)[]): string {
  const hex = four ?? two;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  const long = braced ?? eight;
  if (long !== undefined) return signOf(Number.parseInt(long, 16)) ?? " ";
  if (single === "0") return "\0";
  return /[\\"'/\p{P}\p{S}]/u.test(single) ? single : " ";
}

function signOf(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** What a link or a page encodes. */
export function encodedIn(plain: string): Iterable<Splice> {
  return /[%&\\]/.test(plain) ? decodings(plain, ENCODED) : [];
}

/** What a letter encodes (quoted-printable). Links have such signs too, and mean something else by them. */
export function quotedIn(plain: string): Iterable<Splice> {
  return plain.includes("=") ? decodings(plain, QUOTED) : [];
}

/** The same by programs that write small letters. */
export function looselyQuotedIn(plain: string): Iterable<Splice> {
  return /=(?:[0-9]?[a-f]|[a-f][0-9])/.test(plain) ? decodings(plain, LOOSELY_QUOTED) : [];
}

function* decodings(plain: string, pattern: RegExp): Generator<Splice> {
  for (const match of plain.matchAll(pattern)) {
    const { index, 0: found } = match;
    const text = decodedOf(match.groups ?? {});
    if (text !== undefined) yield { start: index, end: index + found.length, text };
  }
}

const ENCODED = new RegExp(
  [
    "(?<percent>(?:%[0-9A-Fa-f]{2})+)",
    "%u(?<wide>[0-9A-Fa-f]{4})",
    String.raw`(?<octal>(?:\\[0-3][0-7]{2})+)`,
    "&#(?<decimal>\\d{1,7});?",
    "&#[xX](?<hex>[0-9A-Fa-f]{1,6});?",
    "&(?<name>[A-Za-z][A-Za-z0-9]{1,11})\\b;?",
  ].join("|"),
  "g",
);
const QUOTED = /(?<quoted>(?:=(?:[0-9A-F]{2}|[ \t]*\r?\n))+)/g;
const LOOSELY_QUOTED = /(?<quoted>(?:=(?:[0-9A-Fa-f]{2}|[ \t]*\r?\n))+)/g;

function decodedOf(groups: { readonly [group: string]: string | undefined }): string | undefined {
  const { percent, wide, quoted, octal, decimal, hex, name } = groups;
  if (percent !== undefined) return letters(Buffer.from(percent.replaceAll("%", ""), "hex"));
  if (quoted !== undefined)
    return letters(Buffer.from(quoted.replaceAll(/[^0-9A-Fa-f]/g, ""), "hex"));
  if (octal !== undefined) {
    const bytes = octal.split("\\").slice(1);
    return letters(Buffer.from(bytes.map((digits) => Number.parseInt(digits, 8))));
  }
  if (name !== undefined) return entityOf(name);
  if (decimal !== undefined) return signOf(Number(decimal));
  return signOf(Number.parseInt(hex ?? wide ?? "", 16));
}

/** Bytes as UTF-8, or as the letters of Western Europe. */
function letters(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The letter of a named entity. Names of other signs part words as they do. */
function entityOf(name: string): string | undefined {
  const special = ENTITIES.get(name);
  if (special !== undefined) return special;
  const [, letter = "", mark = ""] = MARKED.exec(name) ?? [];
  if (letter !== "") return `${letter}${MARKS.get(mark) ?? ""}`;
  return /^([A-Za-z])(?:opf|scr|fr)$/.exec(name)?.[1] ?? /^(f[fijl]{1,2})lig$/.exec(name)?.[1];
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["grave", "\u0300"],
  ["acute", "\u0301"],
  ["circ", "\u0302"],
  ["tilde", "\u0303"],
  ["macr", "\u0304"],
  ["breve", "\u0306"],
  ["dot", "\u0307"],
  ["uml", "\u0308"],
  ["ring", "\u030A"],
  ["dblac", "\u030B"],
  ["caron", "\u030C"],
  ["cedil", "\u0327"],
  ["ogon", "\u0328"],
]);
const MARKED = new RegExp(`^([A-Za-z])(${[...MARKS.keys()].join("|")})$`);

const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";
const RUSSIAN =
  "acy bcy vcy gcy dcy iecy zhcy zcy icy jcy kcy lcy mcy ncy ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy shchcy hardcy ycy softcy ecy yucy yacy";
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...entitiesOf(
    "shy:\u00AD zwj:\u200D zwnj:\u200C ZeroWidthSpace:\u200B NoBreak:\u2060 amp:& lt:< gt:> quot:\" apos:' lowbar:_ percnt:% num:# bsol:\\ equals:= hyphen:\u2010 sol:/ plus:+",
  ),
  ...entitiesOf(
    "szlig:ß AElig:Æ aelig:æ OElig:Œ oelig:œ Oslash:Ø oslash:ø ETH:Ð eth:ð THORN:Þ thorn:þ Lstrok:Ł lstrok:ł Dstrok:Đ dstrok:đ Hstrok:Ħ hstrok:ħ Tstrok:Ŧ tstrok:ŧ imath:ı inodot:ı ordf:ª ordm:º iocy:ё IOcy:Ё",
  ),
  ...inOrder(GREEK, 0x3b1),
  ...inOrder(capitals(GREEK), 0x391),
  ...inOrder(RUSSIAN, 0x430),
  ...inOrder(
    RUSSIAN.replaceAll(/\w+(?=cy\b)/g, (name) => name.toUpperCase()),
    0x410,
  ),
]);

function entitiesOf(list: string): readonly (readonly [name: string, sign: string])[] {
  return list.split(" ").map((item) => {
    const at = item.indexOf(":");
    return [item.slice(0, at), item.slice(at + 1)];
  });
}

function inOrder(names: string, first: number): readonly (readonly [name: string, sign: string])[] {
  return names.split(" ").map((name, index) => [name, String.fromCodePoint(first + index)]);
}

function capitals(names: string): string {
  return names.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** Markup between two letters, and a word that goes on in the next line. */
export const JOINTS = new RegExp(
  String.raw`(?<=[\p{L}\p{N}\p{M}])(?:[*_~\x60^{}]|<!--(?:(?!-->)[^]){0,2000}-->|</?[A-Za-z][^<>]{0,300}>|!?\[|\](?:\([^()\n]{0,300}\)|\[[^[\]\n]{0,300}\])?|[\u00AD\u2010\u2011-]\r?\n[ \t>#]*|\\\r?\n[ \t]*)+(?=[\p{L}\p{N}\p{M}])`,
  "gu",
);

/** Texts in base64 or in hexadecimal digits. A short run that is no text gives none. */
export function* packedIn(plain: string): Generator<Splice> {
  for (const { index: start, 0: digits } of plain.matchAll(HEX)) {
    const text = textIn(Buffer.from(digits, "hex"));
    if (text !== undefined) yield { start, end: start + digits.length, text };
  }
  for (const { index, 0: run } of plain.matchAll(PACKED)) {
    const isSaid = plain.startsWith("base64,", index - "base64,".length);
    if (!isSaid && !MIXED.test(run)) continue;
    yield* unpacked(run, index);
    // A path, or a name with something before it.
    if (run.length < LONG && /[/_-]/.test(run)) {
      for (const part of run.matchAll(/[A-Za-z0-9+=]{4,}/g)) {
        yield* unpacked(part[0], index + part.index);
      }
    }
  }
}

function* unpacked(run: string, start: number): Generator<Splice> {
  const end = start + run.length;
  const signs = run.replaceAll(/[^\w+/-]/g, "");
  for (const bytes of unpackings(signs)) {
    const text = textIn(bytes) ?? (signs.length >= LONG ? bytes.toString("utf8") : undefined);
    if (text !== undefined) yield { start, end, text };
  }
}

/** In lines, as letters have it, or in one. */
const PACKED =
  /[A-Za-z0-9+/_-]{40,}(?:[ \t>]*\\?\r?\n[ \t>]*[A-Za-z0-9+/_-]{4,})*={0,2}|[A-Za-z0-9+/_-]{6,}={0,2}|(?<=base64,)[A-Za-z0-9+/_-]{4,}={0,2}/g;
/** No word, number or id is mixed like this, and few names are. */
const MIXED = /[a-z][A-Z0-9]|[A-Z]\d?[A-Z]?[a-z]+\d|[A-Z][A-Z0-9][a-z]/;
const HEX = /\b(?:[0-9a-fA-F]{2}){6,}/g;
const LONG = 40;

/** Whatever stands before it, the text begins at one of these. */
function unpackings(signs: string): readonly Buffer[] {
  return [0, 1, 2, 3].map((skip) => Buffer.from(signs.slice(skip), "base64"));
}

function textIn(bytes: Buffer): string | undefined {
  const text = letterText(bytes, "utf-8");
  if (text !== undefined) return text;
  const half = bytes.filter((byte) => byte === 0).length * 3;
  if (half < bytes.length) return undefined;
  return letterText(bytes, bytes[0] === 0 ? "utf-16be" : "utf-16le");
}

function letterText(bytes: Buffer, encoding: string): string | undefined {
  try {
    // What stands behind the last full letter was cut off.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return /(?!\s)\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** True when a text holds a long run in base64 that is no text: a picture, or something locked. */
export function holdsPacked(text: string): boolean {
  if (!/\b[\w+/-]{60}/.test(text)) return false;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{200,}|(?:[A-Za-z0-9+/]{60,}\r?\n){3,}/g)) {
    const signs = run.replaceAll(/\s/g, "");
    const isMixed = /[A-Z]/.test(signs) && /[a-z]/.test(signs) && /\d/.test(signs);
    if (isMixed && unpackings(signs).every((bytes) => textIn(bytes) === undefined)) return true;
  }
  return false;
}
