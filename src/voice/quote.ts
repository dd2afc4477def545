// The check that a quote was really said: whole words of the person's, and enough of them to be a quote.

import { STOP_WORDS } from "../record/text/stop-words.ts";
import { foldLine, LETTER, UNSPACED, wordsIn } from "../record/text/fold.ts";

/** Joins what a person said at different times, or around somebody else's words, so that no quote reaches over the gap. */
export function passages(said: readonly string[]): string {
  return said.map((text) => text.replaceAll(GAP, " ")).join(`\n${GAP}\n`);
}

/** A control character that no keyboard has, and that a quote cannot hold. */
const GAP = "\u001E";

/**
 * True when `quote` is whole words of one passage of `evidence`. Case, spaces, the shape of quotes and the signs around
 * them may differ.
 */
export function wasSaid(quote: string, evidence: string): boolean {
  const wanted = foldLine(quote).replace(AROUND, "");
  return (
    isEnough(wanted) && evidence.split(GAP).some((passage) => holds(foldLine(passage), wanted))
  );
}

function holds(said: string, wanted: string): boolean {
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (isWhole(said, at, at + wanted.length)) return true;
  }
  return false;
}

const AROUND = new RegExp(`^[^${LETTER}]+|[^${LETTER}]+$`, "gu");

/**
 * Two words are enough, or one long one, and one of them has to mean something: "it was the" is in every other message. In
 * scripts without spaces between words, three characters are enough.
 */
function isEnough(text: string): boolean {
  if ((text.match(UNSPACED_CHARACTERS) ?? []).length >= 3) return true;
  const words = wordsIn(text, { within: "'" });
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  if (words.length < 2) return letters >= 5;
  return letters >= 4 && words.some(({ folded }) => meansSomething(folded));
}

function meansSomething(word: string): boolean {
  return word
    .split(/[^\p{L}\p{M}\p{N}]/u)
    .some((part) => !STOP_WORDS.has(part) && !/^[a-z]{0,2}$/.test(part));
}

const UNSPACED_CHARACTERS = new RegExp(`[${UNSPACED}]`, "gu");

/** True when no word is cut at either end. */
function isWhole(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 24), start);
  const after = said.slice(end, end + 24);
  if (NUMBER_BEFORE.test(before) && /^\p{Nd}/u.test(said.slice(start, start + 2))) return false;
  if (NUMBER_BEHIND.test(after) && /\p{Nd}$/u.test(said.slice(Math.max(0, end - 2), end)))
    return false;
  return (
    !(ENDS_IN_WORD.test(before) && BEGINS_WITH_LETTER.test(said.slice(start, start + 2))) &&
    !(GOES_ON.test(after) && ENDS_IN_LETTER.test(said.slice(Math.max(0, end - 2), end)))
  );
}

/** "Non-smoker" is no smoker. The middle dot is that of Catalan. */
const HYPHENS = String.raw`\-\u058A\u05BE\u2010\u2011\u00B7_`;
/** 3.5 is no 5. */
const NUMBER_BEFORE = /(?:\p{Nd}[.,:/]|[-−+])$/u;
const NUMBER_BEHIND = /^[.,:/]\p{Nd}/u;
const SPACED = `(?![${UNSPACED}])[${LETTER}]`;
const BEGINS_WITH_LETTER = new RegExp(`^${SPACED}`, "u");
const ENDS_IN_LETTER = new RegExp(`${SPACED}$`, "u");
/** "don't" is one word. In "l'école" the part before the apostrophe is a word of its own. */
const ENDS_IN_WORD = new RegExp(`(?:${SPACED}|(?:${SPACED}){3}'|${SPACED}[${HYPHENS}])$`, "u");
const GOES_ON = new RegExp(
  `^(?:${SPACED}|'(?:${SPACED}){1,2}(?!${SPACED})|[${HYPHENS}]${SPACED})`,
  "u",
);
