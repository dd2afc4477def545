// The words of a text as they are looked up: the same for any language, without a list of words for any of them. Case,
// accents and the commonest endings do not count; where words are not parted by spaces, pairs of characters stand for them.

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
 * Whether a term more likely holds a sentence together than tells what it is about. It may be wrong, for a word of one
 * language is another word in the next ("son", "war"): alone, such a term counts after all.
 */
export function isFunctionTerm(term: string): boolean {
  return (/^\p{L}{1,2}$/u.test(term) && !WITHOUT_SPACES.test(term)) || FUNCTION_TERMS.has(term);
}

const FUNCTION_TERMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(foldEnding));

/** Written together without spaces, or (Korean) with endings that cling to the word. */
export const SPACELESS =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー";
const WITHOUT_SPACES = new RegExp(`[${SPACELESS}]`, "u");
const PARTS = new RegExp(`[${SPACELESS}][${SPACELESS}\\p{M}]*|[^${SPACELESS}]+`, "gu");

function pairsOf(part: string): readonly string[] {
  const characters = Array.from(part);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
