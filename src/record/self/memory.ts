// MEMORY.md is context for the next days and never counts as known. Only its notes reach a prompt.

/** The part of MEMORY.md that follows the persona in a prompt. */
export interface MemoryNotes {
  /** The remaining lines, headings included, joined by line breaks. */
  readonly lines: string;
  /** True when the heading for topics to avoid is there, even with nothing under it. */
  readonly hasResistanceNotes: boolean;
}

/** Drops quotes, hints, empty lines and the rotation date; undefined when nothing but headings is left. */
export function memoryNotes(text: string): MemoryNotes | undefined {
  const kept = text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !isNoise(line));
  if (kept.every((line) => line.startsWith("#"))) return undefined;
  return {
    lines: kept.join("\n"),
    hasResistanceNotes: kept.some((line) => line.startsWith("## Resistance Notes")),
  };
}

function isNoise(line: string): boolean {
  return /^(?:>(?: |$)|Last rotated:)/.test(line) || /\(optional/i.test(line);
}
