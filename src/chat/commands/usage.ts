// The command /usage: the models' use today and this month, and the rest of the day's budget.

import { FILES } from "../../record/store.ts";
import { costOf, dailyUse, usageIn } from "../../record/usage.ts";
import { fill } from "../../wording/catalogue.ts";
import { say } from "../answer.ts";
import type { Incoming } from "../incoming.ts";
import type { ChatDeps } from "../ports.ts";

/** Answers with calls and tokens by task. */
export async function usage(incoming: Incoming, deps: ChatDeps): Promise<void> {
  const { desk } = deps;
  const budget = deps.config.dailyTokenBudget;
  const { lines } = deps.desk.wording();
  const { clock } = await desk.store.snapshot();
  const { today, month } = await readUsage(deps);
  const spent = desk.state.spending.on(clock.date(desk.now()));
  const percent = Math.round((100 * month.cachedTokens) / Math.max(1, month.promptTokens));
  const text = [
    fill(lines.usage_today, { tokens: grouped(today.tokens), calls: grouped(today.calls) }),
    fill(lines.usage_month, { tokens: grouped(month.tokens), calls: grouped(month.calls) }),
    budget === undefined
      ? lines.usage_unlimited
      : fill(lines.usage_left, {
          left: grouped(Math.max(0, budget - spent)),
          budget: grouped(budget),
        }),
    ...moneyLines({ today, month }, deps),
    ...(percent > 0 ? [fill(lines.usage_cached, { percent })] : []),
  ].join("\n");
  await say(incoming, { text }, deps);
}

/** What it cost, where the operator has set prices. */
function moneyLines(
  { today, month }: Awaited<ReturnType<typeof readUsage>>,
  { config: { prices, currency }, desk }: ChatDeps,
): readonly string[] {
  if (!prices) return [];
  const { lines } = desk.wording();
  const ofToday = costOf(today, prices);
  const ofMonth = costOf(month, prices);
  const money = {
    today: inMoney(ofToday.money, currency),
    month: inMoney(ofMonth.money, currency),
  };
  const models = ofMonth.unpriced.filter(Boolean).join(", ");
  return [
    fill(lines.usage_money, money),
    ...(models === "" ? [] : [fill(lines.usage_unpriced, { models })]),
  ];
}

/** "$0.42", and less than a cent with three digits. */
function inMoney(amount: number, currency: string): string {
  const digits = amount > 0 && amount < 0.01 ? { maximumFractionDigits: 4 } : {};
  return new Intl.NumberFormat("en", { style: "currency", currency, ...digits }).format(amount);
}

/** Reads only what the ledger has grown by. */
export async function readUsage({
  desk: { state, store, now },
}: Pick<ChatDeps, "desk">): Promise<ReturnType<typeof usageIn>> {
  const { clock, settings } = await store.snapshot();
  const use = await state.digests.read(FILES.compute, dailyUse(clock, settings.timeZone));
  return usageIn(use, clock, now());
}

/** `12 345 678`, with spaces that do not break. Every language reads it alike. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, "\u202F");
}
