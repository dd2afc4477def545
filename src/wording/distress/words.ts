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
  /** Words that begin another clause, as "because" and "and". A game or a story behind them is not that of what stands before. */
  readonly joins?: string;
  /** Games, jokes and mishaps. Each has a noun of its own, never a bare preposition. Their words count for nothing else. */
  readonly harmless?: readonly string[];
  /** Ways of speaking. Their words count for no hint; they take nothing from what is told plainly. */
  readonly ordinary: readonly string[];
  readonly sure: readonly string[];
  readonly possible: readonly string[];
  /** The plain sentences for each meaning. */
  readonly plain?: Plain;
  /** Words that tell something together, near each other in any order: "fridge & lock*|padlock". As sure as `possible`. */
  readonly together: readonly string[];
}

/** What everybody must be heard in who says it plainly, in each language. */
export const SURE_MEANINGS = [
  "beaten",
  "slapped",
  "kill_threat",
  "kills_self",
  "method_on_self",
  "cuts_self",
  "burns_or_scratches_self",
  "poison_drunk",
  "pills_taken",
  "touched_inside",
  "made_to_touch",
  "in_my_bed",
  "does_not_move",
  "no_wish_to_live",
] as const;

/** The same where the words may also mean less. */
export const POSSIBLE_MEANINGS = [
  "hurt_by_somebody",
  "hurt_with_a_blade",
  "pain_by_somebody",
  "eats_nothing",
  "last_words",
  "high_up",
  "blade_at_hand",
  "gun",
  "not_home",
  "in_their_bed",
  "hidden_marks",
  "secret_with_gifts",
  "calls_for_help",
  "pregnant",
] as const;

export type Meaning = (typeof SURE_MEANINGS)[number] | (typeof POSSIBLE_MEANINGS)[number];

/** A language that leaves a meaning out does not compile. */
export type Plain = { readonly [meaning in Meaning]: readonly string[] };
