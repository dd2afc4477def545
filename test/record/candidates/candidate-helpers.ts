import { expect } from "vitest";
import { GraceMarError } from "../../../src/errors.ts";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import type { Candidate } from "../../../src/record/types.ts";

export const EMPTY = "# PENDING-REVIEW\n\n> How to.\n\n## Candidates\n\n## Processed\n";

export function only(pending: string): Candidate {
  const [candidate, ...others] = parseCandidates(pending);
  expect(others).toEqual([]);
  if (!candidate) throw new Error("no candidate");
  return candidate;
}

export function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof GraceMarError) return error.code;
    throw error;
  }
  return "none";
}
