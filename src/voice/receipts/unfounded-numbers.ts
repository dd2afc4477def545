// Numbers of a claim that nothing shown holds. A number may stand there in other words, or be counted: an age, the time that has
// passed, the things in a list, a sum or a difference.

import { foldLetters } from "../../record/text/fold.ts";
import { CATALOGUES } from "../../wording/catalogues.ts";
import { agrees, datesIn, type DateParts } from "../../wording/dates.ts";
import { createDayFinder } from "../../wording/days.ts";
import type { DayUnit } from "../../wording/days/words.ts";
import { numbersIn, type SaidNumber } from "../../wording/numbers.ts";
import { once } from "../../once.ts";
import type { Claim, Few, Unfounded } from "./claim.ts";
import { countOf, type ShownLine } from "./shown-lines.ts";

/** Gives the numbers, years among dates left out. @param few those that are looked at. */
export function unfoundedNumbers(claim: Claim, few: Few): readonly Unfounded[] {
  return few(numbersOf(claim).filter((number) => !isSmall(number)))
    .filter((number) => !isFounded(number, claim))
    .map(({ start, end }) => ({ kind: "number", text: claim.sentence.slice(start, end) }));
}

/** Finds words for days, in all languages. */
export const dayFinder = once(() => createDayFinder(CATALOGUES.map(({ days }) => days)));

function numbersOf({ sentence, known, today, language }: Claim): readonly SaidNumber[] {
  const taken = [
    ...datesIn(sentence).filter(
      ({ isUnsure, readings }) =>
        isUnsure !== true ||
        readings.some((reading) =>
          known.lines.some(({ dates }) => dates.some((date) => agrees(reading, date))),
        ),
    ),
    ...dayFinder()(sentence, today).map(({ words, end }) => ({ start: end - words.length, end })),
  ];
  return numbersIn(sentence, language).filter(
    ({ start, end }) => !taken.some((date) => start < date.end && date.start < end),
  );
}

/** "one of them", and none. */
function isSmall({ values: [value = 0] }: SaidNumber): boolean {
  return value <= 1;
}

/** Numbers above this are seldom the same by chance. */
const LAST_COMMON = 12;

function isFounded(number: SaidNumber, claim: Claim): boolean {
  const { values } = number;
  const { about, known } = claim;
  const holds = ({ numbers }: ShownLine): boolean => values.some((value) => numbers.has(value));
  const near = about.filter((line) => line.numbers.size > 0);
  // What the sentence is about has small numbers, and this is none of them.
  const isStrict = near.length > 0 && values.every((value) => value <= LAST_COMMON);
  return (
    (isStrict ? about.some(holds) : values.some((value) => known.numbers.has(value))) ||
    values.some((value) => isCounted(value, claim) || isReckoned(value, claim)) ||
    isPassed(number, claim) ||
    values.some((value) => isLastDay(value, claim)) ||
    isHour(number, claim)
  );
}

/** As many as the sentence itself lists, or a line that it is about. */
function isCounted(value: number, { about, sentence }: Claim): boolean {
  const isList = ({ count, weekdays }: ShownLine): boolean =>
    count === value || weekdays.size === value;
  return value <= LAST_COMMON && (value === countOf(sentence) || about.some(isList));
}

/** A sum, difference, product or share of two numbers of one line, or of numbers that the reply says beside it. */
function isReckoned(value: number, claim: Claim): boolean {
  const beside = claim.said.numbers
    .filter((one) => one !== value && (claim.known.numbers.has(one) || one <= 3))
    .filter((_, at) => at < MOST_NUMBERS);
  const pairs = [
    ...beside.flatMap((a) => [...beside, 2, 7].map((b) => [a, b] as const)),
    ...claim.about.flatMap(({ numbers }) => pairsOf([...numbers])),
  ];
  return pairs.some(([a, b]) => a > 1 && b > 1 && isMadeOf(value, a, b));
}

/** A list of prices is no sum. */
const MOST_NUMBERS = 6;

function pairsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const few = numbers.filter((_, at) => at < MOST_NUMBERS);
  return few.flatMap((a, at) => few.flatMap((b, other) => (at === other ? [] : [[a, b] as const])));
}

function isMadeOf(value: number, a: number, b: number): boolean {
  if (value === a) return false;
  return value === a + b || value === a - b || value === a * b || value === Math.round(a / b);
}

