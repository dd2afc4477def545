// Front matter holds the settings at the top of SELF.md. A file without it never reaches the parser, nothing in a Record
// is ever executed, and nothing is cached between two readings (options passed on every call bypass gray-matter's cache).
// What is damaged costs the damaged setting and no other: where the whole is not YAML, it is read key by key.
// Proof: test/record/self/front-matter.test.ts and front-matter-any.test.ts.

import matter from "gray-matter";
import { factual, type Factual } from "../../factual.ts";
import type { RecordSettings, SettingFault } from "../types.ts";
import { createLineIndex } from "../text/markdown.ts";
import { readFence } from "../text/yaml-items.ts";
import { cutPieces, looseText, withoutSlipped, type Piece } from "../text/yaml-pieces.ts";
import { withPlainBlanks, withoutComment } from "../text/yaml-scalars.ts";
import { isOwnKey, isSettingKey, readSettings, type Property } from "./settings.ts";

/** SELF.md in two parts; `bodyOffset` is where `body` begins in the text. */
export interface SplitSelf {
  readonly settings: RecordSettings;
  /** What could not be read, and what counts instead. */
  readonly faults: readonly SettingFault[];
  readonly body: string;
  readonly bodyOffset: number;
}

/** Takes the optional front matter off SELF.md. Unknown keys are left alone. Never throws. */
export function splitFrontMatter(text: string): SplitSelf {
  const header = headerOf(text);
  if (!header) return { settings: {}, faults: [], body: text, bodyOffset: 0 };
  const { start, end, bodyOffset, fault } = header;
  const lineOf = createLineIndex(text);
  const source = withPlainBlanks(text.slice(start, end));
  const read = propertiesOf(source, (offset) => lineOf(start + offset));
  const { settings, faults } = readSettings(read.properties, {
    text: withPlainBlanks(text.slice(0, end)),
    lineOf,
  });
  // A setting that is named on the line says more than that the line is no YAML.
  const told = (line: number): boolean => faults.some((one) => one.line === line);
  const ofWhole = [fault ?? read.fault].flatMap((one) => (one && !told(one.line) ? [one] : []));
  return {
    settings,
    faults: [...ofWhole, ...faults].toSorted((a, b) => a.line - b.line),
    body: text.slice(bodyOffset),
    bodyOffset,
  };
}

