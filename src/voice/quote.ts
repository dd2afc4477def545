// The check that a quote was really said: whole words of the person's, and enough of them to be a quote.

import { foldLine, LETTER, UNSPACED, wordsIn } from "../record/text/fold.ts";

/** True when `quote` is whole words of `evidence`. Case, spaces, the shape of quotes and the signs around them may differ. */
export function wasSaid(quote: string, evidence: string): boolean {
  const wanted = foldLine(quote).replace(AROUND, "");
  if (!isEnough(wanted)) return false;
  const said = foldLine(evidence);
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (isWhole(said, at, at + wanted.length)) return true;
  }
  return false;
}

const AROUND = new RegExp(`^[^${LETTER}]+|[^${LETTER}]+$`, "gu");

/** Two words are enough, or one long one. In scripts without spaces between words, three characters are. */
function isEnough(text: string): boolean {
  if ((text.match(UNSPACED_CHARACTERS) ?? []).length >= 3) return true;
  const words = wordsIn(text, { within: "'" });
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  return words.length >= 2 ? letters >= 4 : letters >= 5;
}

const UNSPACED_CHARACTERS = new RegExp(`[${UNSPACED}]`, "gu");

/** True when no word is cut at either end. */
function isWhole(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 24), start);
  const after = said.slice(end, end + 24);
  return (
    !(ENDS_IN_WORD.test(before) && BEGINS_WITH_LETTER.test(said.slice(start, start + 2))) &&
    !(GOES_ON.test(after) && ENDS_IN_LETTER.test(said.slice(Math.max(0, end - 2), end)))
  );
}

const SPACED = `(?![${UNSPACED}])[${LETTER}]`;
const BEGINS_WITH_LETTER = new RegExp(`^${SPACED}`, "u");
const ENDS_IN_LETTER = new RegExp(`${SPACED}$`, "u");
/** "don't" is one word. In "l'école" the part before the apostrophe is a word of its own. */
const ENDS_IN_WORD = new RegExp(`(?:${SPACED}|(?:${SPACED}){3}')$`, "u");
const GOES_ON = new RegExp(`^(?:${SPACED}|'(?:${SPACED}){1,2}(?!${SPACED}))`, "u");
