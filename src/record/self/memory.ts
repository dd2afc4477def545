// MEMORY.md is context for the next days and never counts as known. Only its notes reach a prompt.

import { plainText } from "../text/scalar.ts";

/** The part of MEMORY.md that follows the persona in a prompt. */
export interface MemoryNotes {
  /** The remaining lines, headings included, joined by line breaks. */
  readonly lines: string;
  /** True when the heading for topics to avoid is there, even with nothing under it. */
  readonly hasResistanceNotes: boolean;
}

/** Drops quotes, hints, empty lines and the rotation date; undefined when nothing but headings is left. */
export function memoryNotes(text: string): MemoryNotes | undefined {
  const kept = plainText(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !isNoise(line))
    // Whatever its heading looks like, what stands below is left alone.
    .map((line) => (RESISTANCE.test(line) ? "## Resistance Notes" : line));
  if (kept.every((line) => line.startsWith("#"))) return undefined;
  return {
    lines: kept.join("\n"),
    hasResistanceNotes: kept.includes("## Resistance Notes"),
  };
}

/** The heading of topics to avoid, with anything around its words. */
const RESISTANCE =
  /^(?:#{1,6}\s.*\bresistance\s+notes\b.*|[^\p{L}\p{N}]*resistance\s+notes[^\p{L}\p{N}]*)$/iu;

function isNoise(line: string): boolean {
  return /^(?:>(?: |$)|Last rotated:)/.test(line) || /\(optional/i.test(line);
}