/** The 1-based line on which a key, or a line of `wording`, stands; 1 where it does not. */
export function lineOfKey(text: string, key: string): number {
  const end = headerOf(text)?.end ?? 0;
  const lines = text.slice(0, end).split("\n");
  const at = lines.findIndex((line) => line.trim().replace(/^["']/, "").startsWith(key));
  return at < 0 ? 1 : at + 1;
}

interface Header {
  /** The lines of settings begin and end here, without the lines `---`. */
  readonly start: number;
  readonly end: number;
  readonly bodyOffset: number;
  readonly fault?: SettingFault;
}

const OPENING = /^\uFEFF?---[ \t]*([^\s-][^\r\n]*?)?[ \t]*(?:\r?\n|$)/;
const CLOSING = /(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** The Record itself begins at its title, at a numbered section or at a fence. Other `#` lines are comments of YAML. */
const RECORD = /^(?: {0,3}(?:`{3}|~{3})|#+[ \t\u00A0]+(?:[^\n]*\b[IVX]+\\?\.|\W*SELF\b))/m;
/** A first line that was to be `---`. */
const LIKE_OPENING = /^[\s\p{Cf}]*[-+=~_\u2010-\u2015\u2212]{2,}[ \t]*\w{0,12}[ \t]*\r?(?:\n|$)/u;

const NO_END = factual`The front matter has no end. Close it with a line --- of its own`;
const NO_BEGINNING = factual`The front matter must begin with a line --- of its own, as the first line of the file`;
const OTHER_LANGUAGE = factual`The front matter is marked as another language, and only YAML is read. Begin it with a plain ---`;

function headerOf(text: string): Header | undefined {
  const record = RECORD.exec(text)?.index ?? text.length;
  const opening = OPENING.exec(text);
  if (!opening) return misplacedHeader(text, record);
  const start = Math.min(opening[0].length, record);
  const place = placeOf(text, start, start, record);
  const hasEnd = place.bodyOffset > place.end;
  const hasKeys = cutPieces(text.slice(start, place.end)).some(({ key }) => key !== undefined);
  // A rule on the first line begins nothing.
  if (!hasEnd && !hasKeys) return undefined;
  if (!/^(?:ya?ml)?$/i.test(opening[1] ?? "")) return { ...place, fault: fault(1, OTHER_LANGUAGE) };
  return { ...place, ...(!hasEnd && { fault: fault(1, NO_END) }) };
}

/** Settings above the Record that do not begin as they should. Other text there is no front matter. */
function misplacedHeader(text: string, record: number): Header | undefined {
  const start = Math.min(LIKE_OPENING.exec(text)?.[0].length ?? 0, record);
  let at = start;
  for (const line of text.slice(start, record).split("\n")) {
    if (isOwnKey(line) || (start > 0 && isSettingKey(line))) {
      return { ...placeOf(text, start, at, record), fault: fault(1, NO_BEGINNING) };
    }
    at += line.length + 1;
  }
  return undefined;
}

function placeOf(text: string, start: number, from: number, record: number): Header {
  const closing = CLOSING.exec(text.slice(from, record));
  const end = closing ? from + closing.index : record;
  return { start, end, bodyOffset: closing ? end + closing[0].length : end };
}

interface ReadProperties {
  readonly properties: readonly Property[];
  readonly fault?: SettingFault;
}

function propertiesOf(source: string, lineOf: (offset: number) => number): ReadProperties {
  const pieces = cutPieces(source).flatMap((piece) => withSlipped(piece, lineOf(piece.offset)));
  const whole = readWhole(source);
  if ("data" in whole) {
    const placed = new Map(pieces.map((one) => [one.piece.key, one]));
    const properties = Object.entries(whole.data).map(([key, value]): Property => {
      const { piece, line = lineOf(0) } = placed.get(key) ?? {};
      return { key, value, line, ...(piece && { source: sourceOf(piece) }) };
    });
    return { properties };
  }
  const properties = pieces.flatMap(({ piece, line }, index): Property[] => {
    const { key, source: own } = piece;
    if (key === undefined) return [];
    const alone = readFence(`${own}\n`);
    const values = "value" in alone && isData(alone.value) ? Object.values(alone.value) : [];
    const value = values.length === 1 ? values[0] : looseText(piece);
    // A line below that is no key may be what should stand behind this one.
    const below = pieces[index + 1]?.piece;
    const stray = below && below.key === undefined ? below.source : "";
    return [{ key, value, line, source: `${sourceOf(piece)}${stray}` }];
  });
  return { properties, fault: fault(lineOf(0) + whole.line - 1, whole.message) };
}

function sourceOf({ head, rest }: Piece): string {
  return `${withoutComment(head)}\n${rest}`.trim();
}

interface PlacedPiece {
  readonly piece: Piece;
  readonly line: number;
}

/** A piece, and the keys that slipped under it where the parser refuses it. */
function withSlipped(whole: Piece, line: number, depth = 0): readonly PlacedPiece[] {
  const isWhole = whole.key === undefined || !("error" in readFence(`${whole.source}\n`));
  if (isWhole || depth > MAX_DEPTH) return [{ piece: whole, line }];
  const { piece, slipped } = withoutSlipped(whole);
  const below = slipped.flatMap((one) => {
    const first = one.source.trim().split("\n", 1)[0] ?? "";
    const above = whole.source.slice(0, Math.max(0, whole.source.indexOf(first)));
    return withSlipped(one, line + above.split("\n").length - 1, depth + 1);
  });
  return [{ piece, line }, ...below];
}

/** Nesting of slips. Nobody indents deeper by hand. */
const MAX_DEPTH = 8;

type Whole = { readonly data: Data } | { readonly line: number; readonly message: Factual };

interface Data {
  readonly [key: string]: unknown;
}

/** The lines as one YAML mapping, read by our parser through gray-matter. */
function readWhole(source: string): Whole {
  let read: Whole | undefined;
  const parse = (header: string): object => {
    read = wholeOf(header);
    return {};
  };
  const refuse = (): object => ({});
  // gray-matter brings engines that run code and a YAML 1.1 that reads 22:00 as a number. None of them is used.
  const none = { parse: refuse };
  const names = ["json", "javascript", "js", "coffee", "coffeescript", "cson", "toml"];
  const engines = { yaml: { parse }, ...Object.fromEntries(names.map((name) => [name, none])) };
  if (source.trim() === "" || /^---/m.test(source)) return wholeOf(source);
  matter(`---\n${source.replaceAll("\r\n", "\n").replace(/\n?$/, "\n")}---\n`, {
    language: "yaml",
    engines,
  });
  return read ?? wholeOf(source);
}

const NOT_YAML = factual`The front matter is not valid YAML. Correct that line`;
const NO_MAPPING = factual`The front matter must be lines of key: value, for example time_zone: "UTC"`;

function wholeOf(source: string): Whole {
  const read = readFence(source.replace(/^\n/, ""));
  if ("error" in read) return { line: read.error.line ?? 1, message: NOT_YAML };
  const value = read.value ?? {};
  return isData(value) ? { data: value } : { line: 1, message: NO_MAPPING };
}

function fault(line: number, message: Factual): SettingFault {
  return { line, message: factual`SELF.md line ${line}: ${message}.` };
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
