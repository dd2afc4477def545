// MEMORY.md is context for one session, never fact: only its notes reach a prompt (spec/pipeline §7).

/** What of MEMORY.md goes after the persona. */
export interface MemoryNotes {
  /** The remaining lines, headings included, joined by line breaks. */
  readonly lines: string;
  /** Whether the heading for topics to avoid is there, even with nothing under it. */
  readonly hasResistanceNotes: boolean;
}

/** Drops quotes, hints, empty lines and the rotation date; undefined when only headings would remain. */
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
