// The offline stand-in for an embedding model: texts with words in common, with alike words or with words that mean the same lie near
// each other. It knows few meanings. The same text always gets the same vector.

/** Numbers of a vector. */
const LENGTH = 256;

/** Words that mean the same or belong together, in several languages. */
const MEANINGS: readonly string[] = [
  "ocean sea water waves beach meer see mer océan mar",
  "whale whales dolphin dolphins wal wale baleine ballena",
  "mum mother mom mama mutter mère madre",
  "dad father papa vater père padre",
  "afraid scared frightened fear fears angst peur miedo",
  "dog puppy hound hund chien perro",
  "brother sister sibling siblings bruder schwester frère hermano",
  "music song songs instrument piano violin musik klavier musique música",
  "bicycle bike cycling ride fahrrad vélo bicicleta",
  "eat food dinner meal cooking baked bread essen kochen manger comer",
  "hurt ill sick doctor hospital krank malade enfermo",
  "stars planets space astronomy moon sterne étoiles estrellas",
];

const MEANING_OF: ReadonlyMap<string, number> = new Map(
  MEANINGS.flatMap((words, meaning) => words.split(" ").map((word) => [word, meaning] as const)),
);

/** Gives the vector of a text. It is not brought to length 1. */
export function embedOffline(text: string): readonly number[] {
  const vector: number[] = Array.from({ length: LENGTH }, () => 0);
  const add = (feature: string, weight: number): void => {
    const place = hash(feature);
    vector[place % LENGTH] = (vector[place % LENGTH] ?? 0) + weight;
  };
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const meaning = MEANING_OF.get(word);
    if (meaning !== undefined) add(`meaning ${meaning}`, 4);
    if (word.length <= 3) continue;
    add(`word ${word}`, 1);
    for (let at = 0; at + 3 <= word.length; at += 1) add(`piece ${word.slice(at, at + 3)}`, 0.2);
  }
  // No text has no meaning at all.
  add("text", 0.05);
  return vector;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
