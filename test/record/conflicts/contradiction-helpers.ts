import { findContradictions } from "../../../src/record/conflicts/contradictions.ts";
import type { MindEntry, Proposal } from "../../../src/record/types.ts";

export function entry(text: string, changes: Partial<MindEntry> = {}): MindEntry {
  return { id: "LEARN-0001", category: "knowledge", text, date: "2026-03-02", ...changes };
}

export function proposal(suggestedEntry: string, changes: Partial<Proposal> = {}) {
  const parts = { mindCategory: "knowledge", summary: "s", promptAddition: "none" } as const;
  return { ...parts, suggestedEntry, ...changes };
}

export function ids(mind: readonly MindEntry[], proposed: ReturnType<typeof proposal>) {
  return findContradictions(mind, "", proposed).map(({ entryId }) => entryId);
}
