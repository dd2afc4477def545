// Lists of entries inside a fence are read item by item, so that one broken entry never hides the others: plain lines
// directly, then by the `yaml` package, then by tolerant rules. Hand-written files hold glued items, double keys and
// unquoted colons; reading them never throws. Proof: test/record/text/yaml-items.test.ts and broken-fences.test.ts.

import { isMap, isScalar, isSeq, visit } from "yaml";
import type { YAMLMap } from "yaml";
import {
  cutPieces,
  looseText,
  nodeText,
  pieceText,
  withoutSlipped,
  type Piece,
} from "./yaml-pieces.ts";
import { NO_ALIASES, parseYaml, simpleValue, trimBlanks, withoutComment } from "./yaml-scalars.ts";

/** One entry of a list. Offsets count from the beginning of the fence's body. */
export interface Item {
  readonly id: string;
  /** Values as text; a nested list or mapping is its source text. */
  readonly fields: ReadonlyMap<string, string>;
  /** On the entry's first line. */
  readonly offset: number;
  /** After the entry's last character that is not white space. */
  readonly end: number;
}

/** One item cut out of a list. */
export interface CutItem {
  /** Offset of its beginning in the text. `end` leaves out white space behind the item. */
  readonly start: number;
  readonly end: number;
  /** The lines of the item. A glued item is moved to the column of the keys below it. */
  readonly source: string;
}

/** The data of a fence, or the reason why it cannot be read; `line` is 1-based within the body. */
export type FenceValue =
  | { readonly value: unknown }
  | { readonly error: { readonly message: string; readonly line?: number } };

/** Reads a whole fence strictly: core schema, no aliases, no double keys. Never throws or prints. */
export function readFence(body: string): FenceValue {
  return valueOf(parseYaml(body));
}

/** The same as `readFence`, but numbers, dates and booleans stay the texts that were written. */
export function readFenceTexts(body: string): FenceValue {
  const document = parseYaml(body);
  visit(document, {
    Scalar(_key, node) {
      if (node.value !== null && node.source !== undefined && typeof node.value !== "string") {
        node.value = node.source;
      }
    },
  });
  return valueOf(document);
}

