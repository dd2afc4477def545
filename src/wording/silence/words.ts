// The shape of a language's words for a secret. Phrases are written as those of distress are (distress/words.ts); `^` is the
// beginning of a sentence, and `?` any word, such as a name.

/** The words by which code notices that something is to stay a secret, or that somebody speaks of one. */
export interface SilenceWords {
  readonly words: { readonly [name: string]: string };
  /** What people write for other words, an apostrophe left out. */
  readonly spellings: { readonly [written: string]: string };
  readonly has_umlauts?: true;
  /** Words that may stand anywhere and change nothing. They are read as if they were not there. */
  readonly fillers: string;
  /** Ways of speaking. Their words count for nothing. */
  readonly ordinary: readonly string[];
  /** They ask for silence, wherever they stand. */
  readonly asked: readonly string[];
  /** They only speak of a secret. */
  readonly spoken: readonly string[];
  /** Before `asked`, such a word makes a statement of it: "I don't tell anyone". */
  readonly subjects: string;
  /** Verbs of saying: what stands behind one that is not the person's own is told, not asked for. */
  readonly said: string;
  /** Those who speak of themselves. */
  readonly first_person: string;
}
