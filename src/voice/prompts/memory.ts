// MEMORY.md's notes within a budget (spec/pipeline §7). What is to be left alone goes in before anything else.

import type { MemoryNotes } from "../../record/self/memory.ts";
import { within } from "./budget.ts";

/** Whole lines in their order. */
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
