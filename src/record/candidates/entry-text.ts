// The entry text of a candidate is the one text that a person says yes to. Every card shows it and every save writes
// it; nothing else that an analyst said of the candidate reaches SELF, EVIDENCE or SELF-ARCHIVE, because nobody saw it.
// Proof: test/record/candidates/entry-text.test.ts.

import { clipScalar } from "../text/clip.ts";
import { visible } from "../text/unseen.ts";
import type { Candidate } from "../types.ts";

/** Most characters of an entry. */
export const ENTRY_LIMIT = 200;

/** The text of a candidate as it is shown and as it is written; empty where it has none. */
export function entryText({ suggestedEntry = "" }: Pick<Candidate, "suggestedEntry">): string {
  return clipScalar(visible(suggestedEntry), ENTRY_LIMIT).trimEnd();
}
