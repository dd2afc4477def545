// Names, numbers and dates that a reply says and that nothing shown holds. Code can see that much of whether a model kept to
// the Record. Endings, number words, every usual form of a date, days counted from today, ages and short lists are understood; what
// a reply says in other words, or of the right names the wrong thing, is not seen here. Proof: test/voice/unfounded.test.ts.

import { once } from "../../once.ts";
import { foldEnding, foldLetters } from "../../record/text/fold.ts";
import { CATALOGUES } from "../../wording/catalogues.ts";
import type { Catalogue } from "../../wording/catalogue.ts";
import { agrees, datesIn, weekdaysIn, type DateParts } from "../../wording/dates.ts";
import { createDayFinder } from "../../wording/days.ts";
import { languageOf, numbersIn, type SaidNumber } from "../../wording/numbers.ts";
import { sameInOtherLanguages } from "../../wording/proper-names.ts";
import { namesIn } from "./names.ts";
import { contentOf, countOf, shownLines, type ShownLine, type ShownLines } from "./shown-lines.ts";
import type { Shown } from "./shown.ts";

export interface Unfounded {
  readonly kind: "name" | "number" | "date";
  /** As the reply has it. */
  readonly text: string;
}

/** Gives what is unfounded in a reply, in its order. */
export function unfoundedIn(
  reply: string,
  shown: Pick<Shown, "texts" | "today">,
): readonly Unfounded[] {
  const known = shownLines(shown);
  const language = languageOf(reply);
  return sentencesOf(reply).flatMap((sentence) => {
    const about = linesAbout(sentence, known);
    const asked = { sentence, known, about, today: shown.today, language };
    return [...unfoundedNames(asked), ...unfoundedDates(asked), ...unfoundedNumbers(asked)];
  });
}

interface Asked {
  readonly sentence: string;
  readonly known: ShownLines;
  /** The lines that have a word of the sentence. */
  readonly about: readonly ShownLine[];
  readonly today: string;
  readonly language: Catalogue | undefined;
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[^\d][.!?…]|[!?…])["'”’»)]{0,3}\s+(?=[^\p{Ll}])|[\n\r]+/u)
    .filter((sentence) => sentence.trim() !== "");
}

function linesAbout(sentence: string, { lines }: ShownLines): readonly ShownLine[] {
  const terms = contentOf(sentence);
  return lines.filter((line) => [...terms].some((term) => line.terms.has(term)));
}

function unfoundedNames({ sentence, known, language }: Asked): readonly Unfounded[] {
  return namesIn(sentence, language)
    .filter(({ folded }) => !isKnownName(folded, known))
    .map(({ text }) => ({ kind: "name", text }));
}

/** Letters that two forms of a word have in common at least, and letters in which their ends may differ. */
const STEM = 4;
const ENDING = 3;

