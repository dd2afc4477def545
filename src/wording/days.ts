// Words that mean a day by its distance from another: "yesterday", "vor zwei Wochen". An entry keeps the words of its day, and a
// question asks for a day of before today. Proof: test/wording/days.test.ts.

import { foldCase, wordsIn } from "../record/text/fold.ts";
import type { DayUnit, DayWords } from "./days/words.ts";

/** Words of a text, and the days that they mean, both included, as YYYY-MM-DD. */
export interface MeantDays {
  readonly words: string;
  /** The place in the text behind them. */
  readonly end: number;
  /** A date in brackets follows already. */
  readonly isDated: boolean;
  readonly from: string;
  readonly to: string;
}

/** Finds such words. @param day that on which the text was said, YYYY-MM-DD; with any other nothing is found. */
export type DayFinder = (text: string, day: string) => readonly MeantDays[];

/** Makes the finder for some languages. Where two of them mean different days by a word, the first counts. */
export function createDayFinder(languages: readonly DayWords[]): DayFinder {
  const meanings = new Map<string, Meaning>();
  for (const words of languages) {
    for (const [phrase, meaning] of meaningsOf(words)) {
      if (!meanings.has(phrase)) meanings.set(phrase, meaning);
    }
  }
  for (const word of languages.flatMap(({ others }) => others)) meanings.delete(word);
  const phrases = [...meanings.keys()].toSorted((a, b) => b.length - a.length);
  const form = phrases.map((phrase) => phrase.replaceAll(" ", "\\s+")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${form})(?![\\p{L}\\p{N}-])`, "giu");
  return (text, day) => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
    if (!isDay || phrases.length === 0) return [];
    return [...text.replaceAll("’", "'").matchAll(pattern)].flatMap(({ 0: words, index }) => {
      const meaning = meanings.get(words.toLowerCase().replace(/\s+/g, " "));
      const end = index + words.length;
      const isDated = /^[\s,]*[([]?\s*\d{4}/.test(text.slice(end, end + 12));
      return meaning ? [{ words, end, isDated, ...daysOf(meaning, day) }] : [];
    });
  };
}

/** True for a text by which somebody asks what was said before. */
export function asksBack(text: string, languages: readonly DayWords[]): boolean {
  const words = new Set(wordsIn(text, { letters: foldCase }).map(({ folded }) => folded));
  return languages.some(({ said }) => said.some((word) => words.has(word)));
}

/** Gives days in a few characters: a day, a month, a year, or the first and the last day. */
export function daysInShort({ from, to }: Pick<MeantDays, "from" | "to">): string {
  if (from === to) return from;
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const month = from.slice(0, 7);
  if (from.endsWith("-01") && to === lastOf(month)) return month;
  return `${from} to ${to}`;
}

/** A unit and its distance; or the last day of a name, from Sunday (0) on. */
type Meaning = { readonly unit: DayUnit; readonly distance: number } | { readonly weekday: number };

function* meaningsOf(words: DayWords): Generator<readonly [string, Meaning]> {
  for (const [phrase, distance] of Object.entries(words.days)) {
    yield [phrase, { unit: "day", distance }];
  }
  for (const [phrase, unit, distance] of words.spans) yield [phrase, { unit, distance }];
  for (const [unit, names] of Object.entries(words.units) as [DayUnit, readonly string[]][]) {
    const numbers = words.numbers.flatMap((forms, at) =>
      [...forms, String(at + 1)].map((number) => [number, at + 1] as const),
    );
    for (const [number, count] of numbers) {
      for (const name of names) {
        yield [words.ago.replace("N", number).replace("U", name), { unit, distance: -count }];
      }
    }
  }
  for (const phrase of words.last) {
    for (const [weekday, name] of words.weekdays.entries()) {
      yield [phrase.replace("W", name), { weekday }];
    }
  }
}

function daysOf(meaning: Meaning, day: string): Pick<MeantDays, "from" | "to"> {
  const at = new Date(`${day}T00:00:00Z`);
  if ("weekday" in meaning) {
    const back = (at.getUTCDay() - meaning.weekday + 6) % 7;
    return same(moved(at, -back - 1));
  }
  const { unit, distance } = meaning;
  switch (unit) {
    case "day":
      return same(moved(at, distance));
    case "week": {
      const monday = moved(at, 7 * distance - ((at.getUTCDay() + 6) % 7));
      return { from: written(monday), to: written(moved(monday, 6)) };
    }
    case "month": {
      const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + distance, 1));
      return { from: written(first), to: lastOf(written(first).slice(0, 7)) };
    }
    case "year": {
      const year = String(at.getUTCFullYear() + distance);
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    }
  }
}

function same(date: Date): Pick<MeantDays, "from" | "to"> {
  return { from: written(date), to: written(date) };
}

function moved(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

function lastOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return written(new Date(Date.UTC(year, number, 0)));
}

function written(date: Date): string {
  return date.toISOString().slice(0, 10);
}
