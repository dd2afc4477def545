// The words of a language for an offer to look something up, as patterns: "~" stands for a few words, and "\\b" for the edge of a word.

export interface OfferWords {
  /** An offer as it stands. */
  readonly offers: readonly string[];
  /** An offer in a question. */
  readonly asks: readonly string[];
  /** No offer, whatever else stands there. */
  readonly never: readonly string[];
  /** Words for looking up. */
  readonly looks: readonly string[];
  /** Verbs behind which somebody is quoted. */
  readonly said: string;
}
