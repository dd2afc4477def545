// The words of a language that mean a day by its distance from the one on which they are said.

export type DayUnit = "day" | "week" | "month" | "year";

/** All in small letters. A space stands for any blanks. */
export interface DayWords {
  /** Words, and the days from the day on which they are said. A longer phrase counts before its parts. */
  readonly days: { readonly [words: string]: number };
  /** Words for a whole week, month or year, and how many of them lie between. */
  readonly spans: readonly (readonly [words: string, unit: DayUnit, distance: number])[];
  /** Words for a number of units ago, where N is the number and U the unit. */
  readonly ago: string;
  readonly units: { readonly [unit in DayUnit]: readonly string[] };
  /** Words for 1, 2, 3 ..., each perhaps in several forms. */
  readonly numbers: readonly (readonly string[])[];
  /** Words for the last day of a name, where W is that name. */
  readonly last: readonly string[];
  /** From Sunday on. */
  readonly weekdays: readonly string[];
  /** Words of another language for days that mean something else in this one. */
  readonly others: readonly string[];
  /** Words by which somebody asks what was said before. */
  readonly said: readonly string[];
}
