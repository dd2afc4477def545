// Blocks of PENDING-REVIEW.md move between Candidates and Processed byte for byte and in file order. All bytes of other
// blocks stay. Proof: test/record/candidates/candidate-edits.test.ts.

import {
  appendToCandidates,
  blankLineBefore,
  endOfCandidates,
  findHeading,
  withHeadings,
} from "./headings.ts";
import type { CandidateBlock, PendingFile } from "./pending-file.ts";
import { applySplices } from "../text/markdown.ts";
import type { Splice } from "../text/markdown.ts";
import type { CandidateStatus } from "../types.ts";

/** Moves blocks from Candidates to directly below `## Processed`. The heading is made when it is missing. */
export function moveToProcessed(pending: PendingFile, ids: readonly string[]): PendingFile {
  const { text } = pending;
  const wanted = new Set(ids);
  const blocks = pending.blocks.filter(({ id, place }) => place === "candidates" && wanted.has(id));
  if (blocks.length === 0) return pending;
  const moved = blocks.map(({ start, end }) => text.slice(start, end).trimEnd()).join("\n\n");
  const removals = blocks.map(({ start, end }) => ({ start, end, text: "" }));
  const heading = findHeading(pending, "## Processed");
  if (!heading) {
    const kept = applySplices(text, removals);
    return pending.with(`${kept}${blankLineBefore(kept, kept.length)}## Processed\n\n${moved}\n`);
  }
  const blank = /^[ \t]*\r?\n/.exec(text.slice(heading.end))?.[0].length ?? 0;
  const at = heading.end + blank;
  const lead = blank > 0 ? "" : blankLineBefore(text, at);
  const added = `${lead}${moved}\n${at < text.length ? "\n" : ""}`;
  return pending.spliced([...removals, { start: at, end: at, text: added }]);
}

/**
 * Gives the file its headings and moves the blocks that `isMoved` picks to the end of Candidates. The caller reads the
 * result back.
 * @param status the status word that moved blocks get; they keep their own when it is absent.
 */
export function moveToCandidates(
  pending: PendingFile,
  isMoved: (block: CandidateBlock) => boolean,
  status?: CandidateStatus,
): PendingFile {
  const prepared = withHeadings(pending);
  const { text } = prepared;
  const moved = prepared.blocks.filter(isMoved);
  if (moved.length === 0) return prepared;
  const texts = moved.map((block) => blockText(text, block, status));
  const removals = moved.map(({ start, end }): Splice => ({ start, end, text: "" }));
  const end = endOfCandidates(prepared);
  // Most often nothing above the end of Candidates goes, and then both changes are made at once.
  if (end !== undefined && moved.every((block) => block.start > end && prepared.isApart(block))) {
    const left = moved.reduce((length, block) => length - (block.end - block.start), text.length);
    const gap = left === end ? "" : "\n";
    const added = `${blankLineBefore(text, end)}${texts.join("\n\n")}\n${gap}`;
    return prepared.spliced([...removals, { start: end, end, text: added }]);
  }
  const kept = prepared.with(applySplices(text, removals));
  return appendToCandidates(kept, `${texts.join("\n\n")}\n`);
}

function blockText(
  text: string,
  { start, end, said }: CandidateBlock,
  status: CandidateStatus | undefined,
): string {
  if (!said.status || !status) return text.slice(start, end).trimEnd();
  const word = start + said.status.start;
  const rest = text.slice(word + said.status.word.length, end);
  return `${text.slice(start, word)}${status}${rest}`.trimEnd();
}
