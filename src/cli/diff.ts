// A diff of edits, file by file, in the form that git shows. Proof: test/cli/diff.test.ts.

import { formatPatch, structuredPatch, type StructuredPatch } from "diff";
import { sameEnds } from "../record/text/same-ends.ts";
import { revealed } from "../record/text/unseen.ts";
import type { FileEdit } from "../record/types.ts";
import type { ShownEdit } from "../wording/shown-edits.ts";
import { paintDiff, type Paint } from "./printer.ts";

export function diffOf(edits: readonly ShownEdit[], paint: Paint): string {
  const text = edits
    .filter(({ before, after }) => before !== after)
    .map((edit) => revealed(formatPatch(patchOf(edit))))
    .join("\n");
  return paintDiff(text, paint);
}

/** Lines around a change that are shown with it. */
const CONTEXT = 4;

/** The patch of an edit. Only the part that differs is compared: the rest may be megabytes. */
function patchOf({ path, before, after }: FileEdit): StructuredPatch {
  const same = sameEnds(before, after);
  const from = linesAbove(before, same.before);
  const below = linesBelow(before, before.length - same.after) - before.length;
  const [old, now] = [before, after].map((text) => text.slice(from, text.length + below));
  const patch = structuredPatch(path, path, old ?? "", now ?? "", "", "", { context: CONTEXT });
  const above = countLines(before.slice(0, from));
  return {
    ...patch,
    hunks: patch.hunks.map((hunk) => ({
      ...hunk,
      oldStart: hunk.oldStart + above,
      newStart: hunk.newStart + above,
    })),
  };
}

/** Where the lines to be shown begin above a place. */
function linesAbove(text: string, at: number): number {
  let start = at;
  for (let count = 0; count <= CONTEXT && start > 0; count += 1) {
    start = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
  }
  return start;
}

/** Where the lines to be shown end below a place. */
function linesBelow(text: string, at: number): number {
  let end = at;
  for (let count = 0; count <= CONTEXT && end < text.length; count += 1) {
    end = text.indexOf("\n", end) + 1 || text.length;
  }
  return end;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