function isKnownName(name: string, { words, text }: ShownLines): boolean {
  const parts = name.split(/['-]/).filter((part) => part.length > 1);
  return (
    [name.replace(/['-]/g, ""), name, ...(parts.length > 1 ? [] : parts)].some((part) =>
      isKnownWord(part, words, text),
    ) ||
    (parts.length > 0 && parts.every((part) => isKnownWord(part, words, text)))
  );
}

function isKnownWord(word: string, words: ReadonlySet<string>, text: string): boolean {
  if (words.has(word) || words.has(word.replace(/s$/, ""))) return true;
  if (sameInOtherLanguages(word).some((other) => words.has(other))) return true;
  const stem = foldEnding(word);
  // A part of a longer word, or a word with a part that is known: German joins them.
  if (word.length > STEM && text.includes(stem.length >= STEM ? stem : word)) return true;
  for (const known of words) {
    if (known.length < STEM || word.length < STEM) continue;
    if (foldEnding(known) === stem) return true;
    let same = 0;
    while (same < word.length && word[same] === known[same]) same += 1;
    const isEnding = word.length - same <= ENDING && known.length - same <= ENDING;
    if (same >= STEM && isEnding && same >= word.length * 0.6) return true;
    if (word.length > known.length && known.length > STEM && word.includes(known)) return true;
  }
  return false;
}

function unfoundedDates({ sentence, known, about, today }: Asked): readonly Unfounded[] {
  const dates = [...known.lines.flatMap((line) => line.dates), partsOf(today)];
  const told = datesIn(sentence).filter(
    ({ readings, start, end }) =>
      !readings.some((reading) => dates.some((date) => agrees(reading, date))) &&
      !isKnownNumber(sentence.slice(start, end), known),
  );
  const near = about.length > 0 ? about : known.lines;
  const weekdays = weekdaysIn(sentence).filter(
    ({ weekday }) =>
      !known.lines.some((line) => line.weekdays.has(weekday)) &&
      ![...near.flatMap((line) => line.dates), partsOf(today)].some(
        (date) => weekdayOf(date) === weekday,
      ),
  );
  const days = dayFinder()(sentence, today).filter(
    ({ words, from, to }) =>
      from <= today &&
      to !== today &&
      from !== today &&
      !known.text.includes(foldLetters(words)) &&
      !dates.some((date) => isWithin(date, from, to)),
  );
  return [
    ...[...told, ...weekdays].map(({ start, end }) => ({
      kind: "date" as const,
      text: sentence.slice(start, end).replace(/\.$/, ""),
    })),
    ...days.map(({ words }) => ({ kind: "date" as const, text: words })),
  ];
}

/** "2019" may be a number of something. */
function isKnownNumber(text: string, { lines }: ShownLines): boolean {
  return /^\d+$/.test(text) && lines.some((line) => line.numbers.has(Number(text)));
}

const dayFinder = once(() => createDayFinder(CATALOGUES.map(({ days }) => days)));

function partsOf(day: string): DateParts {
  const [year, month, date] = day.split("-").map(Number);
  return { ...(year && { year }), ...(month && { month }), ...(date && { day: date }) };
}

function weekdayOf({ year, month, day }: DateParts): number | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** A date of less than a day is within a time when a part of it is. */
function isWithin({ year, month, day }: DateParts, from: string, to: string): boolean {
  if (year === undefined) return false;
  const two = (part: number): string => String(part).padStart(2, "0");
  const first = `${year}-${two(month ?? 1)}-${two(day ?? 1)}`;
  const last = `${year}-${two(month ?? 12)}-${two(day ?? 31)}`;
  return first <= to && last >= from;
}

function unfoundedNumbers(asked: Asked): readonly Unfounded[] {
  const { sentence, today, language } = asked;
  const taken = [
    ...datesIn(sentence).filter(({ start, end }) => !/^\d+$/.test(sentence.slice(start, end))),
    ...dayFinder()(sentence, today).map(({ words, end }) => ({ start: end - words.length, end })),
  ];
  const years = datesIn(sentence).filter(({ start, end }) =>
    /^\d+$/.test(sentence.slice(start, end)),
  );
  return numbersIn(sentence, language)
    .filter(
      ({ start, end }) =>
        ![...taken, ...years].some((date) => start < date.end && date.start < end),
    )
    .filter((number) => !isSmall(number) && !isFounded(number, asked))
    .map(({ start, end }) => ({ kind: "number", text: sentence.slice(start, end) }));
}

/** "one of them", "a second". */
function isSmall({ values: [value = 0], isInWords }: SaidNumber): boolean {
  return value <= 1 && (isInWords || value >= 0);
}

function isFounded(number: SaidNumber, asked: Asked): boolean {
  const { known, about } = asked;
  const { values } = number;
  const holds = ({ numbers }: ShownLine): boolean => values.some((value) => numbers.has(value));
  if (isCounted(values, asked) || isAge(values, number, asked) || isHour(values, number, asked)) {
    return true;
  }
  const near = about.filter((line) => line.numbers.size > 0);
  // What the sentence is about has numbers, and this is none of them.
  return near.length > 0 && !isAcross(asked)
    ? near.some(holds) || about.some(holds)
    : known.lines.some(holds);
}

/** True when the sentence shares so little with any line that its language may be another one. */
function isAcross({ about }: Asked): boolean {
  return about.length === 0;
}

/** "at ten" and "halb elf" are the hour of "22:30". */
function isHour(
  [value = 0]: readonly number[],
  { start, end }: SaidNumber,
  { sentence, known }: Asked,
): boolean {
  const around = `${sentence.slice(Math.max(0, start - 12), start)}#${sentence.slice(end, end + 10)}`;
  if (value > 12 || !HOUR.test(foldLetters(around))) return false;
  const hours = /halb #/i.test(around) ? [value - 1, value + 11] : [value, value + 12];
  return known.lines.some(({ hours: told }) => hours.some((hour) => told.has(hour)));
}

const HOUR =
  /(?:\bat|\bum|\bgegen|\blas|\ba|\bhalb|\bpast|\bto|\bvor|\bnach|\bvers) #|#\s*(?:o'clock|am\b|pm\b|a\.m|p\.m|uhr|heures?|h\b|y media|et demie)/;

/** As many as the sentence itself lists, or a line that it is about. */
function isCounted(values: readonly number[], { about, sentence }: Asked): boolean {
  if (values.some((value) => value <= 12 && value === countOf(sentence))) return true;
  return values.some((value) => value <= 12 && about.some(({ count }) => count === value));
}

/** Years, months, weeks or days between two of the dates that were shown, or between one of them and today. */
function isAge(
  values: readonly number[],
  { start, end }: SaidNumber,
  { sentence, known, today }: Asked,
): boolean {
  const around = `${sentence.slice(Math.max(0, start - 40), start)}#${sentence.slice(end, end + 16)}`;
  const unit = UNITS.find(({ form }) => form.test(foldLetters(around)));
  if (!unit) return false;
  const times = known.lines.flatMap((line) => line.dates).flatMap(timeOf);
  const now = Date.parse(`${today}T00:00:00Z`);
  return values.some(
    (value) =>
      times.some(({ time, isRough }) => {
        const passed = Math.abs(now - time) / unit.ms;
        const slack = isRough || unit.slack;
        return Math.abs(Math.floor(passed) - value) <= (slack ? 1 : 0);
      }) ||
      (unit.isYears &&
        times.some((one) =>
          times.some((other) => Math.floor((other.time - one.time) / unit.ms) === value),
        )),
  );
}

const DAY_MS = 86_400_000;
const YEARS =
  /#\s*[- ]?(?:years?|yrs?|jahre?n?|anos?|ans?\b|-year|jahrig|wird|alt\b)|(?:\bi am|\bi'm|turn(?:s|ed)?|ich bin|bin ich|werde|wurde|tengo|tiene|cumpl\w+|j'ai|il a|elle a|age|aged|edad|alter)\s*(?:\w+ ){0,2}#/;
const UNITS = [
  { form: /#\s*(?:days?|tage?n?|dias?|jours?)\b/, ms: DAY_MS, slack: true, isYears: false },
  {
    form: /#\s*(?:weeks?|wochen?|semanas?|semaines?)\b/,
    ms: 7 * DAY_MS,
    slack: true,
    isYears: false,
  },
  {
    form: /#\s*(?:months?|monate?n?|mes(?:es)?|mois)\b/,
    ms: 30.44 * DAY_MS,
    slack: true,
    isYears: false,
  },
  { form: YEARS, ms: 365.25 * DAY_MS, slack: false, isYears: true },
];

function timeOf({
  year,
  month,
  day,
}: DateParts): readonly { readonly time: number; readonly isRough: boolean }[] {
  if (year === undefined) return [];
  return [{ time: Date.UTC(year, (month ?? 7) - 1, day ?? 1), isRough: day === undefined }];
}
