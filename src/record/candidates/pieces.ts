// PENDING-REVIEW.md keeps every decided block for years, and one act changes one block. So the file is cut into pieces
// at its `## ` and `### ` headings, each read once: what a piece holds depends on its own text alone, and a text that
// shares pieces with an earlier one takes them over. Proof: test/record/candidates/pending-file.test.ts.

import { isBlank } from "../text/markdown-lines.ts";
import { applySplices, readOutline } from "../text/markdown.ts";
import type { Heading, Outline, Splice } from "../text/markdown.ts";
import { sameEnds } from "../text/same-ends.ts";
import { findBlocks, sectionBegun } from "./place.ts";
import type { BlockText, SectionName } from "./place.ts";

/** A part of the file from one heading to another. Offsets and lines count from its beginning. */
export interface Piece {
  readonly length: number;
  readonly lineBreaks: number;
  /** Headings of the first and the second level. */
  readonly sections: readonly Heading[];
  readonly blocks: readonly PieceBlock[];
  /** The last section that it begins. */
  readonly section?: SectionName;
  /** It holds a fence whose end depends on what follows. Such a piece can only be the last one. */
  readonly isOpen: boolean;
}

export interface PieceBlock {
  readonly start: number;
  readonly end: number;
  readonly linesAbove: number;
  /** The last section that begins above it in its piece. */
  readonly section?: SectionName;
  /** The same object as long as the block's text stays the same. */
  readonly said: BlockText;
}

/** A text and its pieces, in order and without gaps. */
export interface CutText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The pieces at the beginning that the text known before begins with, too. */
  readonly shared: Shared;
}

export interface Shared {
  readonly pieces: number;
  readonly length: number;
  readonly lineBreaks: number;
}

/** Cuts a text into pieces. Those that `known` has too are taken from there. */
export function cutText(text: string, known: CutText = NOTHING): CutText {
  const { before: front, after: back } = sameEnds(known.text, text);
  const shared = piecesWithin(known.pieces, front);
  const pieces = known.pieces.slice(0, shared.pieces);
  let at = shared.length;
  const moved = text.length - known.text.length;
  let index = pieces.length;
  let knownAt = at;
  let others: ReadonlyMap<string, Piece> | undefined;
  while (at < text.length) {
    for (; index < known.pieces.length && knownAt < at - moved; index += 1) {
      knownAt += known.pieces[index]?.length ?? 0;
    }
    if (at >= text.length - back && knownAt === at - moved) {
      return { text, pieces: pieces.concat(known.pieces.slice(index)), shared };
    }
    others ??= piecesByText(known, pieces.length, known.text.length - back);
    const piece = knownPiece(text, at, others) ?? readPiece(text, at);
    pieces.push(piece);
    at += piece.length;
  }
  return { text, pieces, shared };
}

/** The pieces that end so far before an offset that nothing behind it can change them. */
function piecesWithin(pieces: readonly Piece[], front: number): Shared {
  let [count, length, lineBreaks] = [0, 0, 0];
  for (const piece of pieces) {
    // The mark of the heading below is what ends a piece.
    if (length + piece.length + LONGEST_MARK > front) break;
    count += 1;
    length += piece.length;
    lineBreaks += piece.lineBreaks;
  }
  return { pieces: count, length, lineBreaks };
}

/**
 * The same for a text that was made of a known one by splices, which are not far from each other. Only the part around
 * them is looked at, so that the engine need not put the whole text together.
 */
export function cutSpliced(known: CutText, splices: readonly Splice[]): CutText {
  const text = applySplices(known.text, splices);
  return { ...(splicedPieces(known, splices) ?? cutText(text, known)), text };
}

