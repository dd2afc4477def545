// Entries that are not YAML are read by tolerant rules: an item starts at `- id:` wherever it occurs, each key is read
// by itself, and the first of two equal keys counts. Proof: test/record/text/broken-fences.test.ts.

import type { Item } from "./yaml-items.ts";
import { cutPieces, looseText, pieceText, withoutSlipped } from "./yaml-pieces.ts";
import type { Piece } from "./yaml-pieces.ts";
import { trimBlanks, withoutComment } from "./yaml-scalars.ts";

/** One item cut out of a list. */
export interface CutItem {
  /** Offset of its beginning in the text. `end` leaves out white space behind the item. */
  readonly start: number;
  readonly end: number;
  /** The lines of the item. A glued item is moved to the column of the keys below it. */
  readonly source: string;
}

/**
 * The entries in one piece of a list. Never throws.
 * @param start offset of the piece in the body.
 * @param isGlued true when the first entry stands behind other text on its line.
 */
export function readLooseItems(text: string, start: number, isGlued: boolean): readonly Item[] {
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
