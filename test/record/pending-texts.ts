// The changes of PENDING-REVIEW.md as functions from text to text, for tests that say what becomes of the bytes.

import {
  insertCandidate as insert,
  nextCandidateNumber as nextNumber,
  setCandidateStatus as setStatus,
} from "../../src/record/candidates/candidates.ts";
import {
  planDebate as plan,
  resolveDebate as resolve,
} from "../../src/record/candidates/debates.ts";
import { editCandidate as edit } from "../../src/record/candidates/edit.ts";
import { moveToProcessed as move } from "../../src/record/candidates/move.ts";
import { readPending } from "../../src/record/candidates/pending-file.ts";
import { planStaging as stage } from "../../src/record/candidates/staging.ts";
import { planRepair as repair } from "../../src/record/merge/repair.ts";

type More<F> = F extends (pending: never, ...more: infer M) => unknown ? M : never;

export function insertCandidate(pending: string, block: string): string {
  return insert(readPending(pending), block).text;
}

export function nextCandidateNumber(pending: string, floor: number): number {
  return nextNumber(readPending(pending), floor);
}

export function setCandidateStatus(pending: string, ...more: More<typeof setStatus>): string {
  return setStatus(readPending(pending), ...more).text;
}

export function editCandidate(pending: string, ...more: More<typeof edit>): string {
  return edit(readPending(pending), ...more).text;
}

export function moveToProcessed(pending: string, ids: readonly string[]): string {
  return move(readPending(pending), ids).text;
}

export function planStaging(
  pending: string,
  ...more: More<typeof stage>
): ReturnType<typeof stage> {
  return stage(readPending(pending), ...more);
}

export function planDebate(pending: string, ...more: More<typeof plan>): ReturnType<typeof plan> {
  return plan(readPending(pending), ...more);
}

export function resolveDebate(
  pending: string,
  ...more: More<typeof resolve>
): ReturnType<typeof resolve> {
  return resolve(readPending(pending), ...more);
}

export function planRepair(
  pending: string,
  ...more: More<typeof repair>
): ReturnType<typeof repair> {
  return repair(readPending(pending), ...more);
}
