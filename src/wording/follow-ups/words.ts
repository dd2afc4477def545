// The words of a language by which somebody goes on with what was spoken of.

/** All in small letters. A space stands for any blanks. */
export interface FollowUpWords {
  /** Words and phrases that open what goes on: "and the ferry?" */
  readonly openings: readonly string[];
  /** Words that stand for what was named before: "how long do they sleep?" */
  readonly standIns: readonly string[];
  /** Words that do so at the end of a question: "how deep is that?" */
  readonly lastWords: readonly string[];
  /** Phrases in which such a word stands for nothing: "is it raining?" */
  readonly empty: readonly string[];
  /** Words that ask. With a single other word behind them nothing is named: "how big?" */
  readonly askers: readonly string[];
  /** Words about the talk itself, which name nothing: "tell me more", "really?" */
  readonly talk: readonly string[];
}
