// The shape of a language's words for distress.

/**
 * The words by which code notices that somebody may be hurt, afraid of somebody, in danger or tired of life. A phrase is
 * words in their order. `a|b` is either, `{name}` any of the words of that name, `word*` all words that begin so, `...` stands for up to four words in
 * between and `......` for up to ten, `$` for the end of the sentence. Accents, case and doubled letters do not count.
 */
export interface DistressWords {
  readonly words: { readonly [name: string]: string };
  /** What people and children write for other words, an apostrophe left out. */
  readonly spellings: { readonly [written: string]: string };
  /** "ae", "oe" and "ue" are ways to write umlauts. */
  readonly has_umlauts?: true;
  /** Letters that sound alike, so that words count as written by ear. The accents are off already. */
  readonly sounds?: readonly (readonly [letters: RegExp, sound: string])[];
  /** One of them within a phrase or before it makes it less sure. */
  readonly not: string;
  /** The same behind it. */
  readonly not_after: string;
  /** A sentence with one of these phrases tells of a game, a story or a dream, which makes it less sure. */
  readonly frames: readonly string[];
  /** Ways of speaking. Their words count for nothing else. */
  readonly ordinary: readonly string[];
  readonly sure: readonly string[];
  readonly possible: readonly string[];
  /** Words that tell something together, near each other in any order: "fridge & lock*|padlock". As sure as `possible`. */
  readonly together: readonly string[];
}
