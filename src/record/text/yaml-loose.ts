// A fence of nested data (persona sections) always gives a value. Valid YAML is read strictly; anything else is read
// key by key and item by item, so that tolerant rules apply only to the broken part. Proof:
// test/record/text/yaml-loose.test.ts.

import { cutItems, readFence } from "./yaml-items.ts";
import { cutPieces, looseText, withoutSlipped } from "./yaml-pieces.ts";
import type { Piece } from "./yaml-pieces.ts";
import { looseValue, withPlainBlanks, withoutComment } from "./yaml-scalars.ts";

/**
 * Reads a fence as plain data. A number, a date or a yes stays the text that somebody wrote: 007 is no 7. The first of two equal
 * keys counts. Never throws.
 */
export function readLoose(body: string): unknown {
  return readBlock(withPlainBlanks(body), 0);
}

/** Levels of lists and mappings inside each other. Anything deeper is text. */
const MAX_DEPTH = 16;
const DASH = /^ *-(?=[ \t\r\n]|$)/;

function readBlock(text: string, depth: number): unknown {
  const strict = readFence(text);
  if ("value" in strict) return strict.value;
  const lines = text.split("\n");
  const first = lines.find((line) => !/^[ \t]*(?:#|\r?$)/.test(line)) ?? "";
  if (depth > MAX_DEPTH) return looseValue(first);
  if (DASH.test(first)) return readItems(lines, indentOf(first), depth);
  const pieces = cutPieces(text);
  if (pieces.some(({ key }) => key !== undefined)) return readPieces(pieces, depth);
  const words = lines.map((line) => withoutComment(line.trim())).filter(Boolean);
  return looseValue(words.join(" "));
}

function readPieces(pieces: readonly Piece[], depth: number): unknown {
  const fields = new Map<string, unknown>();
  const read = (piece: Piece): void => {
    const { key } = piece;
    if (key === undefined) return;
    const { value, slipped } = readPiece(piece, depth);
    if (!fields.has(key)) fields.set(key, value);
    if (depth < MAX_DEPTH) for (const one of slipped) read(one);
  };
  for (const piece of pieces) read(piece);
  return Object.fromEntries(fields);
}

function readPiece(
  whole: Piece,
  depth: number,
): { readonly value: unknown; readonly slipped: readonly Piece[] } {
  const strict = readStrict(whole);
  if (strict) return { value: strict.value, slipped: [] };
  const hasBlock = withoutComment(whole.head) === "" && whole.rest !== "";
  if (hasBlock) return { value: readBlock(whole.rest, depth + 1), slipped: [] };
  const { piece, slipped } = withoutSlipped(whole);
  const own = readStrict(piece);
  return { value: own ? own.value : looseText(piece), slipped };
}

function readStrict({ source }: Piece): { readonly value: unknown } | undefined {
  const read = readFence(`${source}\n`);
  if ("error" in read) return undefined;
  const values = Object.values(Object(read.value) as { readonly [key: string]: unknown });
  return values.length === 1 ? { value: values[0] } : undefined;
}

/** The items of a list whose dashes share one column. Lines further left have slipped there. */
function readItems(lines: readonly string[], column: number, depth: number): readonly unknown[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (DASH.test(line) && indentOf(line) <= column) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items.flatMap((item) => {
    const text = item.join("\n");
    const strict = readFence(`${text}\n`);
    const list = "value" in strict ? strict.value : undefined;
    if (Array.isArray(list) && list.length === 1) return list as unknown[];
    return cutItems(text, false).map(({ source }) =>
      readBlock(source.replace("-", " "), depth + 1),
    );
  });
}

function indentOf(line: string): number {
  return line.length - line.replace(/^ +/, "").length;
}
