// The entry text of a candidate is the one text that a person says yes to. Every card shows it and every save writes
// it; nothing else that an analyst said of the candidate reaches SELF, EVIDENCE or SELF-ARCHIVE, because nobody saw it.
// Proof: test/record/candidates/entry-text.test.ts.

import { clipScalar, oneLine } from "../text/scalar.ts";
import type { Candidate } from "../types.ts";

/** Most characters of an entry. */
export const ENTRY_LIMIT = 200;

/** The text of a candidate as it is shown and as it is written; empty where it has none. */
export function entryText({ suggestedEntry = "" }: Pick<Candidate, "suggestedEntry">): string {
  return clipScalar(visible(suggestedEntry), ENTRY_LIMIT).trimEnd();
}

/** A text on one line, without invisible characters. Joiners between letters or pictures stay. */
export function visible(text: string): string {
  const seen = text
    .toWellFormed()
    .replace(UNSEEN, (found, unseen?: string) => (unseen ? "" : found));
  return oneLine(seen);
}

// The first part is kept: joiners inside a picture or inside a word of a script that needs them, and the sign that asks
// for a picture. Latin needs no joiner, so one in it could only hide something. The rest goes: tags, bidi marks,
// fillers.
const UNSEEN = new RegExp(
  [
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{L}\p{M}])(?<!\p{Script=Latin}\p{M}*)[\u200C\u200D](?=[\p{L}\p{M}])(?!\p{Script=Latin})`,
    String.raw`(?<=\p{Emoji})[\uFE0E\uFE0F]`,
    String.raw`([\p{Default_Ignorable_Code_Point}\p{Cf}])`,
  ].join("|"),
  "gu",
);
