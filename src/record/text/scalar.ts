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
