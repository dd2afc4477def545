// Dates in a text are recognised in any spelling: 2017-03-21, 21.3., 3/21, 21 March, 21 de marzo.

import { foldLetters, wordsIn } from "../text/fold.ts";

/** Each date as "month-day", in both readings where the order is open. A month alone is no date. */
export function dayMonthsOf(text: string): readonly string[] {
  const numeric = [...text.matchAll(/(?<!\d)(?:\d{4}[-./ ]+)?(\d{1,2})[-./] ?(\d{1,2})(?!\d)/g)];
  // A number may touch letters: "21st".
  const words = wordsIn(text).flatMap(({ folded }) => folded.match(/\p{N}+|\P{N}+/gu) ?? []);
  return [
    ...numeric.flatMap(([, one, two]) => [
      ...dayMonth(Number(one), Number(two)),
      ...dayMonth(Number(two), Number(one)),
    ]),
    ...words.flatMap((word, at) => {
      const month = monthOf(word);
      if (month === undefined) return [];
      // "21st of March", "21 de marzo", "March the 21st".
      return words
        .slice(Math.max(0, at - 3), at + 4)
        .flatMap((near) => dayMonth(month, /^\d{1,2}$/.test(near) ? Number(near) : 0));
    }),
  ];
}

function dayMonth(month: number, day: number): readonly string[] {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [`${month}-${day}`] : [];
}

function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const at = MONTHS.findIndex((names) =>
    names.some((name) => name === word || (word.length === 3 && name.startsWith(word))),
  );
  return at < 0 ? undefined : at + 1;
}

/** Names of months in the languages that the bot speaks. */
const MONTHS: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) =>
  ["en", "es", "de", "fr"].map((language) =>
    foldLetters(
      new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(
        new Date(Date.UTC(2001, month, 15)),
      ),
    ),
  ),
);
