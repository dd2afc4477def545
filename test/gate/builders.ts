// Candidates for the gate's cards.

import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import type { Candidate, Conflict, NewCandidate } from "../../src/record/types.ts";
import { createCandidate, createPending } from "../record/builders.ts";

/** `count` pending candidates, CANDIDATE-0001 first. */
export function pending(count: number, changes: Partial<NewCandidate> = {}): readonly Candidate[] {
  const made = Array.from({ length: count }, (_, n) =>
    createCandidate({ id: `CANDIDATE-${String(n + 1).padStart(4, "0")}`, ...changes }),
  );
  return parseCandidates(createPending(made, "pending"));
}

export function onePending(changes: Partial<NewCandidate> = {}): Candidate {
  const [candidate] = pending(1, changes);
  if (!candidate) throw new Error("no candidate");
  return candidate;
}

/** An entry on the same subject. */
export function entryConflict(entryId: string, entryText: string): Conflict {
  return {
    rule: "same-subject",
    pair: ["octopus", "hearts"],
    existingHint: entryText,
    newHint: "new",
    kind: "same_subject",
    entryId,
    entryText,
    entryDate: "2026-03-07",
  };
}

/** An opposite adjective, without an entry. */
export const QUIET: Conflict = {
  rule: "quiet-or-talkative",
  pair: ["quiet", "talkative"],
  existingHint: "quiet",
  newHint: "talkative",
  kind: "opposite",
};

/** Labels and verbs, row by row. */
export function rows(content: {
  readonly buttons: readonly (readonly { readonly label: string; readonly verb: string }[])[];
}): string[][] {
  return content.buttons.map((row) => row.map(({ label, verb }) => `${label} = ${verb}`));
}
