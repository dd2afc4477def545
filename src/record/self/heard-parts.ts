// The parts of a Record that SELF.md's front matter can open to guests, or close.

/**
 * - `persona`: sections I to VIII of SELF.md and SKILLS.md; without it only name, age, languages and manner of speaking;
 * - `feelings`: what upsets or cheers the person, and how they answer to it (`emotional_patterns`);
 * - `entries`: section IX;
 * - `evidence`: works and activities of EVIDENCE.md and claims of SKILLS.md, for /ask;
 * - `library`: titles and topics of LIBRARY.md, for look-ups;
 * - `memory`: MEMORY.md with its Resistance Notes.
 */
export const HEARD_PARTS = [
  "persona",
  "feelings",
  "entries",
  "evidence",
  "library",
  "memory",
] as const;

export type HeardPart = (typeof HEARD_PARTS)[number];

/** The parts that guests hear where a Record says nothing about it. */
export const GUESTS_HEAR: readonly HeardPart[] = ["persona", "entries", "library"];
