// The days for which chat is kept, where `keep_chat_days` cannot be read. A guess must neither keep for ever what was to go, nor
// throw away in haste what was to stay: the last number that could be read counts, and without one the usual number, once its
// operator has had a week to mend the line. Proof: test/state/kept-days.test.ts.

import type { RecordSettings } from "../record/types.ts";
import type { Settings } from "./settings.ts";

const LAST = "keep_chat_days";
const GUESSED_SINCE = "keep_chat_days_guessed_since";
const WEEK_MS = 7 * 24 * 60 * 60_000;

type Kept = Pick<RecordSettings, "keepChatDays" | "isKeepGuessed">;

/** Gives the days after which words go now; undefined where they stay. */
export function keptDays(
  kept: Kept,
  settings: Pick<Settings, "get">,
  now: Date,
): number | undefined {
  if (!kept.isKeepGuessed) return kept.keepChatDays;
  const last = numberIn(settings, LAST);
  if (last >= 1) return last;
  return now.getTime() - numberIn(settings, GUESSED_SINCE) >= WEEK_MS
    ? kept.keepChatDays
    : undefined;
}

/** Inside a transaction: remembers the number while it can be read, and since when it cannot. */
export function noteKeptDays(kept: Kept, settings: Settings, now: Date): void {
  if (kept.isKeepGuessed) {
    // A time in the future is that of a clock that was wrong.
    if (!(numberIn(settings, GUESSED_SINCE) <= now.getTime()))
      settings.set(GUESSED_SINCE, String(now.getTime()));
    return;
  }
  const last = String(kept.keepChatDays ?? "");
  if ((settings.get(LAST) ?? "") !== last) settings.set(LAST, last);
  if (settings.get(GUESSED_SINCE)) settings.set(GUESSED_SINCE, "");
}

/** The number that was noted; NaN where there is none. */
function numberIn(
  settings: Pick<Settings, "get">,
  key: typeof LAST | typeof GUESSED_SINCE,
): number {
  return Number(settings.get(key) || Number.NaN);
}
