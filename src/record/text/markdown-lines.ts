// Two kinds of lines give markdown its shape: headings and fence lines. All others are passed over.

import { OTHER_BLANKS } from "./plain-heading.ts";

/** A line that looks like a heading, or a fence line. */
export interface MarkedLine {
  readonly start: number;
  readonly end: number;
  /** 1 to 6 for a heading, 0 for a fence line. */
  readonly level: number;
  readonly fence?: { readonly mark: string; readonly info: string };
}

const BLANK = new RegExp(`[ \\t${OTHER_BLANKS}]`);
const HEADING = new RegExp(`^(#{1,6})[ \\t${OTHER_BLANKS}]`);
const FENCE_LINE = new RegExp(`^[ ${OTHER_BLANKS}]{0,3}(\`{3,}|~{3,})([^\`]*)$`);

/** All marked lines of a text, in order. */
export function markLines(text: string): readonly MarkedLine[] {
  const starts = new Set<number>();
  for (const mark of ["#", "```", "~~~"]) {
    for (let at = text.indexOf(mark); at >= 0;) {
      starts.add(text.lastIndexOf("\n", at) + 1);
      const newline = text.indexOf("\n", at);
      at = newline < 0 ? -1 : text.indexOf(mark, newline);
    }
  }
  return [...starts]
    .toSorted((a, b) => a - b)
    .flatMap((start) => {
      const newline = text.indexOf("\n", start);
      // A byte order mark is no part of the first line.
      const from = start === 0 && text.startsWith("\uFEFF") ? 1 : start;
      return markLine(text, from, newline < 0 ? text.length : newline + 1) ?? [];
    });
}

/** True for a space, a tab, or a blank that looks like one. */
export function isBlank(sign: string | undefined): boolean {
  return sign !== undefined && BLANK.test(sign);
}

function markLine(text: string, start: number, end: number): MarkedLine | undefined {
  let at = start;
  if (text[at] === "#") {
    const marks = HEADING.exec(text.slice(start, Math.min(end, start + 8)));
    return marks ? { start, end, level: marks[1]?.length ?? 0 } : undefined;
  }
  while (at < start + 3 && isBlank(text[at])) at += 1;
  if (text[at] !== "`" && text[at] !== "~") return undefined;
  const line = text[end - 1] === "\n" ? text.slice(start, end - 1) : text.slice(start, end);
  const [found, mark = "", info = ""] = FENCE_LINE.exec(line) ?? [];
  return found === undefined
    ? undefined
    : { start, end, level: 0, fence: { mark, info: info.trim() } };
}

/** The end of a fence. */
export interface FenceEnd {
  /** Index of the closing line, absent when the fence is unclosed. */
  readonly closing?: number;
  /** Index of the first marked line after the fence. */
  readonly next: number;
  /** The end was looked for down to the last line, so that further lines could move it. */
  readonly isOpen: boolean;
}

/**
 * The end of the fence that opens at a line. A heading (of level 2 to `level`) before the first bare fence line is
 * either a comment inside a closed fence or the place where the fence should have been closed. Bare fence lines tell
 * them apart: blocks further down have two each, so an odd number means that one of them closes this fence.
 */
export function endOfFence(lines: readonly MarkedLine[], opening: number, level: number): FenceEnd {
  const mark = lines[opening]?.fence?.mark ?? "```";
  let heading = 0;
  let firstBare = 0;
  let bare = 0;
  let index = opening + 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (line?.fence?.mark.startsWith(mark)) {
      if (line.fence.info !== "") break;
      if (!heading && !firstBare) {
        return { closing: index, next: index + 1, isOpen: false };
      }
      firstBare ||= index;
      bare += 1;
    } else if (!heading && line && line.level >= 2 && line.level <= level) heading = index;
  }
  const isOpen = index === lines.length;
  if (bare % 2 === 1) return { closing: firstBare, next: firstBare + 1, isOpen };
  return { next: heading || index, isOpen };
}
