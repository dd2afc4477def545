// Changes of files as a command may show them. A diff shows the lines around what changes, and a candidate that nobody is told of
// may stand there: its lines are kept back. Proof: test/wording/shown-edits.test.ts, test/e2e/commands-untold.test.ts.

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

/** Gives one of them. */
export function shownEdit(edit: FileEdit): ShownEdit {
  const hide = edit.path === FILES.pending ? hiddenBlocks() : hiddenLines(edit);
  return { ...edit, before: hide(edit.before), after: hide(edit.after) } as ShownEdit;
}

/** Hides candidates, and what stands between them. A block is looked at once, however many texts have it. */
function hiddenBlocks(): (text: string) => string {
  const known = new Map<string, boolean>();
  const isHidden = (piece: string, look: () => boolean): boolean => {
    const found = known.get(piece) ?? look();
    known.set(piece, found);
    return found;
  };
  return (text) => {
    const pending = readPending(text);
    let shown = "";
    let at = 0;
    const put = (piece: string, look: () => boolean): void => {
      shown += isHidden(piece, look) ? keptBack(piece) : piece;
    };
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
    return shown;
  };
}

/** Hides lines of another file that a diff may show: those that change, and some around them. */
function hiddenLines({ before, after }: FileEdit): (text: string) => string {
  const same = sameEnds(before, after);
  return (text) => {
    const from = Math.max(0, same.before - AROUND_CHARS);
    const to = Math.min(text.length, text.length - same.after + AROUND_CHARS);
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const end = text.indexOf("\n", to) + 1 || text.length;
    const lines = text.slice(start, end).split(/(?<=\n)/);
    const shown = lines.map((line) => (tellsDistress([line]) ? keptBack(line) : line));
    return text.slice(0, start) + shown.join("") + text.slice(end);
  };
}

/** Far more than the lines around a change mostly have. */
const AROUND_CHARS = 4000;

function keptBack(piece: string): string {
  return piece.replace(/^[^\S\n]*\S.*$/gm, KEPT_BACK);
}
