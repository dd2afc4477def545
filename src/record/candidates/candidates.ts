// PENDING-REVIEW.md holds the candidates. The place of a block and the first line of its fence decide its status; words
// inside its text never do. Changes are splices: every byte that a change does not name stays.
// Proof: test/record/candidates/candidates.test.ts.

import { factual } from "../../factual.ts";
import { CandidateError, RecordError } from "../../errors.ts";
import type { GoneAs } from "../../refusals.ts";
import { appendToCandidates, withHeadings } from "./headings.ts";
import { readPending } from "./pending-file.ts";
import type { CandidateBlock, PendingFile } from "./pending-file.ts";
import type { Candidate, CandidateStatus } from "../types.ts";

// Blocks are written in a module of their own, which belongs to this one.
export { candidateId, formatCandidate, profileTarget, promptSection } from "./block.ts";

/**
 * All candidates of the file, in file order. Never throws: a block that cannot be relied on carries `faults`. Every
 * approved block below Processed counts as processed, because merged blocks keep that word; the repair looks closer.
 */
export function parseCandidates(pending: string): readonly Candidate[] {
  return readPending(pending).all();
}

/**
 * The file with a block from `formatCandidate` at the end of `## Candidates`, never after Processed. Missing
 * headings are created; all other bytes stay as they are.
 * @throws RecordError when the file's fences are so broken that the new block could not be read back.
 */
export function insertCandidate(pending: PendingFile, block: string): PendingFile {
  const after = appendToCandidates(withHeadings(pending), block);
  const [, inside] = /^### (CANDIDATE-\d+)\n/.exec(block) ?? [];
  const inserted = after.blocks.find(({ id }) => id === inside);
  if (after.blocks.length !== pending.blocks.length + 1 || inserted?.place !== "candidates") {
    throw new RecordError(
      factual`PENDING-REVIEW.md: a new candidate would disappear inside a fence that is not closed. Close the fence above \`## Processed\`.`,
      { code: "pending_broken" },
    );
  }
  return after;
}

/** One more than the largest number in a candidate's header, processed ones included; at least `floor`. */
export function nextCandidateNumber({ blocks }: PendingFile, floor: number): number {
  let next = Math.max(1, floor);
  for (const { said } of blocks) {
    // Our writer never reaches such a number. Somebody typed it, so it does not count.
    if (said.number < 1_000_000_000) next = Math.max(next, said.number + 1);
  }
  return next;
}

/**
 * Changes the status word of one candidate and nothing else.
 * @throws CandidateError `unknown_candidate`, `duplicate_candidate`, `stray_candidate` (below Processed), or
 * `not_pending` when its status is not `from`.
 */
export function setCandidateStatus(
  pending: PendingFile,
  id: string,
  from: CandidateStatus,
  to: CandidateStatus,
): PendingFile {
  const { start: header, said } = requireBlock(pending, id);
  if (said.status?.word !== from) {
    throw new CandidateError(
      { code: "not_pending", id, gone: goneAs(said.status?.word) },
      `${id} is ${said.status?.word ?? "without a readable status"}, not ${from}.`,
    );
  }
  const start = header + said.status.start;
  const word = { start, end: start + from.length, text: to };
  return pending.spliced([word]);
}

/** What a candidate of this status, which nobody can decide, is to whoever wanted to. */
export function goneAs(status: CandidateStatus | undefined): GoneAs {
  return status === "approved" || status === "rejected" ? status : "by_hand";
}

/**
 * The one block of this id under Candidates.
 * @throws CandidateError `unknown_candidate`, `duplicate_candidate`, `stray_candidate` or `not_pending` (processed).
 */
export function requireBlock(pending: PendingFile, id: string): CandidateBlock {
  const blocks = pending.blocks.filter((block) => block.id === id);
  const [block, other] = blocks.filter(({ place }) => place === "candidates");
  if (other) {
    throw new CandidateError(
      { code: "duplicate_candidate", id },
      `Two blocks under Candidates are called ${id}. Give one of them another number in PENDING-REVIEW.md.`,
    );
  }
  if (!block) throw notInCandidates(id, blocks);
  return block;
}

function notInCandidates(id: string, blocks: readonly CandidateBlock[]): CandidateError {
  if (blocks.some(({ place }) => place === "stray")) {
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
