// Words to be forgotten are found in every spelling: case, composition, punctuation, white space, the marks of quoted
// lines and the escapes of JSON and YAML do not count. Only whole words count: "Ann" is not in "cannot".

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
  const hits = mayHold(text, phrases) ? findIn(tokensOf(text), phrases) : [];
  const isEscaped = text.includes("\\");
  const plain = isEscaped ? unescaped(text) : text;
  const behind = isEscaped && mayHold(plain, phrases) ? hitsIn(decoded(text), text, phrases) : [];
  const between =
    CONTROL.test(plain) && mayHold(plain.replaceAll(CONTROLS, ""), phrases)
      ? hitsIn(withoutControls(decoded(text)), text, phrases)
      : [];
  if (behind.length + between.length === 0) return hits;
  return [...hits, ...behind, ...between].toSorted(
    (a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0),
  );
}

/** True when one of the phrases stands in the text. */
export function holdsPhrase(text: string, phrases: readonly Phrase[]): boolean {
  return findHits(text, phrases).length > 0;
}

/** Another reading of a text, and for each of its units (and its end) the place in the raw text. */
interface Reading {
  readonly plain: string;
  readonly at: readonly number[];
}

function hitsIn(
  { plain, at }: Reading,
  text: string,
  phrases: readonly Phrase[],
): readonly (readonly Span[])[] {
  return findIn(tokensOf(plain), phrases).map((words) =>
    words.map(({ start, end }) => ({ start: at[start] ?? 0, end: at[end] ?? text.length })),
  );
}

/** They part words, or stand within them where each byte of a letter was read as a letter. */
const CONTROL = /(?!\s)\p{Cc}/u;
const CONTROLS = new RegExp(CONTROL, "gu");

function withoutControls({ plain, at }: Reading): Reading {
  const kept: number[] = [];
  let rest = "";
  let from = 0;
  const keep = (until: number): void => {
    rest += plain.slice(from, until);
    for (; from < until; from += 1) kept.push(at[from] ?? 0);
  };
  for (const { index } of plain.matchAll(CONTROLS)) {
    keep(index);
    from = index + 1;
  }
  keep(plain.length);
  kept.push(at[plain.length] ?? 0);
  return { plain: rest, at: kept };
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

function findIn(tokens: readonly Word[], phrases: readonly Phrase[]): readonly (readonly Word[])[] {
  const byFirst = Map.groupBy(phrases, ([first]) => first);
  return tokens.flatMap(({ folded }, index) =>
    (byFirst.get(folded) ?? []).flatMap((phrase) => {
      const here = tokens.slice(index, index + phrase.length);
      const isHere = phrase.every((wanted, offset) => here[offset]?.folded === wanted);
      return isHere ? [here] : [];
    }),
  );
}

/** The text with its escapes resolved. */
export function unescaped(text: string): string {
  return text.replaceAll(ESCAPE, (...groups: string[]) => unitOf(groups));
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|([^]))/g;

/** With escapes resolved. */
function decoded(text: string): Reading {
  const at: number[] = [];
  let plain = "";
  let from = 0;
  const copy = (until: number): void => {
    plain += text.slice(from, until);
    for (; from < until; from += 1) at.push(from);
  };
  for (const match of text.matchAll(ESCAPE)) {
    copy(match.index);
    const unit = unitOf(match);
    for (let index = 0; index < unit.length; index += 1) at.push(match.index);
    plain += unit;
    from = match.index + match[0].length;
  }
  copy(text.length);
  at.push(text.length);
  return { plain, at };
}

function unitOf([, four, two, eight, single = ""]: readonly (string | undefined)[]): string {
  const hex = four ?? two;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  const code = Number.parseInt(eight ?? "", 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  if (single === "0") return "\0";
  return /[\\"'/\p{P}\p{S}]/u.test(single) ? single : " ";
}
