// The check that a quote was really said: whole words of the person's, and enough of them to be a quote.

import { SPACELESS } from "../record/text/terms.ts";

/** True when `quote` is whole words of `evidence`. Case, spaces, the shape of quotes and the signs around them may differ. */
export function wasSaid(quote: string, evidence: string): boolean {
  const wanted = plain(quote).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
  if (!isEnough(wanted)) return false;
  const said = plain(evidence);
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (isWhole(said, at, at + wanted.length)) return true;
  }
  return false;
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Two words are enough, or one long one. In scripts without spaces between words, three characters are. */
function isEnough(text: string): boolean {
  if ((text.match(SPACELESS_CHARACTERS) ?? []).length >= 3) return true;
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return words.length >= 2 ? letters >= 4 : letters >= 5;
}

const SPACELESS_CHARACTERS = new RegExp(`[${SPACELESS}]`, "gu");

/** True when no word is cut at either end. */
function isWhole(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 24), start);
  const after = said.slice(end, end + 24);
  return (
    !(ENDS_IN_WORD.test(before) && BEGINS_WITH_LETTER.test(said.slice(start, start + 2))) &&
    !(GOES_ON.test(after) && ENDS_IN_LETTER.test(said.slice(Math.max(0, end - 2), end)))
  );
}

const LETTER = `(?![${SPACELESS}])[\\p{L}\\p{M}\\p{N}]`;
const BEGINS_WITH_LETTER = new RegExp(`^${LETTER}`, "u");
const ENDS_IN_LETTER = new RegExp(`${LETTER}$`, "u");
/** "don't" is one word. In "l'école" the part before the apostrophe is a word of its own. */
const ENDS_IN_WORD = new RegExp(`(?:${LETTER}|(?:${LETTER}){3}')$`, "u");
const GOES_ON = new RegExp(`^(?:${LETTER}|'(?:${LETTER}){1,2}(?!${LETTER}))`, "u");
