// Folding makes letters and words comparable, for everything that compares what people write: recall, forgetting, views,
// contradictions, quotes, phrases. Only this module decides what a letter is and where a word ends. The callers decide
// how much has to be alike. Proof: test/record/text/fold.test.ts.

import { UNSEEN, withoutUnseen } from "./unseen.ts";

/** One way of making letters alike. Each is its own: folded twice is folded once. */
export type Folding = (text: string) => string;

/**
 * Small letters, composed, without signs that nobody sees. What looks like another letter stays one: "Maße" is not
 * "Masse", "x²" is not "x2". For texts that would be lost, or asked about, as the double of another.
 */
export function foldCase(text: string): string {
  return isPlain(text)
    ? text.toLowerCase()
    : withoutUnseen(text).normalize("NFC").toLowerCase().normalize("NFC");
}

/**
 * Letters in whatever form they are written: case (with "ß", which is "SS" in capitals, and the Turkish "ı"), width,
 * ligatures, ornamental alphabets, stretched Arabic. Accents count: "Peña" is not "pena".
 */
export function foldForms(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  if (SETTLED.test(text)) return text.replace(TYPED, typed).toLowerCase().replaceAll("ß", "ss");
  return (
    text
      .replace(NO_SIGN, "")
      // "10²" must not become 102.
      .replace(POWER, " ")
      .normalize("NFKC")
      // Some letters meet only in capitals.
      .toUpperCase()
      .toLowerCase()
      .replace(/[ßς]|i\u0307+/g, (letter) => (letter === "ß" ? "ss" : letter === "ς" ? "σ" : "i"))
      // Ornamental forms may hold some.
      .replace(NO_SIGN, "")
      .normalize("NFKC")
  );
}

