// The lines that a prompt showed, with what is specific in each: the words, numbers and dates that a reply may use.

import { once } from "../../once.ts";
import { foldEnding, foldLetters, wordsIn } from "../../record/text/fold.ts";
import { isFunctionTerm, termsOf } from "../../record/text/terms.ts";
import { coloursIn } from "../../wording/colours.ts";
import { datesIn, weekdaysIn, type DateParts } from "../../wording/dates.ts";
import { numbersIn } from "../../wording/numbers.ts";
import type { Shown } from "./shown.ts";

export interface ShownLine {
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly dates: readonly DateParts[];
  readonly weekdays: ReadonlySet<number>;
  /** The person's, where the line tells it. */
  readonly age?: number;
  /** Of times of day, from 0 to 23. */
  readonly hours: ReadonlySet<number>;
  /** The number of things that it lists. */
  readonly count: number;
}

export interface ShownLines {
  readonly lines: readonly ShownLine[];
  /** Of all lines, each once. */
  readonly dates: readonly DateParts[];
  readonly numbers: ReadonlySet<number>;
  readonly colours: ReadonlySet<number>;
  /** All words, folded. */
  readonly words: ReadonlySet<string>;
  /** The same without their endings. */
  readonly stems: ReadonlySet<string>;
  /** The same by their first letters. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** All of it on one line, folded, for words within words. */
  readonly text: string;
}

/** Letters that two forms of a word have in common at least. */
export const STEM = 4;

/** Gives what a call showed. Each part is read when a reply has something to compare with it: most have no number. */
export function shownLines({ texts }: Pick<Shown, "texts">): ShownLines {
  const written = [...new Set(texts.flatMap((text) => text.split("\n")).map(withoutMark))];
  const lines = once(() => written.filter((line) => line.trim() !== "").map(readLine));
  const words = once(
    () => new Set(written.flatMap((line) => wordsIn(line).map(({ folded }) => folded))),
  );
  const dates = once(() => {
    const all = lines().flatMap((line) => line.dates);
    return [...new Map(all.map((date) => [JSON.stringify(date), date])).values()];
  });
  const numbers = once(() => new Set(lines().flatMap((line) => [...line.numbers])));
  const colours = once(
    () => new Set(written.flatMap((line) => coloursIn(line).map(({ colour }) => colour))),
  );
  const stems = once(() => new Set([...words()].map(foldEnding)));
  const byStart = once(() => Map.groupBy(words(), (word) => word.slice(0, STEM)));
  const text = once(() => foldLetters(written.join("\n")));
  return {
    get lines() {
      return lines();
    },
    get dates() {
      return dates();
    },
    get numbers() {
      return numbers();
    },
    get colours() {
      return colours();
    },
    get words() {
      return words();
    },
    get stems() {
      return stems();
    },
    get byStart() {
      return byStart();
    },
    get text() {
      return text();
    },
  };
}

/** The number at the beginning of an entry's line is no number of the Record. */
function withoutMark(line: string): string {
  return line.replace(/^(?:\d{1,3}\)|-) /, "");
}

function readLine(line: string): ShownLine {
  const [, age] = /^Age: (\d+)/.exec(line) ?? [];
  const dates = datesIn(line);
  const within = dates.filter(
    ({ readings: [first] }) => first?.day !== undefined || first?.month !== undefined,
  );
  const numbers = numbersIn(line, "any").filter(
    ({ start, end }) => !within.some((date) => start < date.end && date.start < end),
  );
  return {
    terms: contentOf(line),
    numbers: new Set(
      numbers.flatMap(({ values, start, end }) => [...values, ...halvesOf(line.slice(start, end))]),
    ),
    dates: dates.flatMap(({ readings }) => readings),
    weekdays: new Set(weekdaysIn(line).map(({ weekday }) => weekday)),
    hours: new Set(
      Array.from(line.matchAll(/(?<!\d)(\d{1,2})(?::\d\d|\s*(?:Uhr|h\b|am\b|pm\b))/g), ([, hour]) =>
        Number(hour),
      ),
    ),
    count: countOf(line),
    ...(age !== undefined && { age: Number(age) }),
  };
}

/** "3,40 Euro" is said as "three euros forty". */
function halvesOf(digits: string): readonly number[] {
  const [, whole, rest] = /^(\d+)[.,](\d\d?)$/.exec(digits) ?? [];
  return whole === undefined || rest === undefined ? [] : [Number(whole), Number(rest)];
}

/** Gives the words of a text that tell its subject. */
export function contentOf(text: string): ReadonlySet<string> {
  return new Set(termsOf(text).filter((term) => !isFunctionTerm(term) && !/^\d+$/.test(term)));
}

/** Gives the number of things that a line lists. "Gethin (partner); Abril (daughter)" and "crabs, kelp and shells" list two and three things. */
export function countOf(line: string): number {
  // A bracket that does not close would be looked for from each of the ones behind the last that does.
  const closed = line.lastIndexOf(")") + 1;
  const bare = line.slice(0, closed).replace(/\([^)]*\)/g, "") + line.slice(closed);
  const body = bare.replace(/^[^:]{0,40}: /, "");
  const by = body.includes(";") ? /;/ : /,| (?:and|und|y|et|&) /;
  return body.split(by).filter((item) => item.trim() !== "").length;
}
