// A view drops every text that mentions something hidden. In doubt a text counts as a mention: case, accents,
// punctuation, possessives, endings and the spelling of dates do not count. Proof: test/record/views/view-any.test.ts.

import { STOP_WORDS } from "../text/stop-words.ts";
import { foldLetters, isUnspaced, wordsIn } from "../text/fold.ts";
import { withoutUnseen } from "../text/unseen.ts";
import { dayMonthsOf } from "./day-months.ts";

/** A text that is hidden in every place. */
export interface HiddenText {
  readonly text: string;
  /**
   * True for a value of its own. Of a short one each word is hidden, of a long one (and of prose) names and numbers.
   */
  readonly isValue: boolean;
}

export interface HiddenOptions {
  /** Texts that the view shows on purpose, such as the companion's name. Their words are never hidden. */
  readonly open: readonly string[];
  /** Folded nouns that a capital does not make names (German writes every noun with one). */
  readonly nouns: ReadonlySet<string>;
}

/** Gives a function that tells if a text mentions one of the hidden texts. Neither ever throws. */
export function hiddenWords(
  hidden: readonly HiddenText[],
  { open, nouns }: HiddenOptions,
): (text: string) => boolean {
  const shown = new Set(open.flatMap((text) => wordsOf(text).map(({ folded }) => folded)));
  const words = new Set<string>();
  const phrases = new Set<string>();
  const numbers = new Set<string>();
  const dates = new Set<string>();
  for (const { text, isValue } of hidden) {
    for (const word of namesIn(text, isValue, nouns)) if (!shown.has(word)) words.add(word);
    for (const date of dayMonthsOf(text)) dates.add(date);
    for (const number of longNumbers(text)) numbers.add(number);
    for (const phrase of phrasesOf(text)) {
      if (!phrase.split(" ").every((word) => shown.has(word))) phrases.add(phrase);
    }
  }
  // "Saint-Malo" is also written "saintmalo".
  const joined = new Set([...phrases].map((phrase) => phrase.replaceAll(" ", "")));
  return (text) => {
    const tokens = wordsOf(text).map(({ folded }) => folded);
    const pairs = tokens.slice(1).map((token, index) => `${tokens[index] ?? ""}${token}`);
    const isHidden = (token: string): boolean =>
      !shown.has(token) && (words.has(token) || some(words, (word) => isFormOf(token, word)));
    return (
      tokens.some(isHidden) ||
      pairs.some((pair) => words.has(pair)) ||
      tokens.some((token) => joined.has(token)) ||
      runsOf(tokens).some((run) => phrases.has(run)) ||
      longNumbers(text).some((found) =>
        some(numbers, (number) => found.includes(number) || number.includes(found)),
      ) ||
      dayMonthsOf(text).some((date) => dates.has(date))
    );
  };
}

/** The letters of a word in the form in which they are compared. */
export function foldWord(word: string): string {
  // People without an umlaut on their keyboard write "oe".
  return foldLetters(word).replace(/([aou])e+/g, "$1");
}

interface Word {
  readonly folded: string;
  /** A hyphen stands behind it, or before it and nothing before that. What a compound ends in tells what it is. */
  readonly isPart: boolean;
  /** True when it begins with a capital, belongs to a script without them, or is a number of three digits or more. */
  readonly isName: boolean;
}

