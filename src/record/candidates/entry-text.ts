// The one text of a candidate that a person says yes to. Every card shows it, every save writes it, and nothing else that an
// analyst said of the candidate reaches SELF, EVIDENCE or SELF-ARCHIVE: what was not seen cannot be remembered.

import { clipScalar } from "../text/scalar.ts";
import { visible } from "../text/unseen.ts";
import type { Candidate } from "../types.ts";

/** Longest text of an entry. */
export const ENTRY_LIMIT = 200;

/** What a candidate says, as it is shown and as it is written; empty where it says nothing. */
export function entryText({ suggestedEntry = "" }: Pick<Candidate, "suggestedEntry">): string {
  return clipScalar(visible(suggestedEntry), ENTRY_LIMIT).trimEnd();
}
