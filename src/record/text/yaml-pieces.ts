// A mapping is cut into its keys, so that one broken key hides no other. Each piece goes to the YAML parser by itself,
// and only a piece that the parser refuses is read by tolerant rules. All readers of fences that are not YAML share
// this. Proof: test/record/text/broken-fences.test.ts.

import { isCollection, isMap, isScalar } from "yaml";
import { looseValue, parseYaml, simpleValue, trimBlanks, withoutComment } from "./yaml-scalars.ts";

/** One key and the lines of its value, or lines that belong to no key. */
export interface Piece {
  /** Undefined for lines that belong to no key. */
  readonly key: string | undefined;
  /** On the piece's first line. */
  readonly offset: number;
  /** After the piece's last character that is not white space. */
  readonly end: number;
  /** The piece alone, its key in the column of the mapping. */
  readonly source: string;
  /** Everything behind the colon on the line of the key. */
  readonly head: string;
  /** The lines below that belong to the key; empty when there are none. */
  readonly rest: string;
}

/**
 * Cuts the lines of a mapping at its keys. The column of the first key is that of the mapping: a deeper line belongs to
 * the piece above, even when it looks like a key. A line that fits nowhere, because of a tab or a missing key, is a
 * piece of its own and takes nothing with it. The first line may begin with the dash of an item.
 */
export function cutPieces(text: string): readonly Piece[] {
  const pieces: OpenPiece[] = [];
  let column: number | undefined;
  let open: OpenPiece | undefined;
  let offset = 0;
  for (const raw of text.split("\n")) {
    const full = column === undefined ? raw.replace(FIRST_DASH, maskDash) : raw;
    const line = trimBlanks(full);
    const depth = depthOf(line);
    const body = line.trimStart();
    const end = offset + line.length;
    const isBelow =
      body === "" ||
      (column !== undefined && depth > column) ||
      (depth === column && isContinued(body, open?.head ?? ""));
    if (open && isBelow) {
      open.below.push(full.replace(/\r$/, ""));
      if (body !== "") open.end = end;
    } else if (body !== "" && !body.startsWith("#")) {
      const [match, mark = "", head = match === undefined ? body : ""] = KEY_LINE.exec(body) ?? [];
      const key = match === undefined ? undefined : keyOf(mark);
      if (key !== undefined) column ??= depth;
      const piece = { key, column: column ?? 0, offset, end, body, head, below: [] };
      pieces.push(piece);
      const isTabbed = body !== line.slice(depth);
      if (key !== undefined && !isTabbed) open = piece;
    }
    offset += raw.length + 1;
  }
  return pieces.map(closePiece);
}

/** The value that the YAML parser gives for a piece alone; undefined when it refuses. */
function strictNode({
  key,
  source,
}: Piece): { readonly node: unknown; readonly source: string } | undefined {
  if (key === undefined) return undefined;
  const document = parseYaml(`${source}\n`);
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map) || map.items.length !== 1) return undefined;
  const node: unknown = map.items[0]?.value;
  return { node, source };
}

/** The value of a piece as an entry's text; undefined when it cannot be read without guessing. */
export function pieceText(piece: Piece): string | undefined {
  const simple = piece.rest === "" ? simpleValue(piece.head) : undefined;
  if (simple !== undefined) return simple;
  const strict = strictNode(piece);
  return strict && nodeText(strict.node, strict.source);
}

/** A refused piece without the keys below it that slipped to the right. Those become pieces again. */
export function withoutSlipped(piece: Piece): {
  readonly piece: Piece;
  readonly slipped: readonly Piece[];
} {
  const lines = piece.rest.split("\n");
  const head = withoutComment(piece.head);
  const below = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  const isList = head === "" && /^-(?:[ \t]|$)/.test(below);
  const cut = isList || isTextMark(head) ? -1 : lines.findIndex((line) => SLIPPED.test(line));
  if (cut < 0) return { piece, slipped: [] };
  const rest = lines.slice(0, cut).join("\n").trimEnd();
  const first = piece.source.split("\n", 1)[0] ?? "";
  const source = rest === "" ? first : `${first}\n${rest}`;
  return { piece: { ...piece, rest, source }, slipped: cutPieces(lines.slice(cut).join("\n")) };
}

/** The text of a piece that the parser refuses, by tolerant rules. Lines of text below belong to it. */
export function looseText({ head, rest }: Piece): string {
  const lines = rest === "" ? [] : rest.split("\n");
  const mark = withoutComment(head);
  if (isTextMark(mark))
    return dedent(lines)
      .join(mark.startsWith("|") ? "\n" : " ")
      .trim();
  if (mark === "") return dedent(lines).join("\n").trim();
  const more = lines.map((line) => withoutComment(line.trim())).filter(Boolean);
  return [looseValue(head), ...more].join(" ").trim();
}

/** The text of a parsed node. A list or a mapping is its source, moved to the left edge. */
export function nodeText(node: unknown, source: string): string {
  if (isScalar(node)) {
    if (node.value === null) return "";
    return typeof node.value === "string" ? node.value : (node.source ?? "");
  }
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  if (!range) return "";
  const [start = 0, end = 0] = range;
  const text = source.slice(start, end).trim();
  if (!isCollection(node) || node.flow) return text;
  const column = start - (source.lastIndexOf("\n", start - 1) + 1);
  return text.replaceAll(new RegExp(`\\n {0,${column}}`, "g"), "\n");
}

interface OpenPiece {
  readonly key: string | undefined;
  readonly column: number;
  readonly offset: number;
  end: number;
  /** The line of the key itself. */
  readonly body: string;
  readonly head: string;
  readonly below: string[];
}

/** A key is a word, words or a quoted text, and a colon with a blank or nothing behind it. */
const KEY_LINE =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\p{L}\p{N}_](?:[^:#\s]|:(?=\S)|[ \t](?=[^\s:#-])|(?<=\S)#)*)[ \t]*:(?:[ \t]+(.*))?$/u;
/** A key or an item in the wrong column; such a line is no text behind a value. */
const SLIPPED = /^[ \t]*(?:-[ \t]|[A-Za-z_][\w-]*:(?:[ \t\r]|$))/;
const FIRST_DASH = /^([ \t]*)-(?=[ \t])/;

function maskDash(_all: string, indent: string): string {
  return `${indent} `;
}

function keyOf(mark: string): string {
  return /^["']/.test(mark) ? looseValue(mark) : mark;
}

/** The number of spaces before a line. A tab indents nothing. */
function depthOf(line: string): number {
  return line.length - line.replace(/^ +/, "").length;
}

/** True for a line in the column of the keys that is none: an entry of a list, the end of a flow list. */
function isContinued(body: string, head: string): boolean {
  return /^-(?:[ \t]|$)/.test(body) || (/^[\]}]/.test(body) && /^[[{]/.test(head));
}

function closePiece({ key, column, offset, end, body, head, below }: OpenPiece): Piece {
  const last = below.findLastIndex((line) => line.trim() !== "");
  const rest = below.slice(0, last + 1).join("\n");
  const source = `${" ".repeat(column)}${body}${rest === "" ? "" : `\n${rest}`}`;
  return { key, offset, end, source, head, rest };
}

/** True for the mark behind a key that begins a text over many lines. */
function isTextMark(head: string): boolean {
  return /^[|>][-+\d]*$/.test(head);
}

/** Lines moved to the left edge by the indent of the first. */
function dedent(lines: readonly string[]): readonly string[] {
  const depth = depthOf(lines.find((line) => line.trim() !== "") ?? "");
  return lines.map((line) => trimBlanks(line.slice(Math.min(depth, depthOf(line)))));
}
