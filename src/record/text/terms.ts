// Terms are the words of a text as a search compares them, by one rule for all languages. Case, accents and the
// commonest endings do not count. Where no spaces part the words, pairs of characters stand for them.

import { foldEnding, isUnspaced, wordsIn } from "./fold.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** All terms in order, repeated ones too. */
export function termsOf(text: string): readonly string[] {
  return wordsIn(text, { unspaced: "pairs" }).map(({ folded }) =>
    isUnspaced(folded) ? folded : foldEnding(folded),
  );
}

/**
 * True for a term that probably holds a sentence together and does not tell its subject. This can be wrong, because a
 * word of one language is another word in the next ("son", "war"): such a term still counts when it stands alone.
 */
export function isFunctionTerm(term: string): boolean {
  return (/^\p{L}{1,2}$/u.test(term) && !isUnspaced(term)) || FUNCTION_TERMS.has(term);
}

const FUNCTION_TERMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(foldEnding));
