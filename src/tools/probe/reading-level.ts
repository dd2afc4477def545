// The reading level of a text, roughly, in any language with spaces and letters. The measure is LIX (Björnsson 1968):
// words per sentence, plus the percentage of words with more than six letters. It needs no list of words and no
// syllables, so it serves four languages. It does not know how rare a word is, so it is only a proxy for Lexile.
//
// The ceiling is 25 at six years (books for children lie below 25 to 30), two more for each year, none from eighteen
// on. A Lexile ceiling is turned into an age by the upper ends of the usual measures of school grades (Common Core,
// 2012). LIX was made for Swedish and rises with the length of a language's words, so languages with longer words get
// an allowance.

import { wordsIn } from "../../record/text/fold.ts";
import type { Persona } from "../../record/types.ts";
import { LANGUAGES } from "./languages/languages.ts";
import type { LanguageCode } from "./probe.ts";

/** Words. A shorter text tells nothing. */
export const FEWEST_WORDS = 15;
/** LIX above the ceiling at which an answer counts as too hard: single answers scatter. */
export const SCATTER = 10;

const LIX_AT_SIX = 25;
const LIX_PER_YEAR = 2;
const GROWN_UP = 18;
/** Upper end of the Lexile measure of grades 1, 2, 3 and so on. */
const LEXILE_OF_GRADES = [530, 650, 820, 940, 1010, 1070, 1120, 1185, 1260, 1335, 1385];
/** Age at the end of the first grade. */
const AGE_OF_FIRST_GRADE = 7;

/** Highest LIX for a person's Voice; undefined when the Record sets no limit. */
export function ceilingOf(
  { age, lexileCeiling }: Pick<Persona, "age" | "lexileCeiling">,
  language: LanguageCode,
): number | undefined {
  const ages = [age, lexileCeiling === undefined ? undefined : ageOfLexile(lexileCeiling)];
  const youngest = Math.min(...ages.filter((each) => each !== undefined));
  if (youngest >= GROWN_UP) return undefined;
  const years = Math.max(0, youngest - 6);
  return LIX_AT_SIX + years * LIX_PER_YEAR + LANGUAGES[language].lixAllowance;
}

export interface ReadingLevel {
  readonly words: number;
  readonly lix: number;
}

/** Number of words and LIX of a text; 0 for a text without words. */
export function readingLevel(text: string): ReadingLevel {
  const words = wordsIn(text, { within: "'-" })
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => /^\p{L}/u.test(word));
  // A full stop within an abbreviation or a number ends no sentence.
  const ends = text.trim().match(/[.!?…:;]+["'”»)\]]*(?=\s|$)/gu) ?? [];
  const isOpen = !/[.!?…:;]["'”»)\]]*$/u.test(text.trim());
  const sentences = Math.max(1, ends.length + (isOpen ? 1 : 0));
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, "").length > 6).length;
  if (words.length === 0) return { words: 0, lix: 0 };
  return {
    words: words.length,
    lix: Math.round(words.length / sentences + (100 * long) / words.length),
  };
}

function ageOfLexile(lexile: number): number {
  const grade = LEXILE_OF_GRADES.findIndex((limit) => lexile <= limit);
  return grade === -1 ? GROWN_UP : AGE_OF_FIRST_GRADE + grade;
}
