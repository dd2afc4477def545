// Dates in a text, in the usual forms of all languages: "2026-05-03", "3. Mai", "May 3rd, 2026", "3 de mayo", "03/05/26", "in 2019".
// Proof: test/wording/specifics.test.ts.

import { once } from "../once.ts";
import { foldLetters } from "../record/text/fold.ts";

/** The parts that are told. Without a year it is that day of any year. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

export interface SaidDate {
  /** More than one where it can be read in more than one way: "03/05/26". */
  readonly readings: readonly DateParts[];
  readonly start: number;
  readonly end: number;
  /** It may be something else. */
  readonly isUnsure?: boolean;
}

/** Finds the dates. None of them is found twice. */
export function datesIn(text: string): readonly SaidDate[] {
  const folded = sameLength(text);
  const found: SaidDate[] = [];
  const taken = new Uint8Array(folded.length);
  for (const { pattern, read, isUnsure = false } of formsOf()) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.subarray(start, end).includes(1)) continue;
      const readings = read(match, text.slice(start, end)).filter(isDate);
      if (readings.length === 0) continue;
      taken.fill(1, start, end);
      found.push({ readings, start, end, ...(isUnsure && { isUnsure }) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Finds weekdays, from Sunday (0) on. */
export function weekdaysIn(
  text: string,
): readonly { readonly weekday: number; readonly start: number; readonly end: number }[] {
  const names = weekdayNames();
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...names.keys()].join("|")})(?:s|en)?(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return [...sameLength(text).matchAll(pattern)].flatMap(({ 0: word, index }) => {
    const weekday = names.get(word) ?? names.get(word.replace(/(?:s|en)$/, ""));
    return weekday === undefined ? [] : [{ weekday, start: index, end: index + word.length }];
  });
}

/** True when a date agrees with another in all that it tells. */
export function agrees(told: DateParts, known: DateParts): boolean {
  return (["year", "month", "day"] as const).every(
    (part) => told[part] === undefined || told[part] === known[part],
  );
}

/** Small letters without accents, each at its place. */
function sameLength(text: string): string {
  return Array.from(text, (letter) => {
    const folded = foldLetters(letter);
    return folded.length === letter.length ? folded : letter.toLowerCase().slice(0, letter.length);
  }).join("");
}

interface Form {
  readonly isUnsure?: boolean;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, written: string) => readonly DateParts[];
}

const LANGUAGES = ["en", "de", "es", "fr"];

/** Months by their names and usual short forms, folded. */
const monthNames = once((): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        const name = foldLetters(format.format(new Date(Date.UTC(2026, month - 1, 15)))).replace(
          /\.$/,
          "",
        );
        if (name.length >= 3 && !names.has(name)) names.set(name, month);
      }
    }
  }
  return names;
});

const weekdayNames = once((): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    for (let day = 0; day < 7; day += 1) {
      names.set(foldLetters(format.format(new Date(Date.UTC(2026, 10, 1 + day)))), day);
    }
  }
  return names;
});

/** Months that are other words, too: alone they tell one with a capital and behind a word for "in" only. */
const formsOf = once((): readonly Form[] => {
  const months = [...monthNames().keys()].toSorted((a, b) => b.length - a.length).join("|");
  const month = String.raw`(?<month>${months})\.?`;
  const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|\u00ba|\u00b0)?`;
  const year = String.raw`(?<year>(?:1[89]|20|21)\d\d)`;
  const start = String.raw`(?<![\p{L}\p{N}])`;
  const end = String.raw`(?![\p{L}\p{N}])`;
  const form = (source: string, read: Form["read"] = named): Form => ({
    pattern: new RegExp(start + source + end, "gu"),
    read,
  });
  return [
    form(String.raw`${year}-(?<m>\d\d)(?:-(?<day>\d\d))?`, ({ groups }) => [
      parts(groups?.["year"], groups?.["m"], groups?.["day"]),
    ]),
    form(String.raw`(?<a>\d{1,2})[./-] ?(?<b>\d{1,2})[./-] ?(?<year>\d{4}|\d\d)`, ({ groups }) => {
      const { a, b, year: written = "" } = groups ?? {};
      const told = written.length === 2 ? `20${written}` : written;
      return [parts(told, b, a), parts(told, a, b)];
    }),
    form(
      String.raw`(?<a>\d{1,2})\.? ?(?:au|to|bis|al|a|und|and|y|et|-|\u2013) ?(?:the |le |el )?${day} ?(?:of |de |del )?${month}`,
      (match) => {
        const [last = {}] = named(match);
        return [{ ...last, day: Number(match.groups?.["a"]) }, last];
      },
    ),
    form(String.raw`${day} ?(?:of |de |del |d')?${month}(?:,? (?:of |de |del )?${year})?`),
    form(String.raw`${month} (?:(?:de|del|of) '?|')(?<short>\d\d)`, (match) => {
      const [date = {}] = named(match);
      const short = match.groups?.["short"] ?? "";
      return [`19${short}`, `20${short}`].map((told) => ({ ...date, year: Number(told) }));
    }),
    form(String.raw`${month} (?:the )?${day}(?:,? ${year})?`),
    form(String.raw`${month},? (?:of |de |del )?${year}`),
    // "17/8" may be a score or a part, too: whoever has no such date has a number there.
    {
      ...form(String.raw`(?<a>\d{1,2})/(?<b>\d{1,2})`, ({ groups }) => {
        const { a, b } = groups ?? {};
        return [parts(undefined, b, a), parts(undefined, a, b)];
      }),
      isUnsure: true,
    },
    form(String.raw`(?<a>\d{1,2})\. ?(?<b>\d{1,2})\.`, ({ groups }) => [
      parts(undefined, groups?.["b"], groups?.["a"]),
    ]),
    form(year),
    form(month, (match, written) => {
      const isOther =
        /^(?:mar|mars|march|marche|mai|may|set|sept|sep|dec|dez|dic|jan|ene|nov|oct|okt|out|aug|ago|avr|abr|apr|jun|jul|juil|feb|fev|fevr|janv)\.?$/i;
      const before = match.input.slice(Math.max(0, match.index - 10), match.index);
      const isWord = isOther.test(written);
      const isAsked =
        /(?:^|\s)(?:in|im|en|of|since|seit|desde|depuis|last|letzten|ende|anfang|mitte|early|late|until|bis) $/.test(
          before,
        );
      return isWord && !(isAsked && /^\p{Lu}|^(?:mai|mars|mayo)/u.test(written))
        ? []
        : named(match);
    }),
  ];
});

function named({ groups = {} }: RegExpExecArray): readonly DateParts[] {
  const month = monthNames().get((groups["month"] ?? "").replace(/\.$/, ""));
  return [parts(groups["year"], month === undefined ? undefined : String(month), groups["day"])];
}

function parts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateParts {
  return {
    ...(year !== undefined && { year: Number(year) }),
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
  };
}

function isDate({ month = 1, day = 1 }: DateParts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
