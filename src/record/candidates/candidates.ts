// PENDING-REVIEW.md holds the candidates. The place of a block and the first line of its fence decide its status; words
// inside its text never do. Changes are splices: every byte that a change does not name stays.
// Proof: test/record/candidates/candidates.test.ts.

import { CandidateError, RecordError } from "../../errors.ts";
import type { GoneAs } from "../../refusals.ts";
import {
  appendToCandidates,
  blankLineBefore,
  findBlocks,
  findHeading,
  withHeadings,
} from "./place.ts";
import type { CandidateBlock } from "./place.ts";
import { placeOf, toCandidate } from "./read.ts";
import { applySplices, createLineIndex, readOutline } from "../text/markdown.ts";
import type { Candidate, CandidateStatus } from "../types.ts";

// Blocks are written in a module of their own, which belongs to this one.
export { candidateId, formatCandidate, profileTarget, promptSection } from "./block.ts";

/**
 * All candidates of the file, in file order. Never throws: a block that cannot be relied on carries `faults`. Every
 * approved block below Processed counts as processed, because merged blocks keep that word; the repair looks closer.
 */
export function parseCandidates(pending: string): readonly Candidate[] {
  const blocks = findBlocks(pending, readOutline(pending));
  const lineOf = createLineIndex(pending);
  const seen = new Map<string, number>();
  for (const { id, inCandidates } of blocks) {
    if (inCandidates) seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  return blocks.map((block) =>
    toCandidate(pending, block, {
      line: lineOf(block.start),
      isTwice: block.inCandidates && (seen.get(block.id) ?? 0) > 1,
    }),
  );
}

/**
 * The file with a block from `formatCandidate` at the end of `## Candidates`, never after Processed. Missing
 * headings are created; all other bytes stay as they are.
 * @throws RecordError when the file's fences are so broken that the new block could not be read back.
 */
export function insertCandidate(pending: string, block: string): string {
  const after = appendToCandidates(withHeadings(pending), block);
  const before = findBlocks(pending, readOutline(pending)).length;
  const found = findBlocks(after, readOutline(after));
  const inserted = found.find((candidate) => block.startsWith(`### ${candidate.id}\n`));
  if (found.length !== before + 1 || !inserted?.inCandidates) {
    throw new RecordError(
      "PENDING-REVIEW.md: a new candidate would disappear inside a fence that is not closed. Close the fence above `## Processed`.",
      { code: "pending_broken" },
    );
  }
  return after;
}

/** One more than the largest number in a candidate's header, processed ones included; at least `floor`. */
export function nextCandidateNumber(pending: string, floor: number): number {
  let next = Math.max(1, floor);
  for (const { id } of findBlocks(pending, readOutline(pending))) {
    const number = Number(id.slice("CANDIDATE-".length));
    // Our writer never reaches such a number. Somebody typed it, so it does not count.
    if (number < 1_000_000_000) next = Math.max(next, number + 1);
  }
  return next;
}

/**
 * Changes the status word of one candidate and nothing else.
 * @throws CandidateError `unknown_candidate`, `duplicate_candidate`, `stray_candidate` (below Processed), or
 * `not_pending` when its status is not `from`.
 */
export function setCandidateStatus(
  pending: string,
  id: string,
  from: CandidateStatus,
  to: CandidateStatus,
): string {
  const block = requireBlock(pending, id);
  if (block.status?.word !== from) {
    throw new CandidateError(
      { code: "not_pending", id, gone: goneAs(block.status?.word) },
      `${id} is ${block.status?.word ?? "without a readable status"}, not ${from}.`,
    );
  }
  const { start } = block.status;
  return applySplices(pending, [{ start, end: start + from.length, text: to }]);
}

/** What a candidate of this status, which nobody can decide, is to whoever wanted to. */
export function goneAs(status: CandidateStatus | undefined): GoneAs {
  return status === "approved" || status === "rejected" ? status : "by_hand";
}

/**
 * The one block of this id under Candidates.
 * @throws CandidateError `unknown_candidate`, `duplicate_candidate`, `stray_candidate` or `not_pending` (processed).
 */
export function requireBlock(pending: string, id: string): CandidateBlock {
  const blocks = findBlocks(pending, readOutline(pending)).filter((block) => block.id === id);
  const [block, other] = blocks.filter(({ inCandidates }) => inCandidates);
  if (other) {
    throw new CandidateError(
      { code: "duplicate_candidate", id },
      `Two blocks under Candidates are called ${id}. Give one of them another number in PENDING-REVIEW.md.`,
    );
  }
  if (!block) throw notInCandidates(id, blocks);
  return block;
}

/**
 * Moves blocks from Candidates to directly below `## Processed`, as they are and in file order. The heading is made
 * when it is missing; all bytes of other blocks stay as they are.
 */
export function moveToProcessed(pending: string, ids: readonly string[]): string {
  const outline = readOutline(pending);
  const wanted = new Set(ids);
  const blocks = findBlocks(pending, outline).filter((b) => b.inCandidates && wanted.has(b.id));
  if (blocks.length === 0) return pending;
  const moved = blocks.map((block) => pending.slice(block.start, block.end).trimEnd()).join("\n\n");
  const removals = blocks.map(({ start, end }) => ({ start, end, text: "" }));
  const heading = findHeading(outline, "## Processed");
  if (!heading) {
    const kept = applySplices(pending, removals);
    return `${kept}${blankLineBefore(kept, kept.length)}## Processed\n\n${moved}\n`;
  }
  const blank = /^[ \t]*\r?\n/.exec(pending.slice(heading.end))?.[0].length ?? 0;
  const at = heading.end + blank;
  const lead = blank > 0 ? "" : blankLineBefore(pending, at);
  const text = `${lead}${moved}\n${at < pending.length ? "\n" : ""}`;
  return applySplices(pending, [...removals, { start: at, end: at, text }]);
}

function notInCandidates(id: string, blocks: readonly CandidateBlock[]): CandidateError {
  if (blocks.some((block) => placeOf(block) === "stray")) {
    return new CandidateError(
      { code: "stray_candidate", id },
      `${id} stands below \`## Processed\` in PENDING-REVIEW.md. Move its block up under \`## Candidates\` first.`,
    );
  }
  return blocks.length > 0
    ? new CandidateError(
        { code: "not_pending", id, gone: "processed" },
        `${id} has already been processed.`,
      )
    : new CandidateError(
        { code: "unknown_candidate", id },
        `There is no ${id} in PENDING-REVIEW.md.`,
      );
}
