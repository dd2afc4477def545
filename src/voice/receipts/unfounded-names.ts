// Names of a claim that nothing shown holds, in any of their forms.

import { foldEnding } from "../../record/text/fold.ts";
import { sameInOtherLanguages } from "../../wording/proper-names.ts";
import type { Claim, Unfounded } from "./claim.ts";
import { namesIn } from "./names.ts";
import type { ShownLines } from "./shown-lines.ts";

/** Gives the names. */
export function unfoundedNames({ sentence, known, language }: Claim): readonly Unfounded[] {
  return namesIn(sentence, language)
    .filter(({ folded }) => !isKnownName(folded, known))
    .map(({ text }) => ({ kind: "name", text }));
}

/** Letters that two forms of a word have in common at least, and letters in which their ends may differ. */
const STEM = 4;
const ENDING = 3;

function isKnownName(name: string, { words, text }: ShownLines): boolean {
  const parts = name.split(/['-]/).filter((part) => part.length > 1);
  return (
    [name.replace(/['-]/g, ""), name, ...(parts.length > 1 ? [] : parts)].some((part) =>
      isKnownWord(part, words, text),
    ) ||
    (parts.length > 0 && parts.every((part) => isKnownWord(part, words, text)))
  );
}

export function isKnownWord(word: string, words: ReadonlySet<string>, text: string): boolean {
  if (words.has(word) || words.has(word.replace(/s$/, ""))) return true;
  if (sameInOtherLanguages(word).some((other) => words.has(other))) return true;
  const stem = foldEnding(word);
  // A part of a longer word, or a word with a part that is known: German joins them.
  if (word.length > STEM && text.includes(stem.length >= STEM ? stem : word)) return true;
  for (const known of words) {
    if (known.length < STEM || word.length < STEM) continue;
    if (foldEnding(known) === stem) return true;
    let same = 0;
    while (same < word.length && word[same] === known[same]) same += 1;
    const isEnding = word.length - same <= ENDING && known.length - same <= ENDING;
    if (same >= STEM && isEnding && same >= word.length * 0.6) return true;
    if (word.length > known.length && known.length > STEM && word.includes(known)) return true;
  }
  return false;
}
