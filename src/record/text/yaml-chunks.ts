// The lines of a list are cut into chunks, one for each of its items. Where most lines are those of a list that was cut
// before, only the chunks around the others are cut again: the first line of a chunk and the columns noted with it
// decide alone how the lines below are read. Proof: test/record/text/yaml-chunks.test.ts.

import { sameEnds } from "./same-ends.ts";
import { trimBlanks } from "./yaml-scalars.ts";

/** The lines of one item. Offsets count from the beginning of the fence's body. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** Of the item's dash. */
  readonly indent: number;
  /** Of the key that the list belongs to. */
  readonly keyColumn: number;
}

/** The body of a fence, cut. */
export interface CutBody {
  readonly body: string;
  /** The column that counts for a dash behind a tab. */
  readonly usual: number;
  readonly chunks: readonly Chunk[];
  /** The numbers of chunks at the beginning and at the end that were taken from the body that was known. */
  readonly kept: { readonly head: number; readonly tail: number };
}

/** Cuts the body of a fence. @param known another body, already cut. It changes only the time that this takes. */
export function cutBody(body: string, known: CutBody = NOTHING): CutBody {
  const usual = /^ *(?=- )/m.exec(body)?.[0].length ?? 0;
  const old = known.usual === usual ? known : NOTHING;
  const { before, after } = sameEnds(old.body, body);
  const tailStart = body.length - after;
  const moved = body.length - old.body.length;
  // The line below the first one may tell the column of its dash, so one more chunk has to be the same.
  const changed = old.chunks.findIndex(({ end }) => end > before);
  const head = Math.max(0, (changed < 0 ? old.chunks.length : changed) - 2);
  let next = head;
  const tailFrom = (lineStart: number, { start, indent, keyColumn }: Chunk): number | undefined => {
    if (lineStart <= tailStart) return undefined;
    while ((old.chunks[next]?.start ?? Infinity) < start - moved) next += 1;
    const same = old.chunks[next];
    const isSame =
      same?.start === start - moved && same.indent === indent && same.keyColumn === keyColumn;
    return isSame ? next : undefined;
  };
  const { chunks, tail } = scan(body, usual, head > 0 ? old.chunks[head] : undefined, tailFrom);
  const rest = tail === undefined ? [] : old.chunks.slice(tail);
  return {
    body,
    usual,
    chunks: [
      ...old.chunks.slice(0, head),
      ...chunks,
      ...rest.map((chunk) => ({ ...chunk, start: chunk.start + moved, end: chunk.end + moved })),
    ],
    kept: { head, tail: rest.length },
  };
}

const NOTHING: CutBody = { body: "", usual: 0, chunks: [], kept: { head: 0, tail: 0 } };

// In YAML every line of an item is indented deeper than the item's dash, so a dash at that depth or less begins
// the next item. Lines that fit nowhere are slips of the hand and stay with the item above: a tab or text at the left
// edge, a key in the dash's own column. Only a key as far to the left as the list's own ends it.
/**
 * @param first the chunk to begin with, without those above it; the beginning of the body when absent.
 * @param tailFrom asked at each chunk: the number of the known chunk from which on everything is the same.
 */
function scan(
  body: string,
  usual: number,
  first: Chunk | undefined,
  tailFrom: (lineStart: number, chunk: Chunk) => number | undefined,
): { readonly chunks: readonly Chunk[]; readonly tail?: number } {
  const chunks: Chunk[] = [];
  let start = first ? body.lastIndexOf("\n", first.start) + 1 : 0;
  let begun = first;
  let open: OpenChunk | undefined;
  let keyColumn = first?.keyColumn ?? 0;
  // Of the key whose value is a text of many lines; what stands deeper is its text.
  let textColumn: number | undefined;
  while (start < body.length) {
    const newline = body.indexOf("\n", start);
    const next = newline < 0 ? body.length : newline + 1;
    const line = trimBlanks(body.slice(start, next));
    const spaces = leadOf(line, " ");
    const lead = leadOf(line, " \t");
    if (textColumn !== undefined && line !== "" && spaces <= textColumn) textColumn = undefined;
    if (open && textColumn !== undefined) {
      if (line !== "") open.end = start + line.length;
      start = next;
      continue;
    }
    const isText = line !== "" && line[lead] !== "#";
    // A tab indents nothing: such a dash belongs to the list that is open.
    const indent: number = lead === spaces ? lead : (open?.indent ?? usual);
    begun ??= beginning(body, { start, next, line, lead, indent, keyColumn }, open);
    if (begun) {
      if (open) chunks.push(open);
      const tail = tailFrom(start, begun);
      if (tail !== undefined) return { chunks, tail };
      open = { ...begun, end: start + line.length };
      begun = undefined;
    } else if (open && isText) {
      if (lead > keyColumn || !LIST_ENDS.test(line)) {
        open.end = start + line.length;
      } else {
        chunks.push(open);
        open = undefined;
      }
    }
    textColumn = columnOfText(line);
    if (!open && isText) keyColumn = lead;
    start = next;
  }
  if (open) chunks.push(open);
  return { chunks };
}

interface OpenChunk extends Chunk {
  end: number;
}

interface Line {
  readonly start: number;
  readonly next: number;
  readonly line: string;
  readonly lead: number;
  readonly indent: number;
  readonly keyColumn: number;
}

/** The chunk that begins on a line, if one does. */
function beginning(
  body: string,
  { start, next, line, lead, indent, keyColumn }: Line,
  open: Chunk | undefined,
): Chunk | undefined {
  const end = start + line.length;
  const isDash =
    line[lead] === "-" && (line.length === lead + 1 || " \t".includes(line[lead + 1] ?? "x"));
  if (isDash) return open && indent > open.indent ? undefined : { start, end, indent, keyColumn };
  const glued = GLUED_TO_KEY.exec(line)?.[1];
  if (glued === undefined) return undefined;
  // The dash stands anywhere; the lines below tell how deep its list is.
  const depth = /^[ \t]+/.exec(body.slice(next))?.[0].length ?? 1;
  return { start: start + glued.length, end, indent: depth - 1, keyColumn };
}

function leadOf(line: string, blanks: string): number {
  let lead = 0;
  while (lead < line.length && blanks.includes(line[lead] ?? "x")) lead += 1;
  return lead;
}

/** The column of the key or dash whose text of many lines begins below this line. */
function columnOfText(line: string): number | undefined {
  if (!/[|>]/.test(line)) return undefined;
  const [match, indent = "", dashes = "", key] = TEXT_BELOW.exec(line) ?? [];
  if (match === undefined) return undefined;
  return indent.length + (key === undefined ? 0 : dashes.length);
}

/** A key, or a mark between documents. */
const LIST_ENDS = /^[ ]*(?:["'\p{L}\p{N}_][^#]*:(?:[ \t]|$)|---|\.\.\.)/u;
const TEXT_BELOW = /^([ \t]*)((?:-[ \t]+)*)([^\s#-][^#]*:[ \t]+)?[|>][-+\d]*(?:[ \t]+#.*)?$/;
/** `entries: []  - id: CUR-0001`, as an earlier merge wrote it. */
const GLUED_TO_KEY = /^([A-Za-z_]\w*:[ \t]*(?:\[[ \t]*\])?[ \t]*)-[ \t]+id:[ \t]/;
