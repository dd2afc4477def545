// The words of a text as they are looked up: the same for any language, without a list of words for any of them. Case,
// accents and the commonest endings do not count; where words are not parted by spaces, pairs of characters stand for them.

import { foldEnding, isUnspaced, wordsIn } from "./fold.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** All terms in order, repeated ones too. */
export function termsOf(text: string): readonly string[] {
  return wordsIn(text, { unspaced: "pairs" }).map(({ folded }) =>
    isUnspaced(folded) ? folded : foldEnding(folded),
  );
}

/**
 * Whether a term more likely holds a sentence together than tells what it is about. It may be wrong, for a word of one
 * language is another word in the next ("son", "war"): alone, such a term counts after all.
 */
export function isFunctionTerm(term: string): boolean {
  return (/^\p{L}{1,2}$/u.test(term) && !isUnspaced(term)) || FUNCTION_TERMS.has(term);
}

const FUNCTION_TERMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(foldEnding));
