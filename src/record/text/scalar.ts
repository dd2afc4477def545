// This is the one writer of data scalars. Words of a person or a model stand on one line, in double quotes, and cannot
// look like a fence, a heading, an id or a document marker. YAML reads back exactly the text that went in, except that
// a lone surrogate becomes U+FFFD. Proof: test/record/text/scalar.test.ts.

/**
 * Writes text as a double-quoted YAML scalar on one line.
 * It escapes more than JSON does: control, bidi and zero-width characters, line separators, backticks, `#`, `---`,
 * `<!--`, and the hyphen of anything that reads like one of our ids.
 */
export function quoteScalar(text: string): string {
  return JSON.stringify(text.toWellFormed())
    .replace(INVISIBLE, escapeCharacter)
    .replaceAll("`", "\\x60")
    .replaceAll("#", "\\x23")
    .replaceAll("---", "\\x2D\\x2D\\x2D")
    .replaceAll("<!--", "\\x3C!--")
    .replace(LOOKS_LIKE_ID, "$1\\x2D");
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

/** What a word consists of (fold.ts), with the signs within one. */
const IN_WORD =
  /^[\p{L}\p{N}\p{M}\u24B6-\u24E9\u{1F130}-\u{1F149}\u00AD\u200B-\u200D\u2060'’ʼ_‐-]/u;
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

/** Turns runs of white space into one space, for texts that must stay on one line of a log. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/**
 * A text for a file of prose, without control characters other than tabs and line breaks. One NUL makes many programs
 * treat the whole file as binary.
 */
export function plainText(text: string): string {
  // Most texts by far, and this is asked of each value of a Record.
  if (!/[^\t\n -~]/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r(?!\n)/g, "\n")
    .replace(/(?![\t\r\n])\p{Cc}/gu, "");
}

const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\uFFFE\uFFFF]/gu;

// Tools that look for the next number search for the prefix and a digit. "fact-check" stays readable.
const LOOKS_LIKE_ID = /(CANDIDATE(?=-)|(?:LEARN|CUR|PER|ACT|DEBATE)(?=-\p{Nd}))-/giu;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}
