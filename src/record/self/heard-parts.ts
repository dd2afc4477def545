// The parts of a Record that SELF.md's front matter can open to guests, or close.

/**
 * - `persona`: sections I to VII of SELF.md and the states in SKILLS.md; without it only name, age, languages and manner of speaking;
 * - `life`: birthdate, family, people, places, events and memories (section VIII);
 * - `feelings`: what upsets or cheers the person, and how they answer to it (`emotional_patterns`);
 * - `entries`: section IX;
 * - `evidence`: works and activities of EVIDENCE.md, and claims, gaps and milestones of SKILLS.md;
 * - `library`: titles and topics of LIBRARY.md, for look-ups;
 * - `memory`: MEMORY.md with its Resistance Notes.
 */
export const HEARD_PARTS = [
  "persona",
  "life",
  "feelings",
  "entries",
  "evidence",
  "library",
  "memory",
] as const;

export type HeardPart = (typeof HEARD_PARTS)[number];

/** The parts that guests hear where a Record says nothing about it. */
export const GUESTS_HEAR: readonly HeardPart[] = ["persona", "entries", "library"];
