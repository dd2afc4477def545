// Numbers in a text, in digits and in words of all languages: "1,250", "zweiundvierzig", "quatre-vingt-dix", "the third".
// Proof: test/wording/specifics.test.ts.

import { once } from "../once.ts";
import { wordsIn, type Word } from "../record/text/fold.ts";
import type { Catalogue } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";

export interface SaidNumber {
  /** More than one where digits can be read in more than one way: "3.500". */
  readonly values: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly isInWords: boolean;
}

/**
 * Finds the numbers.
 * @param language that of the text; without it a word that means something else elsewhere is none, with `any` it is one.
 */
export function numbersIn(text: string, language?: Catalogue | "any"): readonly SaidNumber[] {
  return [...digitsIn(text), ...wordNumbers(text, language)].toSorted((a, b) => a.start - b.start);
}

/**
 * Gives the language of a text by its commonest words. Undefined where it has none of them, or as many of two.
 * @param lead more words than any other language has.
 */
export function languageOf(text: string, lead = 1): Catalogue | undefined {
  const words = wordsIn(text.replaceAll("’", "'"), { within: "'-" }).map(({ folded }) => folded);
  const [first, second] = CATALOGUES.map((catalogue) => {
    const typical = typicalWords().get(catalogue);
    return { catalogue, count: words.filter((word) => typical?.has(word)).length };
  }).toSorted((a, b) => b.count - a.count);
  return first && first.count >= (second?.count ?? 0) + lead ? first.catalogue : undefined;
}

const typicalWords = once(
  () => new Map(CATALOGUES.map((each) => [each, new Set(each.specifics.typical)] as const)),
);

const DIGITS =
  /(?<![\p{L}\p{N}])\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|(?<![\p{L}\p{N}])\d+(?:[.,]\d+)?/gu;

function digitsIn(text: string): readonly SaidNumber[] {
  return [...text.matchAll(DIGITS)].map(({ 0: digits, index }) => ({
    values: readingsOf(digits),
    start: index,
    end: index + digits.length,
    isInWords: false,
  }));
}

function readingsOf(digits: string): readonly number[] {
  const bare = digits.replace(/['\u00a0\u202f ]/g, "");
  const asThousands = Number(bare.replace(/[.,](?=\d{3}(?!\d))/g, "").replace(",", "."));
  const asFraction = Number(bare.replace(",", "."));
  return [...new Set([asThousands, asFraction])].filter((value) => !Number.isNaN(value));
}

/** A word of a number, in its parts. */
interface Piece {
  readonly values: readonly number[];
  readonly isJoin: boolean;
}

function wordNumbers(text: string, language: Catalogue | "any" | undefined): readonly SaidNumber[] {
  const readers = readersOf().filter(
    ({ catalogue }) => language === undefined || language === "any" || catalogue === language,
  );
  const found = readers.flatMap((reader) => runsOf(text, reader));
  if (language) return found;
  // A word that is a number in one language and something else in another tells nothing by itself.
  return found.filter(
    ({ start, end }) => !/^(?:once|elf|seize|cent|neuf|dos|tres)$/i.test(text.slice(start, end)),
  );
}

interface Reader {
  readonly catalogue: Catalogue;
  readonly piecesOf: (word: string) => Piece | undefined;
}

/** UTF-16 units of the longest word that is looked into. */
const LONGEST = 100;

const readersOf = once((): readonly Reader[] => CATALOGUES.map(createReader));

function createReader(catalogue: Catalogue): Reader {
  const { numbers, joins, ordinals } = catalogue.specifics;
  const names = Object.keys(numbers).toSorted((a, b) => b.length - a.length);
  const whole = new RegExp(`^(?:(?:${[...names, ...joins].join("|")}))+$`);
  const part = new RegExp(
    [...names, ...joins].toSorted((a, b) => b.length - a.length).join("|"),
    "g",
  );
  const ordinalForms = ordinals.map((each) => new RegExp(`^${each}(?:e[nrsm]?|[oa]s?|s)?$`));
  return {
    catalogue,
    piecesOf: (word) => {
      if (word.length > LONGEST) return undefined;
      if (joins.includes(word)) return { values: [], isJoin: true };
      const ordinal = ordinalForms.findIndex((form) => form.test(word));
      if (ordinal >= 0 && !(word in numbers)) return { values: [ordinal + 3], isJoin: false };
      if (!whole.test(word)) return undefined;
      const values = (word.match(part) ?? []).flatMap((name) => numbers[name] ?? []);
      return values.length > 0 ? { values, isJoin: false } : undefined;
    },
  };
}

/** Number words in a row are one number. */
function runsOf(text: string, { piecesOf }: Reader): readonly SaidNumber[] {
  const words = wordsIn(text);
  const found: SaidNumber[] = [];
  let run: { word: Word; piece: Piece }[] = [];
  const close = (): void => {
    while (run.at(-1)?.piece.isJoin) run.pop();
    const [first] = run;
    const last = run.at(-1);
    if (first && last) {
      const value = valueOf(run.flatMap(({ piece }) => piece.values));
      found.push({ values: [value], start: first.word.start, end: last.word.end, isInWords: true });
    }
    run = [];
  };
  for (const word of words) {
    const piece = piecesOf(word.folded);
    const before = run.at(-1);
    const isNext =
      before !== undefined && /^[\s-]{1,3}$/.test(text.slice(before.word.end, word.start));
    if (before && !(isNext && piece && mayFollow(run, piece))) close();
    if (piece && !(piece.isJoin && run.length === 0)) run.push({ word, piece });
  }
  close();
  return found;
}

/** "two three" are two numbers, and "two and three" as well. */
function mayFollow(run: readonly { readonly piece: Piece }[], piece: Piece): boolean {
  if (piece.isJoin) return true;
  const last = run.findLast((each) => !each.piece.isJoin)?.piece.values.at(-1) ?? 0;
  const [next = 0] = piece.values;
  if (next >= 100) return last !== next;
  if (last === 4 && next === 20) return true;
  if (last >= 100) return true;
  // "dix-sept", "soixante-douze", "quatre-vingt-dix".
  if (last === 10) return next >= 6 && next <= 9;
  return last >= 20 && (next < 10 || ((last === 60 || last === 20) && next < 20));
}

function valueOf(values: readonly number[]): number {
  let total = 0;
  let current = 0;
  for (const [at, value] of values.entries()) {
    if (value >= 1000) {
      total += Math.max(1, current) * value;
      current = 0;
    } else if (value === 100) current = Math.max(1, current) * 100;
    else if (value === 20 && values[at - 1] === 4) current += 76;
    else current += value;
  }
  return total + current;
}
