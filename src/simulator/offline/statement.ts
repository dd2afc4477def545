// Signals in what a person says in passing: likes, favourites, taught facts, habits.
import type { Signal } from "./analyst.ts";

type Reader = (
  match: RegExpExecArray,
) => Pick<Signal, "category" | "type" | "topic" | "entry" | "summary">;

// "would like" is a wish, "I like that" and "I like you" are small talk.
const LIKES =
  /\bI (?:really |also |just )?(love|like|enjoy|adore) (?!you\b|it\b|that\b|this\b|them\b|him\b|her\b|when you\b)([^\n.!?,]{3,120})/i;
const FAVOURITE = /\bmy favou?rite ([\p{L} ]{2,30}?) (?:is|are) ([^\n.!?,]{2,120})/iu;
const TAUGHT =
  /\b(?:I (?:just )?(?:learned|learnt)|did you know)(?: that)? (?!about you\b)([^\n.!?]{4,160})/i;
const HABIT =
  /\bI (always|never|usually|get (?:nervous|scared|excited|shy|angry|sad|happy) when) ([^\n.!?,]{3,120})/i;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    FAVOURITE,
    ([, kind = "", what = ""]) => ({
      category: "curiosity",
      type: "new_preference",
      topic: `${kind} ${what}`,
      entry: `Favourite ${kind} - ${what.trim()}`,
      summary: `Favourite ${kind}: ${what.trim()}`,
    }),
  ],
  [
    TAUGHT,
    ([, fact = ""]) => ({
      category: "knowledge",
      type: "teach",
      topic: fact,
      entry: capital(fact.trim()),
      summary: `Shared a fact: ${fact.trim()}`,
    }),
  ],
  [
    HABIT,
    ([, how = "", what = ""]) => ({
      category: "personality",
      type: "personality",
      topic: what,
      entry: `${capital(how.toLowerCase().replace(/^get/, "gets"))} ${what.trim()}`,
      summary: `Says: ${how.toLowerCase()} ${what.trim()}`,
    }),
  ],
  [
    LIKES,
    ([, verb = "", what = ""]) => ({
      category: "curiosity",
      type: "new_preference",
      topic: what,
      entry: `${capital(what.trim())} - ${verb.toLowerCase()}s this`,
      summary: `${capital(verb.toLowerCase())}s ${what.trim()}`,
    }),
  ],
];

/** The first signal in a message, or undefined. A question about likes is none. */
export function readStatement(said: string): Signal | undefined {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(said);
    if (match !== null) return { ...read(match), quote: match[0].trim() };
  }
  return undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