/** The pieces of a text with splices; undefined where they cannot be told from the part around the splices. */
function splicedPieces(
  { text, pieces }: CutText,
  splices: readonly Splice[],
): Pick<CutText, "pieces" | "shared"> | undefined {
  const from = Math.min(...splices.map(({ start }) => start));
  const to = Math.max(...splices.map(({ end }) => end));
  const shared = piecesWithin(pieces, from);
  const { pieces: first, length: begin } = shared;
  let last = first;
  let end = begin;
  while (last < pieces.length && end < to) end += pieces[last++]?.length ?? 0;
  // One more piece, for the heading at its beginning is what ends the piece above.
  const behind = end + (pieces[last]?.length ?? 0);
  if (last === pieces.length) return undefined;
  const part = applySplices(
    text.slice(begin, behind),
    splices.map((splice) => ({
      ...splice,
      start: splice.start - begin,
      end: splice.end - begin,
    })),
  );
  const stop = part.length - (behind - end);
  const others = piecesByText({ text, pieces }, first, end);
  const found: Piece[] = [];
  let at = 0;
  while (at < stop) {
    const piece = knownPiece(part, at, others) ?? readPiece(part, at);
    found.push(piece);
    at += piece.length;
  }
  if (at > stop || found.at(-1)?.isOpen) return undefined;
  return { pieces: [...pieces.slice(0, first), ...found, ...pieces.slice(last)], shared };
}

/**
 * A copy of a short text that is cut out of a long one. The engine keeps the long one for as long as its part is in
 * use, and pieces outlive the text that they were read from.
 */
export function ownCopy(part: string): string {
  return `${part} `.slice(0, -1);
}

const NOTHING: CutText = {
  text: "",
  pieces: [],
  shared: { pieces: 0, length: 0, lineBreaks: 0 },
};
/** `###` and a blank. */
const LONGEST_MARK = 4;

function knownPiece(
  text: string,
  start: number,
  known: ReadonlyMap<string, Piece>,
): Piece | undefined {
  if (known.size === 0) return undefined;
  const end = nextCut(text, start);
  const piece = known.get(text.slice(start, end));
  return piece?.isOpen && end < text.length ? undefined : piece;
}

/** A piece that begins at an offset outside any fence, and ends where the next begins outside any fence, too. */
function readPiece(text: string, start: number): Piece {
  let end = nextCut(text, start);
  for (let more = 1; ; more *= 2) {
    const source = text.slice(start, end);
    const outline = readOutline(source);
    if (!outline.isOpen || end === text.length) return toPiece(source, outline);
    for (let count = 0; count < more && end < text.length; count += 1) end = nextCut(text, end);
  }
}

/** The next line below that looks like a heading of the second or the third level; the end where there is none. */
function nextCut(text: string, from: number): number {
  for (let at = text.indexOf("\n##", from); at >= 0; at = text.indexOf("\n##", at + 3)) {
    const blank = text[at + 3] === "#" ? text[at + 4] : text[at + 3];
    if (isBlank(blank)) return at + 1;
  }
  return text.length;
}

function toPiece(source: string, outline: Outline): Piece {
  const sections = outline.headings
    .filter(({ level }) => level <= 2)
    .map((heading) => ({ ...heading, text: ownCopy(heading.text) }));
  const section = sections.map((heading) => sectionBegun(heading.text)).findLast(Boolean);
  let at = 0;
  let linesAbove = 0;
  const blocks = findBlocks(source, outline).map(({ said, ...block }): PieceBlock => {
    linesAbove += countBreaks(source, at, block.start);
    at = block.start;
    const { id, title } = said;
    const owned = { ...said, id: ownCopy(id), ...(title && { title: ownCopy(title) }) };
    return { ...block, linesAbove, said: owned };
  });
  return {
    length: source.length,
    lineBreaks: linesAbove + countBreaks(source, at, source.length),
    sections,
    blocks,
    ...(section && { section }),
    isOpen: outline.isOpen,
  };
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}

/** The pieces from an index on that begin before an offset. */
function piecesByText(
  known: Pick<CutText, "text" | "pieces">,
  from: number,
  before: number,
): ReadonlyMap<string, Piece> {
  const found = new Map<string, Piece>();
  let at = 0;
  for (const [index, piece] of known.pieces.entries()) {
    if (at >= before) break;
    const end = at + piece.length;
    if (index >= from) found.set(known.text.slice(at, end), piece);
    at = end;
  }
  return found;
}