function valueOf(document: ReturnType<typeof parseYaml>): FenceValue {
  const fault = document.errors[0];
  if (fault) {
    const line = fault.linePos?.[0].line;
    const message = (fault.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    return { error: line === undefined ? { message } : { message, line } };
  }
  try {
    return { value: document.toJS(NO_ALIASES) as unknown };
  } catch {
    return { error: { message: "Aliases (*name) are not allowed" } };
  }
}

/** All entries of a fence whose `id` matches; the pattern must be anchored and have no `g` flag. Never throws. */
export function readItems(body: string, idPattern: RegExp): readonly Item[] {
  const chunks = splitChunks(body);
  if (chunks.length === 0) return body.includes("id:") ? readFlowItems(body, idPattern) : [];
  const items: Item[] = [];
  for (const chunk of chunks) {
    const isGlued = chunk.start > 0 && body[chunk.start - 1] !== "\n";
    for (const item of readChunk(body.slice(chunk.start, chunk.end), chunk.start, isGlued)) {
      if (idPattern.test(item.id)) items.push(item);
    }
  }
  return items;
}

interface Chunk {
  readonly start: number;
  readonly end: number;
}

// In YAML every line of an item is indented deeper than the item's dash, so a dash at that depth or less begins
// the next item. Lines that fit nowhere are slips of the hand and stay with the item above: a tab or text at the left
// edge, a key in the dash's own column. Only a key as far to the left as the list's own ends it.
function splitChunks(body: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const usual = /^ *(?=- )/m.exec(body)?.[0].length ?? 0;
  let open: { start: number; end: number; indent: number } | undefined;
  // Of the key that the list belongs to.
  let keyColumn = 0;
  // Of the key whose value is a text of many lines; what stands deeper is its text.
  let textColumn: number | undefined;
  for (let start = 0; start < body.length;) {
    const newline = body.indexOf("\n", start);
    const next = newline < 0 ? body.length : newline + 1;
    const line = trimBlanks(body.slice(start, next));
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    const lead = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (textColumn !== undefined && line !== "" && spaces <= textColumn) textColumn = undefined;
    if (open && textColumn !== undefined) {
      if (line !== "") open.end = start + line.length;
      start = next;
      continue;
    }
    const mark = line[lead];
    const isDash =
      mark === "-" && (line.length === lead + 1 || " \t".includes(line[lead + 1] ?? "x"));
    // A tab indents nothing: such a dash belongs to the list that is open.
    const indent = lead === spaces ? lead : (open?.indent ?? usual);
    const glued = isDash ? null : GLUED_TO_KEY.exec(line);
    if (glued) {
      if (open) chunks.push(open);
      // The dash stands anywhere; the lines below tell how deep its list is.
      const depth = /^[ \t]+/.exec(body.slice(next))?.[0].length ?? 1;
      open = {
        start: start + (glued[1] ?? "").length,
        end: start + line.length,
        indent: depth - 1,
      };
    } else if (isDash && (!open || indent <= open.indent)) {
      if (open) chunks.push(open);
      open = { start, end: start + line.length, indent };
    } else if (open && line !== "" && mark !== "#") {
      if (lead > keyColumn || !LIST_ENDS.test(line)) {
        open.end = start + line.length;
      } else {
        chunks.push(open);
        open = undefined;
      }
    }
    textColumn = columnOfText(line);
    if (!open && line !== "" && mark !== "#") keyColumn = lead;
    start = next;
  }
  if (open) chunks.push(open);
  return chunks;
}

/** The column of the key or dash whose text of many lines begins below this line. */
function columnOfText(line: string): number | undefined {
  const [match, indent = "", dashes = "", key] = TEXT_BELOW.exec(line) ?? [];
  if (match === undefined) return undefined;
  return indent.length + (key === undefined ? 0 : dashes.length);
}

function readChunk(text: string, start: number, isGlued: boolean): readonly Item[] {
  const fields = readSimpleChunk(text) ?? readStrictChunk(text);
  if (!fields) return readLooseItems(text, start, isGlued);
  const id = fields.get("id");
  return id ? [{ id, fields, offset: start, end: start + text.length }] : [];
}

// The common case: `- key: value` and `key: value` lines in one column, every value simple, no key twice.
function readSimpleChunk(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  let column = 0;
  for (const line of text.split("\n")) {
    const match = /^( *(?:- +)?)([A-Za-z_]\w*):(?: +(.*))?$/.exec(trimBlanks(line));
    const [, lead = "", key = "", source = ""] = match ?? [];
    if (!match || lead.includes("-") !== (fields.size === 0)) return undefined;
    if (fields.size === 0) column = lead.length;
    const value = simpleValue(source);
    if (lead.length !== column || value === undefined || fields.has(key)) return undefined;
    fields.set(key, value);
  }
  return fields;
}

function readStrictChunk(text: string): ReadonlyMap<string, string> | undefined {
  const document = parseYaml(text);
  const list = document.contents;
  if (document.errors.length > 0 || !isSeq(list) || list.items.length !== 1) return undefined;
  const map = list.items[0];
  return isMap(map) ? mapFields(map, text) : new Map<string, string>();
}

function mapFields(map: YAMLMap, source: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    fields.set(String(pair.key.value), nodeText(pair.value, source));
  }
  return fields;
}

