// Characters that nobody sees: zero-width signs, bidi marks, tags, fillers. A text that is shown keeps those that shape
// what is seen; a text that is compared keeps none.

import { oneLine } from "./scalar.ts";

/** A text on one line, without characters that nobody sees. What joins letters or pictures stays. */
export function visible(text: string): string {
  // Most texts by far. They hold nothing but what is seen.
  if (/^[ -~]*$/.test(text)) return text.replace(/ {2,}/g, " ").trim();
  const seen = text
    .toWellFormed()
    .replace(SHOWN, (found, unseen?: string) => (unseen === undefined ? found : ""));
  return oneLine(seen);
}

/** A text without any of them, for comparing and for patterns. Line breaks and control characters stay. */
export function withoutUnseen(text: string): string {
  return text.replace(ALL, "");
}

/** The class of these characters, for the inside of [] in a pattern with the flag u. */
export const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}`;

const ALL = new RegExp(`[${UNSEEN}]+`, "gu");

// First what is kept: joiners inside a picture or a word of a script that needs them, and the sign that asks for a
// picture. Latin needs none, so a joiner in it could only hide something. Then what goes.
const SHOWN = new RegExp(
  [
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{L}\p{M}])(?<!\p{Script=Latin}\p{M}*)[\u200C\u200D](?=[\p{L}\p{M}])(?!\p{Script=Latin})`,
    String.raw`(?<=\p{Emoji})[\uFE0E\uFE0F]`,
    `([${UNSEEN}])`,
  ].join("|"),
  "gu",
);
