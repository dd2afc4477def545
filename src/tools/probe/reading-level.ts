// How hard a text is to read, roughly, in any language with spaces and letters. The measure is LIX (Björnsson 1968): words for
// each sentence, and how many words of a hundred have more than six letters. It needs no list of words and no
// syllables, which is why it serves four languages; it knows nothing of how rare a word is, so it is a proxy for Lexile, no more.
//
// The ceiling: 25 at six years (below 25 to 30 are books for children), two more for each year, none from eighteen. A Lexile ceiling
// is turned into an age by the upper ends of the usual text measures of school grades (Common Core, 2012). Languages with longer
// words get an allowance, because LIX was made for Swedish and is the higher the longer a language's words are.

import { wordsIn } from "../../record/text/fold.ts";
import type { Persona } from "../../record/types.ts";
import { LANGUAGES } from "./languages/languages.ts";
import type { LanguageCode } from "./probe.ts";

/** Fewer words tell nothing. */
export const FEWEST_WORDS = 15;
/** Single answers scatter: only what is so far above the ceiling counts as too hard. */
export const SCATTER = 10;

const LIX_AT_SIX = 25;
const LIX_PER_YEAR = 2;
const GROWN_UP = 18;
/** Of grades 1, 2, 3 ...: the measure that their texts hardly exceed. */
const LEXILE_OF_GRADES = [530, 650, 820, 940, 1010, 1070, 1120, 1185, 1260, 1335, 1385];
/** At the end of the first grade. */
const AGE_OF_FIRST_GRADE = 7;

/** The LIX that a person's Voice should keep below, or undefined where the Record sets no limit. */
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

export function readingLevel(text: string): ReadingLevel {
  const words = wordsIn(text, { within: "'-" })
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => /^\p{L}/u.test(word));
  // A full stop within an abbreviation or a number ends nothing.
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
