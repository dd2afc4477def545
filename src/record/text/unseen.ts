// Characters that nobody sees: zero-width signs, bidi marks, tags, fillers. A text that is shown keeps those that shape
// what is seen; a text that is compared keeps none. Proof: test/record/text/unseen.test.ts.

import { oneLine } from "./scalar.ts";

/**
 * A text on one line, without characters that nobody sees. What joins letters or pictures stays. A character without a
 * meaning that all people share becomes �, so that nobody says yes to what they cannot read.
 */
export function visible(text: string): string {
  // Most texts by far. They hold nothing but what is seen.
  if (/^[ -~]*$/.test(text)) return text.replace(/ {2,}/g, " ").trim();
  const seen = text
    .toWellFormed()
    .replace(SHOWN, (found, unseen?: string, blank?: string, strange?: string) => {
      if (unseen !== undefined) return "";
      if (blank !== undefined) return " ";
      return strange === undefined ? found : "\uFFFD";
    })
    .replace(MARKS, withoutPile);
  return oneLine(seen);
}

/**
 * A text with its line breaks and blanks as they are, in which every character that is not seen stands as its number, as
 * in `\u{202E}`. For showing what a file holds, byte for byte.
 */
export function revealed(text: string): string {
  return text
    .toWellFormed()
    .replace(REVEALED, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
}

/**
 * A text that does nothing to a terminal: control characters and those that turn the direction of a line stand as their
 * numbers, as in `\u001b`. JSON says the same with them. Line breaks, tabs and our own colours stay.
 */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(HARMFUL, (found, colour?: string) =>
      colour === undefined ? `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}` : found,
    );
}

/** A text without any of them, for comparing and for patterns. Line breaks and control characters stay. */
export function withoutUnseen(text: string): string {
  return text.replace(ALL, "");
}

/** The class of these characters, for the inside of [] in a pattern with the flag u. */
export const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}`;

/** The numbers are those of cli/printer.ts. */
const COLOUR = `${String.fromCodePoint(0x1b)}\\[(?:1|2|22|31|32|33|36|39)m`;
const HARMFUL = new RegExp(
  `(${COLOUR})|(?![\\n\\t])\\p{Cc}|[\\u2028-\\u202e\\u2066-\\u2069]`,
  "gu",
);

const ALL = new RegExp(`[${UNSEEN}]+`, "gu");

/** Private use, unassigned, and the sign for an object that is not there. A picture of tomorrow is a picture. */
const STRANGE = String.raw`(?!\p{Extended_Pictographic})[\p{Co}\p{Cn}\uFFFC]`;
/** The blank of Braille, and the notehead of music that is none. */
const BLANK = String.raw`[\u2800\u{1D159}]`;

// First what is kept: signs that stand over Arabic and Syriac numbers, the three flags that are spelt with tags, joiners
// inside a picture or a word of a script that needs them, and the sign that asks for a picture. Latin needs none, so a
// joiner in it could only hide something; tags behind any other flag could hold a letter. Then what goes.
const SHOWN = new RegExp(
  [
    String.raw`[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]`,
    String.raw`\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`,
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{L}\p{M}])(?<!\p{DI}|\p{Script=Latin}[\p{M}${UNSEEN}]*)[\u200C\u200D](?=[\p{L}\p{M}])(?!\p{DI}|\p{Script=Latin})`,
    String.raw`(?<=\p{Emoji})[\uFE0E\uFE0F]`,
    `([${UNSEEN}])`,
    `(${BLANK})`,
    `(${STRANGE})`,
  ].join("|"),
  "gu",
);

// Marks that any letter may carry are piled up to cover other lines; no language needs five of them. A script's own marks
// spell its words, and need up to six.
const MARKS = /\p{M}{5,}/gu;
const PILED = /((?:(?=\p{Script=Inherited})\p{Mn}){4})(?:(?=\p{Script=Inherited})\p{Mn})+/gu;
const TALLEST = 8;

/** What is left of some marks. A text that was shown once is shown the same again. */
function withoutPile(marks: string): string {
  return Array.from(marks.replace(PILED, "$1")).slice(0, TALLEST).join("");
}

const REVEALED = new RegExp(
  String.raw`(?!\n|\t|\r(?:\n|$))[\p{Cc}\u2028\u2029${UNSEEN}]|${BLANK}|${STRANGE}`,
  "gu",
);
