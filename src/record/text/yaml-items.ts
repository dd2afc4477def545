// Lists of entries inside a fence are read item by item, so that one broken entry never hides the others: plain lines
// directly, then by the `yaml` package, then by tolerant rules. Hand-written files hold glued items, double keys and
// unquoted colons; reading them never throws. Proof: test/record/text/yaml-items.test.ts and broken-fences.test.ts.

import { isMap, isScalar, isSeq } from "yaml";
import type { YAMLMap } from "yaml";
import {
  cutPieces,
  looseText,
  nodeText,
  pieceText,
  withoutSlipped,
  type Piece,
} from "./yaml-pieces.ts";
import { cutBody, type CutBody } from "./yaml-chunks.ts";
import {
  NO_ALIASES,
  parseTexts,
  parseYaml,
  simpleValue,
  trimBlanks,
  withPlainBlanks,
  withoutComment,
} from "./yaml-scalars.ts";

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

/**
 * Reads a whole fence strictly: core schema, no aliases, no double keys. Numbers, dates and booleans stay the texts that were
 * written, so that 007 is no 7. Never throws or prints.
 */
export function readFence(body: string): FenceValue {
  const document = parseTexts(withPlainBlanks(body));
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

/** The entries of a fence's list, in whatever pattern their ids are. */
export interface ItemList {
  readonly cut: CutBody;
  /** The entries in each chunk. A chunk that is not YAML may hold several, and one without an id holds none. */
  readonly items: readonly (readonly Item[])[];
}

/** Reads the list in a fence. @param known another list, already read. It changes only the time that this takes. */
export function readList(text: string, known?: ItemList): ItemList {
  const body = withPlainBlanks(text);
  // The body is a part of a text; the one that was known would keep the whole text before in memory.
  if (known?.cut.body === body) return { cut: { ...known.cut, body }, items: known.items };
  const cut = cutBody(body, known?.cut);
  const { head, tail } = cut.kept;
  const moved = body.length - (known?.cut.body.length ?? 0);
  const items = cut.chunks.map(({ start, end }, index): readonly Item[] => {
    if (index < head) return known?.items[index] ?? [];
    const fromEnd = index - cut.chunks.length;
    if (fromEnd < -tail)
      return readChunk(detached(body.slice(start, end)), start, isGlued(body, start));
    return (known?.items.at(fromEnd) ?? []).map((item) => ({
      ...item,
      offset: item.offset + moved,
      end: item.end + moved,
    }));
  });
  return { cut, items };
}

/** The entries of a list whose `id` matches; the pattern must be anchored and have no `g` flag. Never throws. */
export function itemsOf(list: ItemList, idPattern: RegExp): readonly Item[] {
  const { cut, items } = list;
  if (cut.chunks.length === 0) return flowItems(list, idPattern);
  return items.flat().filter(({ id }) => idPattern.test(id));
}

/** The same for a list that is not written line by line. */
export function flowItems({ cut }: ItemList, idPattern: RegExp): readonly Item[] {
  return cut.body.includes("id:") ? readFlowItems(cut.body, idPattern) : [];
}

/** The same for the body of a fence. */
export function readItems(body: string, idPattern: RegExp): readonly Item[] {
  return itemsOf(readList(body), idPattern);
}

function isGlued(body: string, start: number): boolean {
  return start > 0 && body[start - 1] !== "\n";
}

/** A copy, for a part of a text that is kept would keep the whole text in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
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
