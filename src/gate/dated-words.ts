// Words such as "yesterday" in what is proposed get their date beside them, because an entry is saved on another day than it was
// said. Proof: test/gate/dated-words.test.ts.

import type { Proposal } from "../record/types.ts";
import { daysInShort, type DayFinder } from "../wording/days.ts";

/** Characters of an entry. A longer one would be cut. */
const ENTRY_CHARS = 200;

/** Gives the proposal with dates in its entry and its summary. @param day that on which it was said, YYYY-MM-DD. */
export function withDates(proposal: Proposal, day: string, findDays: DayFinder): Proposal {
  const dated = (text: string): string => {
    const whole = datedText(text, day, findDays);
    return whole.length <= ENTRY_CHARS ? whole : text;
  };
  return {
    ...proposal,
    suggestedEntry: dated(proposal.suggestedEntry),
    summary: dated(proposal.summary),
  };
}

function datedText(text: string, day: string, findDays: DayFinder): string {
  let dated = "";
  let from = 0;
  for (const meant of findDays(text, day)) {
    if (meant.isDated) continue;
    dated += `${text.slice(from, meant.end)} (${daysInShort(meant)})`;
    from = meant.end;
  }
  return dated + text.slice(from);
}
