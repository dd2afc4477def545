// The words of a language by which code sees what is specific in a sentence: numbers, names, and the language itself. All are
// folded as search words are: in small letters, without accents.

import type { DayUnit } from "../days/words.ts";

export interface SpecificWords {
  /** Words of the language that hardly any sentence of it is without. */
  readonly typical: readonly string[];
  /** Number words that others are made of, with their values. */
  readonly numbers: { readonly [word: string]: number };
  /** Words that join number words ("forty and two"). */
  readonly joins: readonly string[];
  /** Words for the first, the second and so on, from the third. */
  readonly ordinals: readonly string[];
  /** True where all nouns have capitals, so that a capital alone tells no name. */
  readonly hasCapitalNouns?: boolean;
  /** Words with capitals that name nobody: of the family, of the week's feasts, of everyday things. */
  readonly noNames: readonly string[];
  /** Words behind which a name follows. */
  readonly beforeNames: readonly string[];
  /** Words behind which a place follows, where no article does. */
  readonly beforePlaces: readonly string[];
  /** Colours: red, orange, yellow, green, blue, purple, pink, brown, black, white, grey. Each with its forms. */
  readonly colours: readonly (readonly string[])[];
  /** Words that follow a name at the beginning of a sentence. */
  readonly afterNames: readonly string[];
  /** Words for "is" and for "my" in "Tom is my brother". */
  readonly be: readonly string[];
  readonly my: readonly string[];
  /** Words for a time that a number counts. */
  readonly units: { readonly [unit in DayUnit]: readonly string[] };
  /** Words around the hour of a day, and those that name the half hour before it. */
  readonly beforeHours: readonly string[];
  readonly afterHours: readonly string[];
  readonly halfBefore: readonly string[];
  /** Words behind a number that is an age: it counts nothing else. */
  readonly afterAges: readonly string[];
}
