// Marks that an answer only speaks about, in quotes, in code or in the middle of a sentence. They mark nothing.

import { matchLength, nextPlace } from "./places.ts";

/**
 * True for a mark that a sentence is about ("in HTML <think> is no tag", 'the mark "</s>"'): it stands in quotes, or
 * the sentence runs up to it and goes on behind it.
 */
export function isMention(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + length, at + length + 2);
  const closing = QUOTES[before.slice(-1)];
  const isQuoted =
    closing?.includes(after.charAt(0)) === true && after !== "" && /^[\s(]?.$/u.test(before);
  const runsOn =
    /[\p{L}\p{N},;:] $/u.test(before) && /^(?: [\p{Ll}\p{N}(–—-]|[.,;:!?](?:\s|$))/u.test(after);
  return isQuoted || runsOn;
}

/** The signs that may close a quote, by the sign that opens it. */
const QUOTES: { readonly [opening: string]: string | undefined } = {
  '"': '"',
  "'": "'",
  "`": "`",
  "“": "”",
  "„": "“”",
  "‘": "’",
  "‚": "‘’",
  "«": "»",
  "»": "«",
  "(": ")",
};

/** Gives the length of the code that begins here, within a line or as a block of its own; 0 when there is none. */
export function codeAt(text: string, at: number, isFirst = at === 0): number {
  CODE_BLOCK.lastIndex = at;
  if (isFirst || text.charAt(at - 1) === "\n") {
    const block = CODE_BLOCK.exec(text);
    if (block) return block[0].length;
  }
  return matchLength(CODE, text, at);
}

/** The fence is the whole run of signs. A part of it tried after the other would take long in an answer full of them. */
const CODE_BLOCK = /(`{3,}(?!`)|~{3,}(?!~))[^\n`]*\n(?:[\s\S]*?\n)?[ \t]*\1/y;
/** Code has no space at its edges: two single ticks, one in a thought and one behind it, are no code. */
const CODE = /(`{1,2})(?![`\s])(?:[^`\n]*[^`\s])\1(?!`)/y;

/** True when a place is within code. */
export function isCode(text: string, index: number): boolean {
  for (let at = nextPlace(text, 0); at <= index && at < text.length; at = nextPlace(text, at)) {
    const code = codeAt(text, at);
    if (index < at + code) return true;
    at += Math.max(code, 1);
  }
  return false;
}
