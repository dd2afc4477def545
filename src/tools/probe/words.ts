// Comparison of an answer with a text by their words, in any language, without endings and accents.

import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import { foldCase, foldForms, foldLine, LETTER, wordsIn } from "../../record/text/fold.ts";

/** The words that carry a text's meaning, folded, each once. */
export function contentTerms(text: string): readonly string[] {
  return [...new Set(termsOf(text).filter((term) => !isFunctionTerm(term)))];
}

/** The wanted terms that a text has, in the same or in another form. */
export function found(wanted: readonly string[], text: string): readonly string[] {
  return foundAmong(wanted, termsOf(text));
}

/** As `found`, for the terms of a text. */
export function foundAmong(wanted: readonly string[], there: readonly string[]): readonly string[] {
  return wanted.filter((term) => there.some((other) => isSameWord(term, other)));
}

/** The terms that none of the texts has. */
export function notIn(terms: readonly string[], ...texts: readonly string[]): readonly string[] {
  const others = texts.flatMap(termsOf);
  return terms.filter((term) => !others.some((other) => isSameWord(term, other)));
}

/** The letters and digits of a text: "Melon, melon" gives "melonmelon". */
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

/** True when a word, or several in a row, stands in a text unchanged; for names and numbers. */
export function names(text: string, word: string): boolean {
  return namedIn(text)(word);
}

/** The same for many words and one text, which may be all of a Record: it is folded once. */
export function namedIn(text: string): (word: string) => boolean {
  const line = spaced(text);
  return (word) => {
    const escaped = spaced(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![${LETTER}])${escaped}(?!\\p{N})`, "u").test(line);
  };
}

// "tides" and "tidal" count as forms of "tide" and "tidy". That is good enough for words from one Record.
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5) return false;
  const common = Math.max(4, Math.ceil(Math.max(one.length, other.length) * 0.7));
  return common <= shorter && one.slice(0, common) === other.slice(0, common);
}
