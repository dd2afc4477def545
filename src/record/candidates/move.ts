// Blocks of PENDING-REVIEW.md move back up to the end of `## Candidates`, byte for byte and in file order.

import { appendToCandidates, findBlocks, withHeadings } from "./place.ts";
import type { CandidateBlock } from "./place.ts";
import { applySplices, readOutline } from "../text/markdown.ts";
import type { Splice } from "../text/markdown.ts";
import type { CandidateStatus } from "../types.ts";

/**
 * The file with its headings, and with the blocks that `isMoved` picks at the end of Candidates. All bytes of other
 * blocks stay. The caller reads the result back.
 * @param status the status word that moved blocks get; they keep their own when it is absent.
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
