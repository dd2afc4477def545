// A day as people say it: "today", "yesterday", "on 29 November". Proof: test/wording/plain-days.test.ts.

import { fill, type Lines } from "./catalogue.ts";

/**
 * Gives the day on which something was or is, as an adverb.
 * @param day and `today` are YYYY-MM-DD. A text that is none stays as it is.
 */
export function onDay(day: string, today: string, lines: Lines): string {
  return nearby(day, today, lines) ?? fill(lines.day_on, { day: dated(day, today, lines) });
}

/** Gives the day since which something is so. */
export function sinceDay(day: string, today: string, lines: Lines): string {
  const near = nearby(day, today, lines);
  return near === undefined
    ? fill(lines.day_since, { day: dated(day, today, lines) })
    : fill(lines.day_since_near, { day: near });
}

function nearby(day: string, today: string, lines: Lines): string | undefined {
  if (!isDay(day) || !isDay(today)) return day;
  const before = (Date.parse(today) - Date.parse(day)) / DAY_MS;
  if (before === 0) return lines.day_today;
  return before === 1 ? lines.day_yesterday : undefined;
}

const DAY_MS = 24 * 60 * 60_000;

/** Without the year where it is this one. */
function dated(day: string, today: string, lines: Lines): string {
  const [year = "", month = "", number = ""] = day.split("-");
  const name = lines.months.split(" ")[Number(month) - 1] ?? month;
  const date = Number(number) === 1 ? lines.day_first : String(Number(number));
  const line = today.startsWith(`${year}-`) ? lines.day_of_month : lines.day_of_year;
  return fill(line, { date, month: name, year });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
