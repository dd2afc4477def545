// Names of a claim that nothing shown holds, in any of their forms.

import { foldEnding, wordsIn } from "../../record/text/fold.ts";
import { isFunctionTerm } from "../../record/text/terms.ts";
import { sameInOtherLanguages } from "../../wording/proper-names.ts";
import type { Claim, Unfounded } from "./claim.ts";
import { namesIn } from "./names.ts";
import { STEM, type ShownLines } from "./shown-lines.ts";

/** Gives the names. */
export function unfoundedNames({ sentence, known, language }: Claim): readonly Unfounded[] {
  return namesIn(sentence, language)
    .filter(({ folded }) => !isKnownName(folded, known))
    .map(({ text }) => ({ kind: "name", text }));
}

/** Words in quotes that are no whole sentence: a book, a song. */
const QUOTED = /["“„«»](?=[\p{L}\p{N}])([^"“”„«»]{2,60}?[\p{L}\p{N}])["”“»«]/gu;
const MOST_WORDS = 8;

/** Gives titles of which a word was not shown. */
export function unfoundedTitles({ sentence, known }: Claim): readonly Unfounded[] {
  return [...sentence.matchAll(QUOTED)].flatMap(([, title = ""]) => {
    const words = wordsIn(title).map(({ folded }) => folded);
    const telling = words.filter(
      (word) => word.length >= STEM && !isFunctionTerm(foldEnding(word)),
    );
    const isTitle = words.length <= MOST_WORDS && telling.length > 0 && /\p{Lu}/u.test(title);
    return isTitle && telling.some((word) => !isKnownWord(word, known))
      ? [{ kind: "title" as const, text: title }]
      : [];
  });
}

/** Letters in which the ends of two forms of a word may differ. */
const ENDING = 3;

function isKnownName(name: string, known: ShownLines): boolean {
  const parts = name.split(/['-]/).filter((part) => part.length > 1);
  const wholes = [name, name.replace(/['-]/g, ""), ...(parts.length > 1 ? [] : parts)];
  return (
    wholes.some((part) => isKnownWord(part, known)) ||
    (parts.length > 0 && parts.every((part) => isKnownWord(part, known)))
  );
}

/** True for a word that was shown in any form, as a part of another word, or in another language. */
function isKnownWord(word: string, { words, stems, byStart, text }: ShownLines): boolean {
  if (words.has(word) || words.has(word.replace(/s$/, ""))) return true;
  if (sameInOtherLanguages(word).some((other) => words.has(other))) return true;
  const stem = foldEnding(word);
  if (stems.has(stem)) return true;
  if (word.length > STEM && text.includes(stem.length >= STEM ? stem : word)) return true;
  const isForm = (known: string): boolean => {
    let same = 0;
    while (same < word.length && word[same] === known[same]) same += 1;
    const isEnding = word.length - same <= ENDING && known.length - same <= ENDING;
    return isEnding && same >= word.length * 0.6;
  };
  if (word.length >= STEM && byStart.get(word.slice(0, STEM))?.some(isForm)) return true;
  return hasPart(word, words);
}

/** UTF-16 units of the longest word that is looked into. */
const LONGEST = 40;

/** German joins words: "Straßenbahnfahrer" has a part that was shown. */
function hasPart(word: string, words: ReadonlySet<string>): boolean {
  if (word.length > LONGEST) return false;
  for (let start = 0; start + STEM < word.length; start += 1) {
    for (let end = start + STEM + 1; end <= word.length; end += 1) {
      if (end - start < word.length && words.has(word.slice(start, end))) return true;
    }
  }
  return false;
}
