// A text that was changed shares its beginning and its end with the text before. Between them stand whole lines, and
// what is known of the others stays true, for nothing that is known of a line depends on its offset.

import { sameEnds } from "./same-ends.ts";

/** The lines of two texts that are not the same, with one more line above. */
export interface ChangedLines {
  /** Offset of their first line, at least 1. The texts are the same before it. */
  readonly start: number;
  /** The offset behind their last line in the old text. From there on the texts are the same. */
  readonly oldEnd: number;
  /** The same in the new text. */
  readonly newEnd: number;
}

/** The lines between what two texts share; undefined where the change begins on the first line. */
export function changedLines(old: string, text: string): ChangedLines | undefined {
  const { before, after } = sameEnds(old, text);
  const first = before === 0 ? 0 : old.lastIndexOf("\n", before - 1) + 1;
  if (first === 0) return undefined;
  const start = first === 1 ? 0 : old.lastIndexOf("\n", first - 2) + 1;
  if (start === 0) return undefined;
  const newline = old.indexOf("\n", old.length - after);
  const oldEnd = newline < 0 ? old.length : newline + 1;
  return { start, oldEnd, newEnd: oldEnd + text.length - old.length };
}

/** An offset outside the changed lines, in the new text. One at their end belongs to what follows. */
export function movedOffset(offset: number, { oldEnd, newEnd }: ChangedLines): number {
  return offset < oldEnd ? offset : offset + newEnd - oldEnd;
}
