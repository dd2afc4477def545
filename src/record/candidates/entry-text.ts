// The one text of a candidate that a person says yes to. Every card shows it, every save writes it, and nothing else that an
// analyst said of the candidate reaches SELF, EVIDENCE or SELF-ARCHIVE: what was not seen cannot be remembered.

import { clipScalar, oneLine } from "../text/scalar.ts";
import type { Candidate } from "../types.ts";

/** Longest text of an entry. */
export const ENTRY_LIMIT = 200;

/** What a candidate says, as it is shown and as it is written; empty where it says nothing. */
export function entryText({ suggestedEntry = "" }: Pick<Candidate, "suggestedEntry">): string {
  return clipScalar(visible(suggestedEntry), ENTRY_LIMIT).trimEnd();
}

/** A text on one line, without characters that nobody sees. What joins letters or pictures stays. */
export function visible(text: string): string {
  const seen = text
    .toWellFormed()
    .replace(UNSEEN, (found, unseen?: string) => (unseen ? "" : found));
  return oneLine(seen);
}

// First what is kept: joiners inside a picture or a word of a script that needs them, and the sign that asks for a
// picture. Latin needs none, so a joiner in it could only hide something. Then what goes: tags, bidi marks, fillers.
const UNSEEN = new RegExp(
  [
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{L}\p{M}])(?<!\p{Script=Latin}\p{M}*)[\u200C\u200D](?=[\p{L}\p{M}])(?!\p{Script=Latin})`,
    String.raw`(?<=\p{Emoji})[\uFE0E\uFE0F]`,
    String.raw`([\p{Default_Ignorable_Code_Point}\p{Cf}])`,
  ].join("|"),
  "gu",
);
