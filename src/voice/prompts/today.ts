// Today's date, for models that have to tell how long ago something was.

import type { LocalClock } from "../../record/text/timestamp.ts";

/** Gives one line, on the Record's clock. */
export function todayLine(clock: LocalClock, now: Date): string {
  const day = clock.date(now);
  return `Today is ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""}, ${day}.`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
