// The use of models is summed from COMPUTE-LEDGER.jsonl for today and this month, on the Record's clock. Rows of the
// earlier system, which lack newer keys, count too. Proof: test/record/usage.test.ts.

import { readRow, type JsonRow } from "./text/jsonl.ts";
import { parseTimestamp, type LocalClock } from "./text/timestamp.ts";

export interface Usage {
  readonly calls: number;
  readonly tokens: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The part of the prompt tokens that the server had cached from an earlier call. */
  readonly cachedTokens: number;
  /** Seconds of voice notes, where the server told them. */
  readonly seconds: number;
}

/**
 * Sums calls, tokens and seconds of voice notes.
 * @param ledger text of COMPUTE-LEDGER.jsonl.
 */
export function usageOf(
  ledger: string,
  clock: LocalClock,
  now: Date,
): { readonly today: Usage; readonly month: Usage; readonly lastCallAt: Date | undefined } {
  const today = clock.date(now);
  const month = today.slice(0, 7);
  // A time zone moves a date by one day at most, so most rows of a long ledger need no look at the clock.
  const oldest = new Date(now.getTime() - 33 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const sums = { today: emptySum(), month: emptySum() };
  let newest = "";
  let lastCallAt: Date | undefined;
  for (const line of ledger.split("\n")) {
    const row = readRow(line);
    const ts = typeof row?.["ts"] === "string" ? row["ts"] : "";
    if (!row || (ts < oldest && ts <= newest)) continue;
    const at = parseTimestamp(ts);
    if (!at) continue;
    if (ts > newest) [newest, lastCallAt] = [ts, at];
    if (ts < oldest) continue;
    const day = clock.date(at);
    if (day === today) add(sums.today, row);
    if (day.startsWith(month)) add(sums.month, row);
  }
  return { ...sums, lastCallAt };
}

type Sum = { -readonly [key in keyof Usage]: Usage[key] };

function emptySum(): Sum {
  return {
    calls: 0,
    tokens: 0,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    seconds: 0,
  };
}

function add(sum: Sum, row: JsonRow): void {
  const number = (key: string): number => {
    const value = row[key];
    return typeof value === "number" && value >= 0 ? value : 0;
  };
  sum.calls += 1;
  sum.tokens += number("total_tokens") || number("prompt_tokens") + number("completion_tokens");
  sum.promptTokens += number("prompt_tokens");
  sum.completionTokens += number("completion_tokens");
  sum.cachedTokens += number("cached_tokens");
  sum.seconds += number("seconds");
}