/** A key, or a mark between documents. */
const LIST_ENDS = /^[ ]*(?:["'\p{L}\p{N}_][^#]*:(?:[ \t]|$)|---|\.\.\.)/u;
const TEXT_BELOW = /^([ \t]*)((?:-[ \t]+)*)([^\s#-][^#]*:[ \t]+)?[|>][-+\d]*(?:[ \t]+#.*)?$/;
/** `entries: []  - id: CUR-0001`, as an earlier merge wrote it. */
const GLUED_TO_KEY = /^([A-Za-z_]\w*:[ \t]*(?:\[[ \t]*\])?[ \t]*)-[ \t]+id:[ \t]/;

// `entries: [{id: ...}]`: rare, so the whole body goes through the parser, or key by key where it is not YAML.
function readFlowItems(body: string, idPattern: RegExp): readonly Item[] {
  const items: Item[] = [];
  const read = (source: string, shift: number): boolean => {
    const document = parseYaml(source);
    if (document.errors.length > 0) return false;
    const visitNode = (node: unknown): void => {
      if (isSeq(node)) for (const child of node.items) visitNode(child);
      if (!isMap(node)) return;
      const fields = mapFields(node, source);
      const id = fields.get("id") ?? "";
      if (idPattern.test(id)) {
        const [start = 0, end = source.length] = node.range ?? [];
        items.push({ id, fields, offset: shift + start, end: shift + end });
      } else for (const pair of node.items) visitNode(pair.value);
    };
    visitNode(document.contents);
    return true;
  };
  if (!read(body, 0)) {
    for (const { offset, end } of cutPieces(body)) read(body.slice(offset, end), offset);
  }
  return items;
}

/**
 * The entries in one piece of a list that is not YAML, by tolerant rules: an item starts at `- id:` wherever it occurs, each
 * key is read by itself, and the first of two equal keys counts. Never throws.
 * @param start offset of the piece in the body.
 * @param isGlued true when the first entry stands behind other text on its line.
 */
function readLooseItems(text: string, start: number, isGlued: boolean): readonly Item[] {
  return cutItems(text, isGlued).flatMap((item) => {
    const fields = new Map<string, string>();
    readPieces(cutPieces(item.source), fields, 0);
    const id = fields.get("id");
    return id ? [{ id, fields, offset: start + item.start, end: start + item.end }] : [];
  });
}

/** The items in one piece of a list, including those that were glued to the line before. */
export function cutItems(text: string, isGlued: boolean): readonly CutItem[] {
  const starts = itemStarts(text, isGlued);
  return starts.map(({ at, isGlued: isMoved }, index) => {
    const own = text.slice(at, starts[index + 1]?.at).trimEnd();
    const source = isMoved ? inColumn(own) : own;
    return { start: at, end: at + own.length, source };
  });
}

const DASHED_ID = /^([ \t]*)-[ \t]+(?=id:)/;
const GLUED_ID =
  /(?<=^|[ \t])-[ \t]+id:[ \t]*["']?[A-Z]+(?:-[A-Z]+)*-\d+["']?[ \t\r]*(?:[ \t]#.*)?$/;
/** Lines that a value may go on below a line that looks like an entry glued to it. */
const LINES_BELOW = 40;
/** Nesting of slips. Nobody indents deeper by hand, so deeper lines are no keys. */
const MAX_DEPTH = 8;

interface ItemStart {
  readonly at: number;
  readonly isGlued: boolean;
}

/** Items start at the first line, at each dash left of the keys above it, and where an entry was glued to a value. */
function itemStarts(text: string, isFirstGlued: boolean): readonly ItemStart[] {
  const starts: ItemStart[] = [{ at: 0, isGlued: isFirstGlued }];
  let column = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const line = text.slice(at, newline < 0 ? text.length : newline);
    const [lead = "", indent = ""] = DASHED_ID.exec(line) ?? [];
    const isOwn = at === 0 || (lead !== "" && indent.length < column);
    if (isOwn) column = at === 0 && isFirstGlued ? columnBelow(text) : lead.length;
    if (isOwn && at > 0) starts.push({ at, isGlued: false });
    const from = isOwn ? lead.length : 0;
    const glued = GLUED_ID.exec(line.slice(from));
    const open = starts.at(-1);
    if (glued && open && !isInComment(line.slice(from, from + glued.index))) {
      if (!isPartOfValue(text, open, at))
        starts.push({ at: at + from + glued.index, isGlued: true });
    }
    at += line.length + 1;
  }
  return starts;
}

/** A glued item, its dash moved as far right as the keys below it need. */
function inColumn(source: string): string {
  const lead = DASHED_ID.exec(source)?.[0].length ?? 0;
  return `${" ".repeat(Math.max(0, columnBelow(source) - lead))}${source}`;
}

/** The column of the first line below that is not empty. */
function columnBelow(source: string): number {
  const below = source.split("\n").slice(1);
  const first = below.find((line) => !/^[ \t]*(?:#|\r?$)/.test(line)) ?? "";
  return first.length - first.trimStart().length;
}

/** True when the text before on the same line opens a comment. */
function isInComment(before: string): boolean {
  const value = trimBlanks(before.replace(/^[^#]*?:(?:[ \t]+|$)/, ""));
  return withoutComment(value) !== value;
}

/** True when the line belongs to a text that reads without guessing, such as a quoted one that names an entry. */
function isPartOfValue(text: string, open: ItemStart, at: number): boolean {
  let end = at;
  for (let lines = 0; end >= 0 && lines <= LINES_BELOW; lines += 1) {
    end = text.indexOf("\n", end) + 1 || -1;
  }
  const own = text.slice(open.at, end < 0 ? text.length : end);
  const source = open.isGlued ? inColumn(own) : own;
  const shift = open.at - (source.length - own.length);
  const piece = cutPieces(source).findLast(({ offset }) => offset + shift <= at);
  return piece?.key !== undefined && pieceText(piece) !== undefined;
}

function readPieces(pieces: readonly Piece[], fields: Map<string, string>, depth: number): void {
  for (const whole of pieces) {
    const sure = pieceText(whole);
    const { piece, slipped } =
      sure === undefined ? withoutSlipped(whole) : { piece: whole, slipped: [] };
    const text = sure ?? pieceText(piece) ?? looseText(piece);
    if (piece.key !== undefined && !fields.has(piece.key)) fields.set(piece.key, text);
    if (piece.key !== undefined && depth < MAX_DEPTH) readPieces(slipped, fields, depth + 1);
  }
}