/** As `foldForms`, without accents: for those who have no such key, and for names in another language's spelling. */
export function foldLetters(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return foldForms(text)
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(/[æœøłđðþħŧ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** The longest part of a folded word whose letters are written in one way only, but for case and width. */
export function writtenAlike(folded: string): string {
  const parts = folded.split(/ss|[iσ]/);
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

/** A text on one line with straight quotes and single spaces, as phrases and quotes are compared. */
export function foldLine(text: string, letters: Folding = foldForms): string {
  // Most phrases are written so.
  if (/^[a-z']+(?: [a-z']+)*$/.test(text)) return text;
  // The accent that stands for an apostrophe would become a mark on a space.
  return letters(text.replaceAll("´", "'"))
    .replace(/[‘’ʼ`′]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

/** A word, and its place in the text in UTF-16 units. */
export interface Word {
  /** Never empty. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

export interface WordOptions {
  /** Without it: `foldLetters`. */
  readonly letters?: Folding;
  /**
   * Scripts that do not part words by spaces. `runs`: as they stand, for those who look for one within another.
   * `characters`: each is a word, so that words in a row are found wherever they begin. `pairs`: two characters are what
   * comes nearest to a word, for measuring how much texts have in common.
   */
  readonly unspaced?: "runs" | "characters" | "pairs";
  /** Signs that part no word where letters stand on both sides of them, as in "don't". */
  readonly within?: keyof typeof JOINED;
}

/** All words in order. No letter is lost; everything else parts words, but for signs that nobody sees. */
export function wordsIn(
  text: string,
  { letters = foldLetters, unspaced = "runs", within }: WordOptions = {},
): readonly Word[] {
  const words: Word[] = [];
  const add = (folded: string, start: number, end: number): void => {
    if (folded !== "") words.push({ folded, start, end });
  };
  const isWhole = unspaced === "runs" || !isUnspaced(text);
  for (const { 0: run, index } of text.matchAll(within === undefined ? RUN : JOINED[within])) {
    if (isWhole || !isUnspaced(run)) {
      add(letters(run), index, index + run.length);
      continue;
    }
    for (const { 0: part, index: at } of run.matchAll(PARTS)) {
      const start = index + at;
      if (!isUnspaced(part)) add(letters(part), start, start + part.length);
      else if (unspaced === "pairs") {
        for (const pair of pairsOf(letters(part))) add(pair, start, start + part.length);
      } else if (isPlain(part)) {
        for (let unit = 0; unit < part.length; unit += 1) {
          add(part.charAt(unit), start + unit, start + unit + 1);
        }
      } else {
        for (const { 0: character, index: unit } of part.matchAll(CHARACTERS)) {
          add(letters(character), start + unit, start + unit + character.length);
        }
      }
    }
  }
  return words;
}

/** Whether a text has characters of a script that does not part words by spaces. */
export function isUnspaced(text: string): boolean {
  return HAS_UNSPACED.test(text);
}

/**
 * Plurals and verb endings of several languages at once. Too much is folded rather than too little: both texts are
 * folded alike, and one wrong word does not make two subjects one.
 */
export function foldEnding(word: string): string {
  const one = /(?:ss|us|is)$/.test(word) ? word : cut(word, /s$/);
  const stem = cut(one.replaceAll("our", "or"), /(?:ing|ed|en|e|n|o|a)$/);
  return stem.replace(/(\p{L})\1$/u, "$1").replace(/y$/, "i");
}

// The three classes are for the inside of [] in a pattern with the flag u.

/** What a word begins with: letters, numbers, characters, and letters in circles. */
const FIRST = String.raw`\p{L}\p{N}\p{Script=Han}\u24B6-\u24E9\u{1F130}-\u{1F149}`;
/** What a word consists of. Marks alone are none: they belong to the sign before them. */
export const LETTER = String.raw`${FIRST}\p{M}`;
/** Written together without spaces, or (Korean) with endings that cling to the word. */
export const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\uFF70\uFF9E\uFF9F`;

const WORD = `[${FIRST}][${LETTER}${UNSEEN}]*`;
const RUN = new RegExp(WORD, "gu");
const JOINED = {
  "'": joinedBy("'’‘`´"),
  "-": joinedBy("-"),
  "'-": joinedBy("'’‘`´-"),
  "_-": joinedBy("_-"),
  ".": joinedBy("."),
};
const MORE = String.raw`\p{M}${UNSEEN}`;
const CHARACTER = `(?![${MORE}])[${UNSPACED}]`;
const HAS_UNSPACED = new RegExp(CHARACTER, "u");
const PARTS = new RegExp(`${CHARACTER}[${UNSPACED}${MORE}]*|(?:[^${UNSPACED}]|[${MORE}])+`, "gu");
/** A Korean syllable may be written as its two or three letters. */
const CHARACTERS = new RegExp(
  String.raw`(?:[\u1100-\u1112][\u1161-\u1175]|${CHARACTER})[\u11A8-\u11C2]*[${MORE}\uFF9E\uFF9F]*`,
  "gu",
);

/** Most texts by far, and characters that have one form and no case: they need no more than lower case. */
function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

const EASTERN = String.raw`\u3001-\u3003\u3008-\u3011\u3041-\u3094\u30A1-\u30FC\u4E00-\u9FFF\uAC00-\uD7A3`;
const PLAIN = new RegExp(String.raw`^[\0-\x7F${EASTERN}]*$`);
/** Of these only `TYPED` and "ß" have another form than their small one. They are nearly all that people write. */
const SETTLED = new RegExp(
  String.raw`^[\0-\xA7\xA9\xAB\xAC\xAE\xB0\xB1\xB6\xB7\xBB\xBF-\xFF\u0400-\u045F\u2013\u2014\u2018-\u201E\u2026\u20AC\u3000\uFF01-\uFF5E${EASTERN}]*$`,
);
/** What keyboards put for three dots, for a space, and for the signs of ASCII in full width. */
const TYPED = /[\xA0\u2026\u3000\uFF01-\uFF5E]/g;

function typed(sign: string): string {
  if (sign === "…") return "...";
  const code = sign.charCodeAt(0);
  return code < 0xff01 ? " " : String.fromCharCode(code - 0xfee0);
}

/** Beside what nobody sees: frames around letters (as of keycaps) and the stroke that stretches Arabic words. */
const NO_SIGN = new RegExp(String.raw`[${UNSEEN}\p{Me}\u0640]+`, "gu");
/** Between a number and a raised, lowered or broken one. */
const POWER = /(?<=\p{Nd})(?=[\xB2\xB3\xB9\xBC-\xBE\u2070-\u2089\u2150-\u215F\u2189])/gu;
/** And the vowel points of Hebrew and Arabic; marks that are letters of their own (Hindi, Japanese) stay. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/g;
const PLAIN_LETTERS: { readonly [letter: string]: string } = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
};

function joinedBy(signs: string): RegExp {
  return new RegExp(`${WORD}(?:[${signs}]${WORD})*`, "gu");
}

function pairsOf(text: string): readonly string[] {
  const characters = Array.from(text);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function cut(word: string, ending: RegExp): string {
  const rest = word.replace(ending, "");
  return rest.length >= 3 ? rest : word;
}
