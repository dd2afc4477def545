// Names, numbers and dates that a reply says and that nothing shown holds. Code can see that much of whether a model kept to
// the Record. Endings, number words, every usual form of a date, days counted from today, ages and short lists are understood; what
// a reply says in other words, or of the right names the wrong thing, is not seen here. Proof: test/voice/unfounded.test.ts.

import { clipScalar } from "../../record/text/clip.ts";
import { atMost, claimsOf, type Checkable, type Unfounded } from "./claim.ts";
import { unfoundedColours } from "./unfounded-colours.ts";
import { unfoundedDates } from "./unfounded-dates.ts";
import { unfoundedNames, unfoundedTitles } from "./unfounded-names.ts";
import { unfoundedNumbers } from "./unfounded-numbers.ts";

/** UTF-16 units of a reply that are looked at. It is asked for in four sentences. */
const READ_LIMIT = 3000;
/** Dates and numbers of a reply that are compared with what was shown. No honest one has so many. */
const MOST = 60;

/** Gives what is unfounded in a reply, in its order. */
export function unfoundedIn(reply: string, shown: Checkable): readonly Unfounded[] {
  const [dates, numbers] = [atMost(MOST), atMost(MOST)];
  return claimsOf(clipScalar(reply, READ_LIMIT), shown).flatMap((claim) => [
    ...unfoundedNames(claim),
    ...unfoundedTitles(claim),
    ...unfoundedColours(claim),
    ...unfoundedDates(claim, dates),
    ...unfoundedNumbers(claim, numbers),
  ]);
}
