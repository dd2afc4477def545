// A life to measure recall with: what its Record would hold, and questions about it.

export interface Life {
  readonly name: string;
  readonly entries: readonly LifeEntry[];
  readonly questions: readonly LifeQuestion[];
}

export interface LifeEntry {
  /** The names by which questions call it. Two entries may have the same. */
  readonly keys: readonly string[];
  readonly text: string;
  /** YYYY-MM-DD */
  readonly date?: string | undefined;
}

export interface LifeQuestion {
  readonly question: string;
  /** Keys of the entries that it rests on. */
  readonly evidence: readonly string[];
  /** Any word. `temporal` asks for a time, and `unanswerable` has no answer in the Record. */
  readonly kind: string;
}

/** Lives under a name for the way in which they were made into entries. */
export interface LifeSet {
  readonly name: string;
  readonly lives: readonly Life[];
}
