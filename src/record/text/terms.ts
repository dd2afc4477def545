// Terms are the words of a text as a search compares them, by one rule for all languages. Case, accents and the
// commonest endings do not count. Where no spaces part the words, pairs of characters stand for them.

import { foldEnding, foldLetters } from "./fold.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** All terms in order, repeated ones too. */
export function termsOf(text: string): readonly string[] {
  const runs = foldLetters(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) =>
    (run.match(PARTS) ?? []).flatMap((part) =>
      WITHOUT_SPACES.test(part) ? pairsOf(part) : [foldEnding(part)],
    ),
  );
}

/**
 * True for a term that probably holds a sentence together and does not tell its subject. This can be wrong, because a
 * word of one language is another word in the next ("son", "war"): such a term still counts when it stands alone.
 */
export function isFunctionTerm(term: string): boolean {
  return (/^\p{L}{1,2}$/u.test(term) && !WITHOUT_SPACES.test(term)) || FUNCTION_TERMS.has(term);
}

const FUNCTION_TERMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(foldEnding));

/** Scripts without spaces between words, and Korean, whose endings cling to the word. */
export const SPACELESS =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー";
const WITHOUT_SPACES = new RegExp(`[${SPACELESS}]`, "u");
const PARTS = new RegExp(`[${SPACELESS}][${SPACELESS}\\p{M}]*|[^${SPACELESS}]+`, "gu");

function pairsOf(part: string): readonly string[] {
  const characters = Array.from(part);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
