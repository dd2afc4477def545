// Changes of files as a command may show them. A diff shows the lines around what changes, and a candidate that nobody is told of
// may stand there: its lines are kept back. Proof: test/wording/shown-edits.test.ts, test/e2e/commands-untold.test.ts.

import { structuredPatch } from "diff";
import { readPending } from "../record/candidates/pending-file.ts";
import { FILES } from "../record/store.ts";
import { sameEnds } from "../record/text/same-ends.ts";
import type { FileEdit } from "../record/types.ts";
import { tellsDistress } from "./distress.ts";
import { isUntold } from "./untold.ts";

/** An edit that may be shown. It is for eyes alone: nothing is written from it. */
export type ShownEdit = FileEdit & { readonly [isShown]: true };

declare const isShown: unique symbol;

/** What stands in place of a line that is kept back. It says nothing of why. */
export const KEPT_BACK = "…";

/** Gives edits in which nothing stands that nobody is told of. Lines keep their numbers. */
export function shownEdits(edits: readonly FileEdit[]): readonly ShownEdit[] {
  return edits.map(shownEdit);
}

/** Gives one of them. Of PENDING-REVIEW.md nothing is in it that a diff does not show. */
export function shownEdit(edit: FileEdit): ShownEdit {
  const [before, after] = edit.path === FILES.pending ? shownPending(edit) : shownLines(edit);
  return { ...edit, before, after } as ShownEdit;
}

type Texts = readonly [before: string, after: string];

/** Candidates near a change, and what stands between them, are looked at. It takes milliseconds each, and there may be thousands. */
function shownPending({ before, after }: FileEdit): Texts {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: LINES_AROUND });
  const known = new Map<string, boolean>();
  const near = (start: (hunk: Hunk) => number, lines: (hunk: Hunk) => number) => {
    const ranges = hunks.map((hunk) => [start(hunk), start(hunk) + lines(hunk)] as const);
    return (from: number, to: number): boolean =>
      ranges.some(([first, end]) => from < end && first < to);
  };
  return [
    shownBlocks(
      before,
      near(
        ({ oldStart }) => oldStart,
        ({ oldLines }) => oldLines,
      ),
      known,
    ),
    shownBlocks(
      after,
      near(
        ({ newStart }) => newStart,
        ({ newLines }) => newLines,
      ),
      known,
    ),
  ];
}

type Hunk = ReturnType<typeof structuredPatch>["hunks"][number];

/** More than a diff shows. */
const LINES_AROUND = 8;

/**
 * @param isNear says whether something of these lines (1-based, without the last) may be shown.
 * @param known what was looked at before: most of a text stays when it is changed.
 */
function shownBlocks(
  text: string,
  isNear: (from: number, to: number) => boolean,
  known: Map<string, boolean>,
): string {
  const pending = readPending(text);
  const shown: string[] = [];
  let line = 1;
  const put = (piece: string, look: () => boolean): void => {
    const from = line;
    line += piece.split("\n").length - 1;
    // A piece may end within a line.
    if (!isNear(from, line + 1)) {
      shown.push(keptBack(piece));
      return;
    }
    const isHidden = known.get(piece) ?? look();
    known.set(piece, isHidden);
    shown.push(isHidden ? keptBack(piece) : piece);
  };
  let at = 0;
  const putBetween = (end: number): void => {
    for (const piece of text.slice(at, end).split(/(?<=\n[^\S\n]*\n)/)) {
      put(piece, () => tellsDistress([piece]));
    }
  };
  for (const block of pending.blocks) {
    putBetween(block.start);
    const piece = text.slice(block.start, block.end);
    put(piece, () => {
      const candidate = pending.candidate(block);
      // Of a broken block nobody knows which of its lines its fields are.
      return isUntold(candidate) || (candidate.faults.length > 0 && tellsDistress([piece]));
    });
    at = block.end;
  }
  putBetween(text.length);
  return shown.join("");
}

/** Hides lines of another file that a diff may show: those that change, and some around them. */
function shownLines({ before, after }: FileEdit): Texts {
  const same = sameEnds(before, after);
  const shown = (text: string): string => {
    const from = Math.max(0, same.before - AROUND_CHARS);
    const to = Math.min(text.length, text.length - same.after + AROUND_CHARS);
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const end = text.indexOf("\n", to) + 1 || text.length;
    const lines = text.slice(start, end).split(/(?<=\n)/);
    const seen = lines.map((line) => (tellsDistress([line]) ? keptBack(line) : line));
    return text.slice(0, start) + seen.join("") + text.slice(end);
  };
  return [shown(before), shown(after)];
}

/** Far more than the lines around a change mostly have. */
const AROUND_CHARS = 4000;

function keptBack(piece: string): string {
  return piece.replace(/^[^\S\n]*\S.*$/gm, KEPT_BACK);
}
