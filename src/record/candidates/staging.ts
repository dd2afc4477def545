// Staging turns a proposal into a candidate of PENDING-REVIEW.md. It plans the edit and writes nothing.

import { factual } from "../../factual.ts";
import { RecordError } from "../../errors.ts";
import {
  candidateId,
  formatCandidate,
  insertCandidate,
  nextCandidateNumber,
} from "./candidates.ts";
import type { PendingFile } from "./pending-file.ts";
import type { Candidate, Conflict, FileEdit, Proposal } from "../types.ts";

export interface StagingRequest {
  readonly recordId: string;
  readonly proposal: Proposal;
  readonly channelKey: string;
  readonly userText: string;
  readonly replyText: string;
  /** `YYYY-MM-DD HH:MM:SS`, local. */
  readonly timestamp: string;
  /** Numbers up to this one were given out before, also when the file no longer shows them. */
  readonly lastNumber: number;
  /** Contradictions between the proposal and the Record. */
  readonly conflicts: readonly Conflict[];
}

export interface Staging {
  readonly candidate: Candidate;
  readonly number: number;
  readonly edit: FileEdit;
  /** The file once this one is in it. */
  readonly pending: PendingFile;
}

/**
 * Plans the staging of one proposal.
 * @param pending PENDING-REVIEW.md as it is now.
 * @throws RecordError when the result would not read back as the file plus this candidate.
 */
export function planStaging(pending: PendingFile, request: StagingRequest): Staging {
  const number = nextCandidateNumber(pending, request.lastNumber + 1);
  const id = candidateId(number);
  const block = formatCandidate({
    ...request.proposal,
    id,
    recordId: request.recordId,
    timestamp: request.timestamp,
    channelKey: request.channelKey,
    userText: request.userText,
    replyText: request.replyText,
    conflicts: request.conflicts,
  });
  const after = insertCandidate(pending, block);
  const found = after.blocks.find((one) => one.id === id);
  const candidate = found && after.candidate(found);
  if (candidate?.status !== "pending" || candidate.place !== "candidates") {
    throw new RecordError(
      factual`PENDING-REVIEW.md: a new candidate cannot be put in (line ${candidate?.line ?? 1}): check that ## Candidates and ## Processed are there, each on a line of its own`,
      { code: "staging_unreadable" },
    );
  }
  return {
    candidate,
    number,
    edit: { path: "PENDING-REVIEW.md", before: pending.text, after: after.text },
    pending: after,
  };
}

/** True for a candidate that waits for the owner's decision. */
export function isWaiting({ status, place }: Pick<Candidate, "status" | "place">): boolean {
  return status === "pending" && place === "candidates";
}
