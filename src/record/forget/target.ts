// What a forgetting looks for.

import { clipScalar } from "../text/scalar.ts";
import { phraseOf, type Phrase } from "./words.ts";

export interface ForgetTarget {
  readonly phrases: readonly Phrase[];
  /** Candidates that go whole: their numbers are never given out twice. */
  readonly candidateIds: ReadonlySet<string>;
  /** Entries that go whole, each with its text as `sameText` has it: an older copy may have used the number for another. */
  readonly entries: ReadonlyMap<string, string>;
  /** Entries that others rest on: their words go, they stay. */
  readonly kept: ReadonlySet<string>;
  /** The Record's own id: files name it, and it stays there. */
  readonly recordId?: string;
}

/** The same, and the file that it is looked for in: what counts as a machine's word depends on it. */
export interface FileTarget extends ForgetTarget {
  /** Path in the Record's folder. */
  readonly file: string;
}

/** A text as it is now and without what is to be forgotten. */
export interface Purged {
  readonly after: string;
  /** What goes, as it stands there. */
  readonly found: readonly string[];
}

/** Stands where words were. No word of any language, so it is never found itself. */
export const MARK = "…";

/** For telling whether two texts say the same. */
export function sameText(text: string): string {
  return phraseOf(text).join(" ");
}

/**
 * A text and, of a long one, its beginning: ledgers keep only so much. Text of fewer words than `least` gives none.
 */
export function phrasesOf(text: string, least: number): readonly Phrase[] {
  const whole = phraseOf(text);
  if (whole.length === 0 || whole.length < least) return [];
  const start = phraseOf(clipScalar(text, LEDGER_CHARS)).slice(0, -1);
  return text.length > LEDGER_CHARS && start.length >= BEGINNING ? [whole, start] : [whole];
}

const LEDGER_CHARS = 100;
const BEGINNING = 6;
