// What a forgetting looks for, and what it leaves alone: words of our own and of machines are nobody's words, whatever
// they say in some language.

import { clipScalar } from "./scalar.ts";
import { phraseOf, type Phrase } from "./forget-words.ts";

export interface ForgetTarget {
  readonly phrases: readonly Phrase[];
  /** Candidates that go whole: their numbers are never given out twice. */
  readonly candidateIds: ReadonlySet<string>;
  /** Entries that go whole, each with its text as `sameText` has it: an older copy may have used the number for another. */
  readonly entries: ReadonlyMap<string, string>;
  /** Entries that others rest on: their words go, they stay. */
  readonly kept: ReadonlySet<string>;
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

/** Values under these keys are ours, in fences and ledgers alike. */
const OUR_KEYS: ReadonlySet<string> = new Set(
  `id status date timestamp ts event channel_key record_id user_id mind_category signal_type priority_score
  profile_target prompt_section evidence_tier evidence_id provenance resolution supersedes superseded_by superseded_at
  activity_id read_id added_at created_at candidate_id receipt_id undoes merge_source approved_at merged_at bucket model
  checksum checksum_before checksum_after previous_receipt_sha256 sha256 receipt_sha256 rule_id hmac generated_at
  made_at format version`.split(/\s+/),
);

/** Values that our writers put under keys where people may write too. */
const OUR_VALUES: ReadonlySet<string> = new Set([
  "pipeline merge",
  "text (pipeline merge)",
  "knowledge — curated observation",
  "observed",
  "approved",
  "user",
  "none",
  ..."telegram cli voice operator handback manual process_approved_candidates".split(" "),
]);

/** Whether a value is no word of a person or a model. */
export function isOurs(key: string | undefined, value: string): boolean {
  if (key !== undefined && OUR_KEYS.has(key)) return true;
  const plain = value.trim().replace(/^"(.*)"$/s, "$1");
  return OUR_VALUES.has(plain) || plain.startsWith("[direct report") || /^\w+:[\w.-]*$/.test(plain);
}
