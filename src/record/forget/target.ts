// The target of a forgetting: the phrases, and the entries and candidates that go with them.

import { clipScalar } from "../text/clip.ts";
import { phraseOf, type Phrase } from "./words.ts";

export interface ForgetTarget {
  readonly phrases: readonly Phrase[];
  /** Candidates that go whole. Their numbers are never given out twice. */
  readonly candidateIds: ReadonlySet<string>;
  /**
   * Entries that go whole, each with its text in the form of `sameText`: in an older copy another entry may have the
   * number.
   */
  readonly entries: ReadonlyMap<string, string>;
  /** Entries that others rest on. Only their words go. */
  readonly kept: ReadonlySet<string>;
  /** The Record's own id. Files contain it, and it stays. */
  readonly recordId?: string;
}

/** The target for one file, which decides what counts as a machine's word. */
export interface FileTarget extends ForgetTarget {
  /** Path in the Record's folder. */
  readonly file: string;
}

/** A text without the forgotten words. */
export interface Purged {
  readonly after: string;
  /** The parts that go, as they stand in the text. */
  readonly found: readonly string[];
}

/** The mark that stands in place of forgotten words. It is a word of no language, so it is never found itself. */
export const MARK = "…";

/** A text in a form that is equal for texts that say the same. */
export function sameText(text: string): string {
  return phraseOf(text).join(" ");
}

/**
 * The phrase of a text, and the beginning of a long one, because ledgers keep only so much. A text with fewer words
 * than `least` gives none.
 */
export function phrasesOf(text: string, least: number): readonly Phrase[] {
  const whole = phraseOf(text);
  if (whole.length === 0 || whole.length < least) return [];
  const start = phraseOf(clipScalar(text, LEDGER_CHARS)).slice(0, -1);
  return text.length > LEDGER_CHARS && start.length >= BEGINNING ? [whole, start] : [whole];
}

const LEDGER_CHARS = 100;
const BEGINNING = 6;
