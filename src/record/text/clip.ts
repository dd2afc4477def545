// One way to shorten somebody's text: as it is shown on every surface (cards, notices, lists, the terminal), where nothing in it
// is unseen and a cut is marked, and as it is kept. A cut goes through no letter and no picture. Proof: test/record/text/clip.test.ts, and
// test/architecture.test.ts that no surface cuts by itself.

import { LETTER } from "./fold.ts";
import { visible } from "./unseen.ts";

/** A text on one line, as it is seen; of a longer one the first `limit` UTF-16 units, and "…" behind them. */
export function clip(text: string, limit: number): string {
  return marked(visible(text), limit);
}

/** The same for a text of several lines. */
export function clipLines(text: string, limit: number): string {
  return marked(text.split("\n").map(visible).join("\n"), limit);
}

function marked(text: string, limit: number): string {
  return text.length > limit ? `${clipScalar(text, limit).trimEnd()}…` : text;
}

/**
 * Cuts text to at most `maxChars` UTF-16 units, behind a whole word: half of one would be found by nobody who forgets the word.
 * Only a text that begins with a longer word is cut within it, and one in a script that does not part words by spaces.
 */
export function clipScalar(text: string, maxChars: number): string {
  const cut = clipSigns(text, maxChars);
  const next = String.fromCodePoint(text.codePointAt(cut.length) ?? 0);
  if (!IN_WORD.test(next) || UNPARTED.test(next)) return cut;
  const start = startOfWord(text, cut.length);
  return /\S/.test(text.slice(0, start)) ? text.slice(0, start) : cut;
}

/** Gives the place at which the word begins that ends at `end`; `end` where none does. */
export function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > 0) {
    const isPair = /[\uDC00-\uDFFF]/.test(text.charAt(start - 1)) && start > 1;
    const sign = text.slice(start - (isPair ? 2 : 1), start);
    if (!IN_WORD.test(sign) || UNPARTED.test(sign)) break;
    start -= sign.length;
  }
  // A mark belongs to the sign before it.
  while (start < end && /\p{M}/u.test(text.charAt(start))) start += 1;
  return start;
}

/** What a word consists of, with the signs within one. */
const IN_WORD = new RegExp(`^[${LETTER}\u00AD\u200B-\u200D\u2060'’ʼ_‐-]`, "u");
const UNPARTED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Cuts text to at most `maxChars` UTF-16 units. A letter with its marks or a picture of several signs is not cut. */
export function clipSigns(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.charCodeAt(maxChars);
  // Most cuts by far: nothing of this kind belongs to the sign before it.
  if (cut < 0x300 && cut !== LINE_FEED) return text.slice(0, maxChars);
  const from = Math.max(0, maxChars - NEARBY);
  const near = text.slice(from, maxChars + NEARBY);
  const start = new Intl.Segmenter().segment(near).containing(maxChars - from)?.index ?? 0;
  // A pile of signs without end is cut where it has to be.
  if (start > 0) return text.slice(0, from + start);
  const last = text.charCodeAt(maxChars - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? maxChars - 1 : maxChars);
}

const LINE_FEED = 10;
/** UTF-16 units on each side of a cut. No letter or picture that people write is longer. */
const NEARBY = 64;
