// Blocks of PENDING-REVIEW.md on their way back up: to the end of `## Candidates`, as they are, in file order.

import { appendToCandidates, findBlocks, withHeadings } from "./place.ts";
import type { CandidateBlock } from "./place.ts";
import { applySplices, readOutline } from "../text/markdown.ts";
import type { Splice } from "../text/markdown.ts";
import type { CandidateStatus } from "../types.ts";

/**
 * The file with its headings and with the blocks that `isMoved` picks at the end of Candidates; all bytes of other
 * blocks stay as they are. The caller reads the result back.
 * @param status the word that a moved block gets where it has another one; its own when absent.
 */
export function moveToCandidates(
  pending: string,
  isMoved: (block: CandidateBlock) => boolean,
  status?: CandidateStatus,
): string {
  const prepared = withHeadings(pending);
  const moved = findBlocks(prepared, readOutline(prepared)).filter(isMoved);
  if (moved.length === 0) return prepared;
  const texts = moved.map((block) => blockText(prepared, block, status));
  const removals = moved.map(({ start, end }): Splice => ({ start, end, text: "" }));
  return appendToCandidates(applySplices(prepared, removals), `${texts.join("\n\n")}\n`);
}

function blockText(
  pending: string,
  { start, end, status: mark }: CandidateBlock,
  status: CandidateStatus | undefined,
): string {
  if (!mark || !status) return pending.slice(start, end).trimEnd();
  const rest = pending.slice(mark.start + mark.word.length, end);
  return `${pending.slice(start, mark.start)}${status}${rest}`.trimEnd();
}
