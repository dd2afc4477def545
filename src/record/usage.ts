// The use of models is summed from COMPUTE-LEDGER.jsonl for today and this month, on the Record's clock. Rows of the
// earlier system, which lack newer keys, count too. Proof: test/record/usage.test.ts.

import { closedLines, type Digesting } from "./text/digest.ts";
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
  /** The part of each model, by its name; "" for rows that name none. */
  readonly byModel: ReadonlyMap<string, ModelUse>;
}

/** What is paid for. */
export interface ModelUse {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
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

/** The use of each day, by `YYYY-MM-DD` on the Record's clock. */
export type DailyUse = Map<string, Sum>;

/** Reads COMPUTE-LEDGER.jsonl by days. @param zone the name of the clock's zone. */
export function dailyUse(clock: LocalClock, zone: string | undefined): Digesting<DailyUse> {
  // A time without a zone is in the host's.
  const host = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    name: `use 3 ${zone ?? ""} ${host}`,
    start: () => new Map(),
    closed: closedLines,
    add: (days, text) => {
      for (const line of text.split("\n")) {
        const row = readRow(line);
        const at = typeof row?.["ts"] === "string" && parseTimestamp(row["ts"]);
        if (row && at) add(sumOn(clock.date(at), days), row);
      }
    },
    write: (days) =>
      [...days].map(([day, { byModel, ...sum }]) => [day, { ...sum, byModel: [...byModel] }]),
    read: (value) =>
      new Map(
        (value as readonly (readonly [string, WrittenSum])[]).map(
          ([day, { byModel, ...sum }]) => [day, { ...sum, byModel: new Map(byModel) }] as const,
        ),
      ),
  };
}

/** Sums today and this month, as `usageOf` does. */
export function usageIn(
  parts: readonly DailyUse[],
  clock: LocalClock,
  now: Date,
): { readonly today: Usage; readonly month: Usage } {
  const today = clock.date(now);
  const sums = { today: emptySum(), month: emptySum() };
  for (const [day, use] of parts.flatMap((days) => [...days])) {
    if (day === today) addUse(sums.today, use);
    if (day.startsWith(today.slice(0, 7))) addUse(sums.month, use);
  }
  return sums;
}

/** Gives what a use cost, and the models in it that have no price. */
export function costOf(
  { byModel }: Pick<Usage, "byModel">,
  prices: { readonly [model: string]: Price },
): { readonly money: number; readonly unpriced: readonly string[] } {
  const unpriced: string[] = [];
  let money = 0;
  for (const [model, use] of byModel) {
    const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
    if (!price) unpriced.push(model);
    else if ("minute" in price) money += (use.seconds / 60) * price.minute;
    else {
      const { promptTokens, cachedTokens, completionTokens } = use;
      const cached = Math.min(cachedTokens, promptTokens);
      money +=
        ((promptTokens - cached) * price.input +
          cached * price.cached +
          completionTokens * price.output) /
        1_000_000;
    }
  }
  return { money, unpriced };
}

/** As `config/prices` reads them. */
type Price =
  | { readonly input: number; readonly cached: number; readonly output: number }
  | { readonly minute: number };

function sumOn(day: string, days: DailyUse): Sum {
  const sum = days.get(day) ?? emptySum();
  days.set(day, sum);
  return sum;
}

function addUse(sum: Sum, use: Usage): void {
  sum.calls += use.calls;
  sum.tokens += use.tokens;
  sum.promptTokens += use.promptTokens;
  sum.completionTokens += use.completionTokens;
  sum.cachedTokens += use.cachedTokens;
  sum.seconds += use.seconds;
  for (const [model, part] of use.byModel) addModel(sum, model, part);
}

function addModel({ byModel }: Sum, model: string, part: ModelUse): void {
  const before = byModel.get(model);
  byModel.set(model, {
    promptTokens: (before?.promptTokens ?? 0) + part.promptTokens,
    cachedTokens: (before?.cachedTokens ?? 0) + part.cachedTokens,
    completionTokens: (before?.completionTokens ?? 0) + part.completionTokens,
    seconds: (before?.seconds ?? 0) + part.seconds,
  });
}

type Sum = { -readonly [key in keyof Omit<Usage, "byModel">]: Usage[key] } & {
  readonly byModel: Map<string, ModelUse>;
};

type WrittenSum = Omit<Sum, "byModel"> & { readonly byModel: readonly [string, ModelUse][] };

function emptySum(): Sum {
  return {
    calls: 0,
    tokens: 0,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    seconds: 0,
    byModel: new Map(),
  };
}

/** No model has a longer name. */
const MODEL_CHARS = 200;
/** Far above any call. What a server told an earlier version may have been anything. */
const MOST_IN_A_ROW = 100_000_000;

function add(sum: Sum, row: JsonRow): void {
  const number = (key: string): number => {
    const value = row[key];
    return typeof value === "number" && value >= 0 ? Math.min(value, MOST_IN_A_ROW) : 0;
  };
  sum.calls += 1;
  sum.tokens += number("total_tokens") || number("prompt_tokens") + number("completion_tokens");
  const part = {
    promptTokens: number("prompt_tokens"),
    cachedTokens: number("cached_tokens"),
    completionTokens: number("completion_tokens"),
    seconds: number("seconds"),
  };
  sum.promptTokens += part.promptTokens;
  sum.completionTokens += part.completionTokens;
  sum.cachedTokens += part.cachedTokens;
  sum.seconds += part.seconds;
  const model = row["model"];
  addModel(sum, typeof model === "string" && model.length <= MODEL_CHARS ? model : "", part);
}
