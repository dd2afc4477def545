// The names of speakers, by the way they are written: those of people, of accounts, of phones, and heads of any other kind.

import { foldLetters, wordsIn } from "../../record/text/fold.ts";
import { STOP_WORDS } from "../../record/text/stop-words.ts";
import { ANNOUNCING, FIRST_PERSON, SECTION_WORDS } from "../../wording/chat-labels.ts";

/** True for up to three words with capitals, without a sign that ends a sentence. */
export function isLikeName(text: string): boolean {
  return countOf(text, (word) => CAPITAL.test(word)) <= 3 && text.length <= 40;
}

/** True for the name of somebody, however many words it has: "Oma und Opa Huber", "Ann van der Berg". */
export function isLongName(text: string): boolean {
  const words = countOf(text, (word) => CAPITAL.test(word) || BETWEEN_NAMES.test(word));
  return words <= MOST_NAMES && CAPITAL.test(text) && !isSaying(text);
}

/** The number of words, none of them other than it may be. A sign that ends a sentence makes it no name. */
function countOf(text: string, mayBe: (word: string) => boolean): number {
  const words = text.match(/[\p{L}\p{M}\p{N}'’.-]+/gu) ?? [];
  const isOpen = !/[.!?…,;:]$/.test(text) || /(?<!\p{L})\p{Lu}\.$/u.test(text);
  return words.length > 0 && isOpen && words.every(mayBe) ? words.length : Infinity;
}

const MOST_NAMES = 6;
const CAPITAL = /^[\p{Lu}\p{Lo}\p{N}]/u;
const BETWEEN_NAMES =
  /^(?:and|und|y|e|et|und|van|von|vom|der|den|de|del|della|da|di|du|la|le|el|of|zu|zum|bin|al|aus|ter|ten)$/;

/** True for the name of an account: "tom_99", "@mira". */
export function isHandle(text: string): boolean {
  return /^(?:@\p{L}[\p{L}\p{N}_.]{1,31}|\p{L}[\p{L}\p{N}.]{0,30}_[\p{L}\p{N}_.]{0,31})$/u.test(
    text.trim(),
  );
}

/** True for the number of a phone, by which groups name whom nobody has saved. */
export function isPhone(text: string): boolean {
  return /^~?\+?[\p{Nd}\s()/.-]{6,24}$/u.test(text.trim()) && digitsOf(text).length >= 6;
}

function digitsOf(text: string): string {
  return text.replace(/\P{Nd}/gu, "");
}

/** True for a name in small letters: "mama", "onkel bo", and neither "btw" nor "my plan". */
export function isNamedInSmall(name: string, written: string): boolean {
  const words = name.split(" ");
  return (
    /^[\p{Ll}\s'’.-]+$/u.test(written.trim()) &&
    words.length <= 2 &&
    words.every(
      (word) =>
        word.length > 1 &&
        !FIRST_PERSON.has(word) &&
        !SECTION_WORDS.has(word) &&
        !ANNOUNCING.has(word),
    )
  );
}

/** True for words in front of a colon that may be anybody's name, and are not the beginning of a sentence. */
export function isHead(written: string): boolean {
  const words = wordsIn(written).map(({ folded }) => folded);
  const isShort = written.trim() !== "" && written.length <= HEAD_CHARS;
  return (
    isShort && !GOES_ON.test(words.join(" ")) && words.length <= MOST_WORDS && !isSaying(written)
  );
}

const HEAD_CHARS = 60;
const MOST_WORDS = 7;
/** Words that continue a sentence. Nobody is called that. */
const GOES_ON = /^(?:and|or|but|then|so|und|oder|aber|dann|y|e|o|pero|entonces|et|ou|mais|puis)\s/;

/** True for more words than most names have, where they begin as sentences do or tell of whoever writes them. */
function isSaying(written: string): boolean {
  const words = wordsIn(written).map(({ folded }) => folded);
  const [first = ""] = words;
  return (
    words.length > 3 &&
    (words.some((word) => FIRST_PERSON.has(word)) ||
      STOP_WORDS.has(first) ||
      (/^\p{L}{1,2}$/u.test(first) && !/^\P{L}*\p{L}{1,2}\./u.test(written)))
  );
}

/** The words of a name, without signs between them. */
export function onlyWords(written: string): string {
  return written
    .replace(/[^\p{L}\p{M}\p{N}\s'’.-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A name as it is written, without "said" behind it and without signs around it. */
export function bareName(written: string, name: string): string {
  const words = wordsIn(written);
  const last = words[name.split(" ").length - 1] ?? words.at(-1);
  return last === undefined ? written : written.slice(words[0]?.start, last.end);
}

/** True where these words go on with a sentence. */
export function goesOn(name: string): boolean {
  return GOES_ON.test(name);
}

/** Small letters without accents, words parted by single spaces. A name that is only a sign or a number stays as it is. */
export function foldedName(written: string): string {
  const plain = written.replace(/\([^)]*\)/g, " ");
  // Of dots only that of a version stays: "GPT 4.5".
  const words = wordsIn(plain.replace(/\.(?!\p{N})/gu, " "), { within: "." });
  if (isPhone(written)) return digitsOf(written);
  if (words.length === 0) {
    return /\p{Extended_Pictographic}/u.test(plain) ? foldLetters(plain).trim() : "";
  }
  return /\p{L}/u.test(plain) ? words.map(({ folded }) => folded).join(" ") : "";
}