/** An age, or the years, months, weeks or days between two of the shown dates or one of them and today. */
function isPassed({ values, end }: SaidNumber, claim: Claim): boolean {
  const { sentence, known, today } = claim;
  const { units, ages } = aroundNumbers();
  const behind = foldLetters(sentence.slice(end, end + 16));
  const unit = units.find(({ form }) => form.test(behind));
  // Without a word for years it is an age only where nothing stands behind it that it could count.
  if (!unit && !ages.test(behind)) return false;
  const times = known.dates.flatMap(timeOf);
  const now = Date.parse(`${today}T00:00:00Z`);
  if (unit && !unit.isYears) {
    // Two weeks are fourteen days, and in some languages fifteen.
    const isOfWeeks = (value: number): boolean =>
      unit.ms === DAY_MS && value > 7 && known.numbers.has(Math.floor(value / 7)) && value % 7 < 2;
    return values.some(
      (value) =>
        isOfWeeks(value) ||
        times.some(({ time }) => Math.abs(Math.abs(now - time) / unit.ms - value) <= 1.5),
    );
  }
  const told = claim.said.dates.flatMap(timeOf);
  return values.some(
    (value) =>
      isNextAge(value, claim) ||
      [...times, { time: now, isRough: false }].some((one) =>
        [...times, ...told].some(({ time, isRough }) => {
          const years = Math.abs(one.time - time) / YEAR_MS;
          if (value < LEAST_AGE && !unit) return false;
          return isRough || one.isRough || unit
            ? Math.abs(years - value) < 1.1
            : Math.floor(years) === value;
        }),
      ),
  );
}

function isNextAge(value: number, { known }: Claim): boolean {
  return known.lines.some(({ age }) => age !== undefined && (age === value || age + 1 === value));
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
const LEAST_AGE = 3;

/** Words of all languages around a number, as patterns of what stands before and behind it. */
const aroundNumbers = once(() => {
  const all = CATALOGUES.map(({ specifics }) => specifics);
  const anyOf = (words: readonly string[]): string =>
    `(?:${words.toSorted((a, b) => b.length - a.length).join("|")})`;
  const unit = (name: DayUnit, ms: number) => ({
    form: new RegExp(`^[\\s-]{0,2}${anyOf(all.flatMap(({ units }) => units[name]))}(?![a-z])`),
    ms,
    isYears: name === "year",
  });
  return {
    units: [
      unit("day", DAY_MS),
      unit("week", 7 * DAY_MS),
      unit("month", 30.44 * DAY_MS),
      unit("year", YEAR_MS),
    ],
    ages: new RegExp(
      `^\\s*(?:[.,!?;:)]|$|${anyOf(all.flatMap(({ afterAges }) => afterAges))}(?![a-z]))`,
    ),
    beforeHour: new RegExp(`(?<![a-z])${anyOf(all.flatMap(({ beforeHours }) => beforeHours))} $`),
    afterHour: new RegExp(`^\\s*${anyOf(all.flatMap(({ afterHours }) => afterHours))}(?![a-z])`),
    halfBefore: new RegExp(`(?<![a-z])${anyOf(all.flatMap(({ halfBefore }) => halfBefore))} $`),
  };
});

function timeOf({
  year,
  month,
  day,
}: DateParts): readonly { readonly time: number; readonly isRough: boolean }[] {
  if (year === undefined) return [];
  return [{ time: Date.UTC(year, (month ?? 7) - 1, day ?? 1), isRough: day === undefined }];
}

/** "from the 14th of December to the 18th": a day of the month of which the reply tells another. */
function isLastDay(value: number, { said, known }: Claim): boolean {
  const months = new Set(said.dates.map(({ month }) => month));
  return known.dates.some(
    ({ month, day }) => day === value && month !== undefined && months.has(month),
  );
}

/** "at ten" and "halb elf" are the hour of "22:30". */
function isHour(
  { values: [value = 0], start, end }: SaidNumber,
  { sentence, known }: Claim,
): boolean {
  const { beforeHour, afterHour, halfBefore } = aroundNumbers();
  const before = foldLetters(sentence.slice(Math.max(0, start - HOUR_WORD), start));
  const behind = foldLetters(sentence.slice(end, end + HOUR_WORD));
  if (value > 12 || !(beforeHour.test(before) || afterHour.test(behind))) return false;
  const hours = halfBefore.test(before) ? [value - 1, value + 11] : [value, value + 12];
  return known.lines.some(({ hours: told }) => hours.some((hour) => told.has(hour)));
}

/** UTF-16 units of the longest word around an hour. */
const HOUR_WORD = 12;
