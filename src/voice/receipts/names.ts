// Words of a reply that name somebody or something: by their capitals, and in German, where every noun has one, by what stands
// around them.

import { wordsIn, type Word } from "../../record/text/fold.ts";
import type { Catalogue } from "../../wording/catalogue.ts";
import { weekdaysIn, datesIn } from "../../wording/dates.ts";
import { STOP_WORDS } from "../../record/text/stop-words.ts";

export interface SaidName {
  readonly text: string;
  readonly folded: string;
}

/** Finds the names in one sentence. @param language that of the sentence. Without it only what stands within a sentence counts. */
export function namesIn(sentence: string, language: Catalogue | undefined): readonly SaidName[] {
  const words = wordsIn(sentence, { within: "'-" });
  const taken = [...datesIn(sentence), ...weekdaysIn(sentence)];
  return words.flatMap((word, at) => {
    const text = sentence.slice(word.start, word.end);
    const isTaken = taken.some(({ start, end }) => word.start < end && start < word.end);
    if (isTaken || !isCapital(text)) return [];
    const place = { words, at, sentence, language, taken };
    if (isOrdinary(word, language) || !isName(place)) return [];
    return [{ text, folded: word.folded }];
  });
}

interface Place {
  readonly words: readonly Word[];
  readonly at: number;
  readonly sentence: string;
  /** Dates and weekdays. */
  readonly taken: readonly { readonly start: number; readonly end: number }[];
  readonly language: Catalogue | undefined;
}

function isName(place: Place): boolean {
  const { words, at, language } = place;
  if (isFirst(place)) return isNamedSubject(words[at + 1]?.folded, words[at + 2]?.folded, language);
  return language?.specifics.hasCapitalNouns ? isNameAmongNouns(place) : true;
}

/** A capital, and not all of them: "SO" is loud. */
function isCapital(text: string): boolean {
  return (
    /^\p{Lu}/u.test(text) && text.length > 1 && !(text.length > 3 && text === text.toUpperCase())
  );
}

function isOrdinary({ folded }: Word, language: Catalogue | undefined): boolean {
  const bare = folded.replace(/'s$|s'$/, "");
  if (STOP_WORDS.has(bare) || /^i(?:'(?:m|d|ll|ve))?$/.test(folded)) return true;
  return language?.specifics.noNames.includes(bare) ?? false;
}

/** A capital tells nothing at the beginning, and behind a colon or an opening quote. */
function isFirst({ words, at, sentence }: Place): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before) return true;
  return (
    /[:"“„«»¡¿(*_–—]/.test(sentence.slice(before.end, word.start)) ||
    /^['‘]/.test(sentence.slice(before.end + 1, word.start))
  );
}

/** "Biscuit lives in the shed", "Tom is my brother". */
function isNamedSubject(next = "", following = "", language: Catalogue | undefined): boolean {
  if (!language) return false;
  const { afterNames, be, my } = language.specifics;
  return afterNames.includes(next) || (be.includes(next) && my.includes(following));
}

/** German: a name stands behind another noun or a word that calls it so, and a place behind "in" without an article. */
function isNameAmongNouns({ words, at, sentence, language, taken }: Place): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || !language) return false;
  if (taken.some(({ start, end }) => before.start < end && start < before.end)) return false;
  const { beforeNames, beforePlaces } = language.specifics;
  const between = sentence.slice(before.end, word.start);
  if (between.trim() !== "") return false;
  if (beforeNames.includes(before.folded)) return true;
  const isNoun = /(?:ung|heit|keit|schaft|tion|chen|lein|nis|tum|ismus|ern|ungen)$/.test(
    word.folded,
  );
  if (beforePlaces.includes(before.folded)) return !isNoun;
  return !isNoun && at > 1 && /^\p{Lu}\p{Ll}/u.test(sentence.slice(before.start, before.end));
}
