// What the model calls of a Record used, from COMPUTE-LEDGER.jsonl (spec/record-format §9.1). Torn lines and rows
// that name no time or number are left out.

import { readJsonl } from "./jsonl.ts";
import { parseTimestamp, type LocalClock } from "./timestamp.ts";

export interface Usage {
  /** Tokens of the local day and of the local month. */
  readonly today: number;
  readonly month: number;
  readonly lastCallAt: Date | undefined;
}

/** @param clock of the Record's time zone: its days count. */
export function readUsage(ledger: string, now: Date, clock: LocalClock): Usage {
  const today = clock.date(now);
  const calls = readJsonl(ledger).rows.flatMap(({ value }) => {
    const at = typeof value["ts"] === "string" ? parseTimestamp(value["ts"]) : undefined;
    const tokens = value["total_tokens"];
    return at && typeof tokens === "number" && tokens >= 0 ? [{ at, tokens }] : [];
  });
  // Formatting a date costs more than all else here, so only rows of about this month are looked at.
  const recent = calls
    .filter(({ at }) => now.getTime() - at.getTime() < 33 * DAY_MS)
    .map(({ at, tokens }) => ({ day: clock.date(at), tokens }));
  return {
    today: sum(recent.filter(({ day }) => day === today)),
    month: sum(recent.filter(({ day }) => day.slice(0, 7) === today.slice(0, 7))),
    lastCallAt: calls.reduce<Date | undefined>(
      (last, { at }) => (last && last >= at ? last : at),
      undefined,
    ),
  };
}

const DAY_MS = 24 * 60 * 60_000;

function sum(calls: readonly { readonly tokens: number }[]): number {
  return calls.reduce((total, { tokens }) => total + tokens, 0);
}
