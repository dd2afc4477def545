// Comparing an answer with a text by their words: whatever the language, endings and accents left out.

import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import { foldCase, foldForms, foldLine, LETTER, wordsIn } from "../../record/text/fold.ts";

/** The words that tell what a text is about, folded; each once. */
export function contentTerms(text: string): readonly string[] {
  return [...new Set(termsOf(text).filter((term) => !isFunctionTerm(term)))];
}

/** Those of the wanted terms that a text has, in that or another form. */
export function found(wanted: readonly string[], text: string): readonly string[] {
  return foundAmong(wanted, termsOf(text));
}

/** As `found`, for a text whose terms are at hand. */
export function foundAmong(wanted: readonly string[], there: readonly string[]): readonly string[] {
  return wanted.filter((term) => there.some((other) => isSameWord(term, other)));
}

/** Those that none of the texts has. */
export function notIn(terms: readonly string[], ...texts: readonly string[]): readonly string[] {
  const others = texts.flatMap(termsOf);
  return terms.filter((term) => !others.some((other) => isSameWord(term, other)));
}

/** Letters and digits only: "Melon, melon" and "melonmelon" are the same. */
export function squeezed(text: string): string {
  return plainWords(text).join("");
}

/** All words as they stand there, but for case and form. */
export function plainWords(text: string): readonly string[] {
  return wordsIn(text, { letters: foldForms }).map(({ folded }) => folded);
}

/** On one line in small letters; "ß" stays, for the languages' patterns are written with it. */
export function spaced(text: string): string {
  return foldLine(text, foldCase);
}

/** Whether a word (or several) stands in a text as such; for names and numbers. */
export function names(text: string, word: string): boolean {
  const escaped = spaced(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![${LETTER}])${escaped}(?!\\p{N})`, "u").test(spaced(text));
}

// "tides" and "tidal" are not told from "tide" and "tidy": good enough for words from one Record.
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5) return false;
  const common = Math.max(4, Math.ceil(Math.max(one.length, other.length) * 0.7));
  return common <= shorter && one.slice(0, common) === other.slice(0, common);
}
