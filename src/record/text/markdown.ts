// Headings and fences of a markdown text are offsets into it; nothing is rendered or rewritten. A heading inside a
// closed fence is not a heading. An unclosed fence ends at the next `## ` or `### ` heading (a deeper one only in a
// section that is itself deeper), because hand-written files contain such fences. Proof:
// test/record/text/markdown.test.ts.

import { movedOffset } from "./changed-lines.ts";
import type { ChangedLines } from "./changed-lines.ts";
import { endOfFence, markLines } from "./markdown-lines.ts";
import { plainHeading } from "./plain-heading.ts";
import type { FenceEnd, MarkedLine } from "./markdown-lines.ts";

/** One heading line; `end` is the offset after its line break. */
export interface Heading {
  readonly level: number;
  /** The whole line, white space at its end removed: `## V. ACTIVITY LOG`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One fenced block. `body` is the lines between the fence lines, their line breaks included. */
export interface Fence {
  readonly info: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
  readonly closed: boolean;
}

/** A heading and the text under it, up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: Heading;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

/** All headings and fences of a text, in file order. */
export interface Outline {
  readonly length: number;
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  /** Where a fence ends depends on what follows the text. Without it, text behind changes nothing here. */
  readonly isOpen: boolean;
}

/** Finds all headings and fences of a text. */
export function readOutline(text: string): Outline {
  const lines = markLines(text);
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  let isOpen = false;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (line?.fence) {
      const level = Math.max(3, headings.at(-1)?.level ?? 6);
      const last = endOfFence(lines, index, level);
      fences.push(toFence(text, lines, index, last));
      isOpen ||= last.isOpen;
      index = last.next;
      continue;
    }
    if (line?.level) {
      const { level, start, end } = line;
      headings.push({ level, text: text.slice(start, end).trimEnd(), start, end });
    }
    index += 1;
  }
  return { length: text.length, headings, fences, isOpen };
}

/**
 * The outline of a text of which some lines were changed; undefined where they hold a heading or a fence line, now or
 * before.
 */
export function movedOutline(
  text: string,
  known: { readonly text: string; readonly outline: Outline },
  changed: ChangedLines,
): Outline | undefined {
  const { start: from, oldEnd, newEnd } = changed;
  const isPlain = (part: string): boolean => markLines(part).length === 0;
  if (!isPlain(text.slice(from, newEnd)) || !isPlain(known.text.slice(from, oldEnd))) {
    return undefined;
  }
  const move = (offset: number): number => movedOffset(offset, changed);
  return {
    length: text.length,
    headings: known.outline.headings.map(({ level, start, end }) => ({
      level,
      // Cut out of this text, so that it does not keep the other one in memory.
      text: text.slice(move(start), move(end)).trimEnd(),
      start: move(start),
      end: move(end),
    })),
    fences: known.outline.fences.map((fence) => ({
      ...fence,
      start: move(fence.start),
      bodyStart: move(fence.bodyStart),
      bodyEnd: move(fence.bodyEnd),
      end: move(fence.end),
    })),
    isOpen: known.outline.isOpen,
  };
}

/**
 * The first section whose heading line starts with the prefix, for example `### IX-C.`. A heading with something around its
 * words counts where none is without.
 */
export function findSection(source: string | Outline, headingPrefix: string): Section | undefined {
  const outline = toOutline(source);
  const written = outline.headings.findIndex(({ text }) => text.startsWith(headingPrefix));
  const index =
    written < 0
      ? outline.headings.findIndex(({ text }) => plainHeading(text).startsWith(headingPrefix))
      : written;
  return index < 0 ? undefined : sectionAt(outline, index);
}

/** The first heading after this index with this level or a higher one. */
export function nextHeading(outline: Outline, index: number, level: number): Heading | undefined {
  const { headings } = outline;
  for (let at = index + 1; at < headings.length; at += 1) {
    const heading = headings[at];
    if (heading && heading.level <= level) return heading;
  }
  return undefined;
}

/** The fences tagged `yaml` or `yml` that begin between two offsets. */
export function yamlFences(source: string | Outline, from = 0, to = Infinity): readonly Fence[] {
  return toOutline(source).fences.filter(
    (fence) => fence.start >= from && fence.start < to && /^ya?ml$/i.test(fence.info),
  );
}

/** The 1-based line of an offset. For many offsets of one text use `createLineIndex`. */
export function lineAt(text: string, offset: number): number {
  return createLineIndex(text)(offset);
}

/** Finds the 1-based line of offsets by binary search. The lines are counted at the first question. */
export function createLineIndex(text: string): (offset: number) => number {
  const starts: number[] = [];
  const count = (): void => {
    starts.push(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  };
  return (offset) => {
    if (starts.length === 0) count();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** The text with something inserted at an offset; all other characters stay as they are. */
export function insertAt(text: string, offset: number, insertion: string): string {
  return text.slice(0, offset) + insertion + text.slice(offset);
}

/** Characters to replace in a text; `start` equal to `end` inserts. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all splices applied; offsets are those of the original, ranges must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = "";
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

function toFence(
  text: string,
  lines: readonly MarkedLine[],
  opening: number,
  last: FenceEnd,
): Fence {
  const first = lines[opening];
  const bodyStart = first?.end ?? 0;
  const closing = last.closing === undefined ? undefined : lines[last.closing];
  const after = closing ? closing.end : (lines[last.next]?.start ?? text.length);
  return {
    info: first?.fence?.info ?? "",
    start: first?.start ?? 0,
    bodyStart,
    bodyEnd: closing?.start ?? after,
    end: after,
    closed: closing !== undefined,
  };
}

function sectionAt(outline: Outline, index: number): Section | undefined {
  const heading = outline.headings[index];
  if (!heading) return undefined;
  const next = nextHeading(outline, index, heading.level);
  return {
    heading,
    start: heading.start,
    bodyStart: heading.end,
    end: next?.start ?? outline.length,
  };
}

function toOutline(source: string | Outline): Outline {
  return typeof source === "string" ? readOutline(source) : source;
}
