import type { ConflictRule } from "../../../src/record/conflicts/conflicts.ts";
import {
  createContradictionFinder,
  type ComparedProposal,
} from "../../../src/record/conflicts/contradictions.ts";
import type { Conflict, MindEntry, Proposal } from "../../../src/record/types.ts";

export function entry(text: string, changes: Partial<MindEntry> = {}): MindEntry {
  return { id: "LEARN-0001", category: "knowledge", text, date: "2026-03-02", ...changes };
}

export function proposal(suggestedEntry: string, changes: Partial<Proposal> = {}) {
  const parts = { mindCategory: "knowledge", summary: "s", promptAddition: "none" } as const;
  return { ...parts, suggestedEntry, ...changes };
}

/** Conflicts by a finder that knows nothing yet. */
export function findContradictions(
  mind: readonly MindEntry[],
  self: string,
  proposed: ComparedProposal,
  rules?: readonly ConflictRule[],
): readonly Conflict[] {
  return createContradictionFinder().find({ self, mind }, proposed, rules);
}

export function ids(mind: readonly MindEntry[], proposed: ReturnType<typeof proposal>) {
  return findContradictions(mind, "", proposed).map(({ entryId }) => entryId);
}
