// A diff of edits, file by file, in the form that git shows.

import { createTwoFilesPatch } from "diff";
import type { FileEdit } from "../record/types.ts";
import { paintDiff, type Paint } from "./printer.ts";

export function diffOf(edits: readonly FileEdit[], paint: Paint): string {
  const text = edits
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) => createTwoFilesPatch(path, path, before, after, "", ""))
    .join("\n");
  return paintDiff(text, paint);
}
