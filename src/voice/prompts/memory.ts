// The notes of MEMORY.md within a budget. The topics to leave alone go in first.

import type { MemoryNotes } from "../../record/self/memory.ts";
import { within } from "./budget.ts";

/** Gives whole lines in their order, at most `tokens` together. */
export function memoryLines({ lines }: MemoryNotes, tokens: number): readonly string[] {
  const notes = lines.split("\n").map((line) => ({ line }));
  const start = notes.findIndex(({ line }) => line.startsWith("## Resistance Notes"));
  const after = notes.findIndex(({ line }, index) => index > start && /^##? /.test(line));
  const end = after === -1 ? notes.length : after;
  const first = start === -1 ? [] : notes.slice(start, end);
  const byWeight = [...first, ...notes.filter((note) => !first.includes(note))];
  const kept = new Set(within(byWeight, tokens, ({ line }) => line));
  return notes.filter((note) => kept.has(note)).map(({ line }) => line);
}
