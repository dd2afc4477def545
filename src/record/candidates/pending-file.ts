// PENDING-REVIEW.md as it is read: where its blocks stand is known at once, and what one of them says is read when
// somebody asks. So nobody who looks at what waits reads what was decided, and a changed text costs its changed blocks.
// Proof: test/record/candidates/pending-file.test.ts.

import type { Heading, Splice } from "../text/markdown.ts";
import type { Candidate, CandidateStatus } from "../types.ts";
import { cutSpliced, cutText, ownCopy } from "./pieces.ts";
import type { CutText } from "./pieces.ts";
import { placeOf, sectionBegun } from "./place.ts";
import type { BlockText } from "./place.ts";
import { blockHash, readBlock } from "./read.ts";
import type { BlockFields } from "./read.ts";

/** One block in its place. */
export interface CandidateBlock {
  readonly id: string;
  /** `undefined` unless the first line of the fence holds one of the three words. */
  readonly status: CandidateStatus | undefined;
  readonly place: Candidate["place"];
  readonly start: number;
  readonly end: number;
  /** 1-based line of the header. */
  readonly line: number;
  /** Another block under Candidates has the same id. */
  readonly isTwice: boolean;
  /** What it says itself: the same object in two readings means the same text. */
  readonly said: BlockText;
}

/** The file at one moment. Nothing here throws: a block that cannot be relied on carries `faults`. */
export interface PendingFile {
  readonly text: string;
  /** Headings of the first and the second level, in file order. */
  readonly sections: readonly Heading[];
  /** All blocks, in file order. What they say is not read. */
  readonly blocks: readonly CandidateBlock[];
  /** Reads a block of this file, or gives what was read before. */
  candidate(block: CandidateBlock): Candidate;
  /** Hash of a block of this file, as its candidate has it. */
  sha256(block: CandidateBlock): string;
  /** True for a block without which all others are read in the same way. False wherever that is not certain. */
  isApart(block: CandidateBlock): boolean;
  /** Candidates that are not processed: all under Candidates, and strays below Processed. The others are not read. */
  open(): readonly Candidate[];
  /** All candidates, in file order. */
  all(): readonly Candidate[];
  /** The first candidate with this id, wherever it stands. */
  find(id: string): Candidate | undefined;
  /** The same file with another text. Blocks that it has too are not read again. */
  with(text: string): PendingFile;
  /** The same file with some changes that are near each other. The text is put together when somebody reads it. */
  spliced(splices: readonly Splice[]): PendingFile;
}

/** Reads the file. @param known an earlier reading, of whatever text: blocks that it has too are not read again. */
export function readPending(text: string, known?: PendingFile): PendingFile {
  if (!known) return openPending(cutText(text), new WeakMap(), NO_LAYOUT);
  return known.with(text);
}

/** What was read of a block so far. Texts that share a block share this. */
interface Read {
  fields?: BlockFields;
  sha256?: string;
}

function openPending(cut: CutText, reads: WeakMap<BlockText, Read>, before: Layout): PendingFile {
  const { text } = cut;
  const layout = layOut(cut, before);
  const { sections } = layout;
  const blocks = markTwice(layout.blocks);
  const readOf = (said: BlockText): Read => {
    const read = reads.get(said) ?? {};
    reads.set(said, read);
    return read;
  };
  const sourceOf = ({ start, end }: CandidateBlock): string => ownCopy(text.slice(start, end));
  const sha256 = (block: CandidateBlock): string => {
    const read = readOf(block.said);
    return (read.sha256 ??= blockHash(sourceOf(block), block.said));
  };
  const candidate = (block: CandidateBlock): Candidate => {
    const read = readOf(block.said);
    const { values, conflicts, faults } = (read.fields ??= readBlock(sourceOf(block), block.said));
    const { id, status, place, line, isTwice, said } = block;
    return {
      id,
      ...(said.title !== undefined && { title: said.title }),
      status,
      place,
      ...values,
      conflicts,
      sha256: sha256(block),
      line,
      faults: isTwice ? [...faults, "another block under Candidates has the same id"] : faults,
    };
  };
  let open: readonly Candidate[] | undefined;
  let all: readonly Candidate[] | undefined;
  // An act plans its change on this file, and the next reader finds just that in the folder.
  let latest: WeakRef<PendingFile> | undefined;
  const changedTo = (next: CutText): PendingFile => {
    const changed = openPending(next, reads, layout);
    latest = new WeakRef(changed);
    return changed;
  };
  const file: PendingFile = {
    text,
    sections,
    blocks,
    candidate,
    sha256,
    isApart: (block) => standsApart(block, cut),
    open: () => (open ??= blocks.filter(({ place }) => place !== "processed").map(candidate)),
    all: () => (all ??= blocks.map(candidate)),
    find: (id) => {
      const block = blocks.find(({ said }) => said.id === id);
      return block && candidate(block);
    },
    spliced: (splices) => changedTo(cutSpliced(cut, splices)),
    with: (next) => {
      if (next === text) return file;
      const last = latest?.deref();
      return last?.text === next ? last : changedTo(cutText(next, cut));
    },
  };
  return file;
}

/** A piece is read from its own text alone, so a block that is a whole one may go. */
function standsApart({ start, end }: CandidateBlock, { pieces }: CutText): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (at === start) {
      return at + piece.length === end && piece.sections.length === 0 && !piece.isOpen;
    }
    at += piece.length;
  }
  return false;
}

/** Where everything stands; the blocks as if no id were given twice. */
type Layout = Pick<PendingFile, "sections" | "blocks">;

const NO_LAYOUT: Layout = { sections: [], blocks: [] };

/**
 * The places of all headings and blocks. Blocks above the first of the two headings count as Candidates.
 * @param before the layout of the text that `cut` shares its first pieces with.
 */
function layOut({ pieces, shared }: CutText, before: Layout): Layout {
  const sections = before.sections.slice(0, countAbove(before.sections, shared.length));
  const blocks = before.blocks.slice(0, countAbove(before.blocks, shared.length));
  let section = sections.map(({ text }) => sectionBegun(text)).findLast(Boolean) ?? "candidates";
  let at = shared.length;
  let line = 1 + shared.lineBreaks;
  for (let index = shared.pieces; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) break;
    for (const heading of piece.sections) {
      sections.push({ ...heading, start: at + heading.start, end: at + heading.end });
    }
    for (const { start, end, linesAbove, said, section: own } of piece.blocks) {
      blocks.push({
        id: said.id,
        status: said.status?.word,
        place: placeOf(said, own ?? section),
        start: at + start,
        end: at + end,
        line: line + linesAbove,
        isTwice: false,
        said,
      });
    }
    section = piece.section ?? section;
    at += piece.length;
    line += piece.lineBreaks;
  }
  return { sections, blocks };
}

/** The number of those that begin above an offset. They are in file order. */
function countAbove(places: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function markTwice(blocks: readonly CandidateBlock[]): readonly CandidateBlock[] {
  if (areInOrder(blocks)) return blocks;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id, place } of blocks) {
    if (place !== "candidates") continue;
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  if (twice.size === 0) return blocks;
  return blocks.map((block) => {
    const isTwice = block.place === "candidates" && twice.has(block.id);
    return isTwice ? { ...block, isTwice } : block;
  });
}

/** True when each candidate has a larger number than the one above it, as in a file that only code has written. */
function areInOrder(blocks: readonly CandidateBlock[]): boolean {
  let last = -1;
  for (const { said, place } of blocks) {
    if (place !== "candidates") continue;
    if (said.number <= last) return false;
    last = said.number;
  }
  return true;
}
