// Lines of markdown are told apart: headings, fence lines, and all others.

/** One line of a text and its kind. */
export interface MarkedLine {
  readonly start: number;
  readonly end: number;
  /** 1 to 6 for a line that looks like a heading, else 0. */
  readonly level: number;
  readonly fence?: { readonly mark: string; readonly info: string };
}

const FENCE_LINE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/** All lines of a text, in order. */
export function markLines(text: string): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    // A byte order mark is no part of the first line.
    const from = start === 0 && text.startsWith("\uFEFF") ? 1 : start;
    lines.push(markLine(text, from, end));
    start = end;
  }
  return lines;
}

function markLine(text: string, start: number, end: number): MarkedLine {
  const first = text[start];
  if (first === "#") {
    const marks = /^(#{1,6})[ \t]/.exec(text.slice(start, Math.min(end, start + 8)));
    return { start, end, level: marks?.[1]?.length ?? 0 };
  }
  if (first === "`" || first === "~" || first === " ") {
    const line = text[end - 1] === "\n" ? text.slice(start, end - 1) : text.slice(start, end);
    const fence = FENCE_LINE.exec(line);
    if (fence)
      return {
        start,
        end,
        level: 0,
        fence: { mark: fence[1] ?? "", info: (fence[2] ?? "").trim() },
      };
  }
  return { start, end, level: 0 };
}

/** The end of a fence. */
export interface FenceEnd {
  /** Index of the closing line, absent when the fence is unclosed. */
  readonly closing?: number;
  /** Index of the first line after the fence. */
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
