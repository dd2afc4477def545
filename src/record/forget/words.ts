// Words to be forgotten are found in every spelling: case, composition, punctuation, white space, the marks of quoted
// lines, escapes, encodings and markup do not count. Only whole words count: "Ann" is not in "cannot".

import { readingsOf } from "./readings.ts";
import { atOnce, type Parts } from "../../pause.ts";
import { foldCase, foldForms, wordsIn, type Folding, type Word } from "../text/fold.ts";

/** Words in a row, folded. Never empty. */
export type Phrase = readonly string[];

/** A place in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words of a text as they are compared. */
export function phraseOf(text: string): Phrase {
  return tokensOf(text).map(({ folded }) => folded);
}

/** As words were compared when "ß", widths and ligatures still counted: tombstones of that time stay in force. */
export function formerPhraseOf(text: string): Phrase {
  return tokensOf(text, foldCase).map(({ folded }) => folded);
}

/** All places of a raw text at which one of the phrases stands, in order. They may overlap. */
export function findPhrases(text: string, phrases: readonly Phrase[]): readonly Span[] {
  return findHits(text, phrases).flatMap((words) => {
    const [first, last] = [words[0], words.at(-1)];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
}

/** The same places, each as the spans of its words. */
export function findHits(text: string, phrases: readonly Phrase[]): readonly (readonly Span[])[] {
  const hits = new Map<string, readonly Span[]>();
  for (const { start, end } of windowsOf(text, phrases)) {
    for (const words of hitsIn(text.slice(start, end), phrases)) {
      const hit = words.map((word) => ({ start: word.start + start, end: word.end + start }));
      hits.set(placeOf(hit), hit);
    }
  }
  return [...hits.values()].toSorted((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
}

/** True when one of the phrases stands in the text. */
export function holdsPhrase(text: string, phrases: readonly Phrase[]): boolean {
  return atOnce(lookForPhrase(text, phrases));
}

/** The same, in parts. */
export function* lookForPhrase(text: string, phrases: readonly Phrase[]): Parts<boolean> {
  for (const { start, end } of windowsOf(text, phrases)) {
    if (!hitsIn(text.slice(start, end), phrases).next().done) return true;
    yield;
  }
  return false;
}

/**
 * Parts of whole lines, each with the beginning of the next one, so that a long text is looked at closely only where
 * the words may stand.
 */
function* windowsOf(text: string, phrases: readonly Phrase[]): Generator<Span> {
  const longest = Math.max(0, ...phrases.map((phrase) => phrase.join(" ").length));
  const overlap = Math.max(OVERLAP, longest * WIDEST);
  const lineEnd = (at: number): number => {
    const next = text.indexOf("\n", at);
    return next < 0 ? text.length : next + 1;
  };
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= WINDOW ? text.length : lineEnd(start + WINDOW);
    yield { start, end: end === text.length ? end : lineEnd(end + overlap) };
    start = end;
  }
}

const WINDOW = 65_536;
const OVERLAP = 4096;
/** Signs that a letter may take in an encoding. */
const WIDEST = 12;

/** The places in one reading after the other. */
function* hitsIn(text: string, phrases: readonly Phrase[]): Generator<readonly Span[]> {
  if (mayHold(text, phrases)) yield* findIn(tokensOf(text), phrases);
  for (const { plain, placeOf: inText } of readingsOf(text)) {
    if (!mayHold(plain, phrases)) continue;
    for (const words of findIn(tokensOf(plain), phrases)) yield words.map(inText);
  }
}

function placeOf(words: readonly Span[]): string {
  return `${words[0]?.start}-${words.at(-1)?.end}`;
}

/**
 * Accents count, for what is erased by mistake does not come back. Each character of a script without spaces is a word:
 * nobody can say where one begins.
 */
function tokensOf(text: string, letters: Folding = foldForms): readonly Word[] {
  return wordsIn(text, { letters, unspaced: "characters" });
}

/** A quick look: most texts hold nothing of it. */
function mayHold(text: string, phrases: readonly Phrase[]): boolean {
  const folded = foldForms(text);
  return phrases.some((phrase) => phrase.every((word) => folded.includes(word)));
}

function findIn(tokens: readonly Word[], phrases: readonly Phrase[]): readonly (readonly Span[])[] {
  const byFirst = Map.groupBy(phrases, ([first]) => first);
  return tokens.flatMap(({ folded }, index) =>
    (byFirst.get(folded) ?? []).flatMap((phrase) => {
      const here = tokens.slice(index, index + phrase.length);
      const isHere = phrase.every((wanted, offset) => here[offset]?.folded === wanted);
      return isHere ? [here] : [];
    }),
  );
}