const PHRASE_WORDS = 4;
const SHORT_VALUE = 5;
const SHORT_PART = 3;
const ARTICLE = /^(?:an?|the|[dk]?ein[a-z]{0,2}|un[ae]?|el|l[aeo]s?|der|die|das|des|den|dem)$/;
/** Words of our own files that name nobody. */
const OURS: ReadonlySet<string> = new Set(
  `high medium low true false yes none null unknown record self voice narrative identity family places key events event
  relationships memories members dynamics notes yaml yml`
    .split(/\s+/)
    .map(foldWord),
);
/** Of two letters, in the languages of the bot: with a capital they are no names either. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  `ab ai al am an as at au be by ca ce da de di do du el en er es et eu go he ich if il im in is it ja je la le lo ma me
  mi my na ne no nu ob of oh ok on or ou sa se si so su ta te to tu um un up us va vi we wo ya ye yo zu ii iv vi ix xi`.split(
    /\s+/,
  ),
);
const FOLDED_STOP_WORDS: ReadonlySet<string> = new Set([...STOP_WORDS].map(foldWord));

function wordsOf(text: string): readonly Word[] {
  const seen = withoutUnseen(text);
  const found = wordsIn(seen, { letters: foldWord });
  return found.map(({ folded, start, end }, index) => ({
    folded,
    isPart:
      (seen[end] === "-" && found[index + 1]?.start === end + 1) ||
      (seen[start - 1] === "-" && found[index - 1]?.end !== start - 1),
    isName: /^[\p{Lu}\p{Lt}\p{Lo}]|^\p{N}{3,}/u.test(seen.slice(start, end)),
  }));
}

function namesIn(text: string, isValue: boolean, nouns: ReadonlySet<string>): readonly string[] {
  const parts = text.split(/[.,;:!?()/|\n–—]+/).map(wordsOf);
  const isShort =
    isValue && (parts.flat().length <= SHORT_VALUE || parts.every(({ length }) => length <= 2));
  return parts.flatMap((words): readonly string[] => {
    const isDescription = ARTICLE.test(words[0]?.folded ?? "");
    const isWhole = isShort && words.length <= SHORT_PART && !isDescription;
    // A value of one word is hidden even when it is an ordinary word, because there are people called Will and May.
    if (isWhole && words.length === 1) return words.map(({ folded }) => folded).filter(isUsable);
    const kept = words.filter(
      ({ folded, isName, isPart }) =>
        ((isWhole && !isPart) || (isName && !nouns.has(folded))) && tells(folded, isName),
    );
    return kept.map(({ folded }) => folded);
  });
}

/** True when a word alone can give somebody away. */
function tells(folded: string, isName = false): boolean {
  const isLong = folded.length > 2 || isUnspaced(folded) || (isName && !SHORT_WORDS.has(folded));
  return isLong && isUsable(folded) && !FOLDED_STOP_WORDS.has(folded);
}

function isUsable(folded: string): boolean {
  if (/^\p{N}+$/u.test(folded)) return folded.length > 2;
  return (folded.length > 1 || isUnspaced(folded)) && !OURS.has(folded);
}

/** True for the word with an ending or, when it is long, in a compound: "Lisbon" is in "lisbonnais", "Porto" in "Portos". */
function isFormOf(token: string, word: string): boolean {
  if (isUnspaced(word)) return token.includes(word);
  if (/^\p{N}/u.test(word)) return false;
  const more = token.length - word.length;
  if (word.length >= 6 && token.includes(word)) return true;
  if (token.startsWith(word)) return more <= (word.length <= 3 ? 1 : 3);
  const stem = word.replace(/(?:en|[aeiouy])$/, "");
  return stem.length >= 4 && stem !== word && token.startsWith(stem) && more <= 1;
}

/** Sequences that nobody writes twice by chance: four words in a row, or a shorter value as a whole. */
function phrasesOf(text: string): readonly string[] {
  const compounds = wordsIn(text, { within: "-" })
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => word.includes("-"));
  const parts = text.includes(" ") ? compounds.flatMap(phrasesOf) : [];
  return [...parts, ...phrasesOfWords(wordsOf(text).map(({ folded }) => folded))];
}

function phrasesOfWords(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => tells(word));
  const whole = words.length < PHRASE_WORDS && start >= 0 ? words.slice(start) : [];
  const runs = words.length < PHRASE_WORDS ? [] : runsOf(words, PHRASE_WORDS);
  return whole.length > 1
    ? [whole.join(" ")]
    : runs.filter((run) => run.split(" ").filter((word) => tells(word)).length > 1);
}

function runsOf(words: readonly string[], least = 2): readonly string[] {
  return words.flatMap((_, at) =>
    [2, 3, PHRASE_WORDS]
      .filter((length) => length >= least && at + length <= words.length)
      .map((length) => words.slice(at, at + length).join(" ")),
  );
}

/** Telephone numbers and the like, with any signs between the digits. */
function longNumbers(text: string): readonly string[] {
  const runs = text.match(/\d[\d\s().+/-]{4,}\d/g) ?? [];
  return runs.map((run) => run.replace(/\D/g, "")).filter(({ length }) => length >= 6);
}

function some(values: ReadonlySet<string>, test: (value: string) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}
