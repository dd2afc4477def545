// Dates of a claim with which nothing shown agrees: days, months, years, weekdays, and days by their distance from today.

import { foldLetters } from "../../record/text/fold.ts";
import { agrees, datesIn, weekdaysIn, type DateParts, type SaidDate } from "../../wording/dates.ts";
import type { Claim, Few, Unfounded } from "./claim.ts";
import { dayFinder } from "./unfounded-numbers.ts";

/** Gives the dates. @param few those that are looked at. */
export function unfoundedDates(claim: Claim, few: Few): readonly Unfounded[] {
  const { sentence } = claim;
  const told = [
    ...few(datesIn(sentence).filter((date) => date.isUnsure !== true)).filter(
      (date) => !isFounded(date, claim),
    ),
    ...weekdays(claim),
  ];
  return [
    ...told.map(({ start, end }) => sentence.slice(start, end).replace(/\.$/, "")),
    ...distantDays(claim),
  ].map((text) => ({ kind: "date", text }));
}

function isFounded({ readings, start, end }: SaidDate, claim: Claim): boolean {
  const dates = [...claim.known.dates, partsOf(claim.today)];
  if (readings.some((reading) => dates.some((date) => agrees(reading, date)))) return true;
  const text = claim.sentence.slice(start, end);
  return /^\d+$/.test(text) && isReckonedYear(Number(text), dates, claim);
}

/** A number of something, or the year of a birth: so many years before a date. */
function isReckonedYear(year: number, dates: readonly DateParts[], { known }: Claim): boolean {
  const numbers = [...known.numbers];
  const years = new Set(dates.flatMap((date) => date.year ?? []));
  return numbers.some(
    (number) =>
      number === year ||
      (number <= MOST_YEARS &&
        [...years].some((known) => {
          const apart = Math.abs(known - year);
          return apart === number || (number > 3 && apart === number + 1);
        })),
  );
}

const MOST_YEARS = 110;

/** A day that was shown may be called by its weekday. Where what the sentence is about has weekdays, it is one of those. */
function weekdays(claim: Claim) {
  const { sentence, known, today } = claim;
  const told = weekdaysIn(sentence);
  if (told.length === 0) return [];
  const { about } = claim;
  const named = about.filter((line) => line.weekdays.size > 0);
  const near = about.length > 0 ? about : known.lines;
  const dates = [...near.flatMap((line) => line.dates), partsOf(today)];
  return told.filter(({ weekday }) =>
    named.length > 0
      ? !named.some((line) => line.weekdays.has(weekday)) && !isDayOf(weekday, dates)
      : !known.lines.some((line) => line.weekdays.has(weekday)) && !isDayOf(weekday, dates),
  );
}

function isDayOf(weekday: number, dates: readonly DateParts[]): boolean {
  return dates.some(
    ({ year, month, day }) =>
      year !== undefined &&
      month !== undefined &&
      day !== undefined &&
      new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday,
  );
}

/** "yesterday", "vor zwei Wochen": near to some date that was shown. */
function distantDays({ sentence, known, today }: Claim): readonly string[] {
  const told = dayFinder()(sentence, today);
  if (told.length === 0) return [];
  const { dates } = known;
  return told
    .filter(
      ({ words, from, to }) =>
        from <= today &&
        to !== today &&
        !known.text.includes(foldLetters(words)) &&
        !dates.some((date) => isNear(date, from, to)),
    )
    .map(({ words }) => words);
}

const DAY_MS = 86_400_000;

/** Within these days, or as far from them as they are long. Who says "six weeks ago" has not counted. */
function isNear({ year, month, day }: DateParts, from: string, to: string): boolean {
  if (year === undefined) return false;
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const last = Date.UTC(year, (month ?? 12) - 1, day ?? 31);
  const begin = Date.parse(from);
  const end = Date.parse(to);
  const slack = Math.max(DAY_MS, end - begin);
  return first <= end + slack && last >= begin - slack;
}

function partsOf(day: string): DateParts {
  const [year, month, date] = day.split("-").map(Number);
  return { ...(year && { year }), ...(month && { month }), ...(date && { day: date }) };
}
