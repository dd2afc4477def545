// A statement is a short text as a set of words, to find texts on one subject without knowing the language. Words that
// only hold a sentence together are left out, and endings are folded so that "octopuses" meets "octopus". This is a
// rough measure for asking the owner, never for deciding. Proof: test/record/conflicts/same-subject.test.ts.

import { foldEnding, isUnspaced, wordsIn } from "../text/fold.ts";
import { NEGATIONS, STOP_WORDS } from "../text/stop-words.ts";

/** A text in the form in which it is compared. */
export interface Statement {
  /** Content words: the folded form, and the form that was written. */
  readonly words: ReadonlyMap<string, string>;
  /** Numbers in digits, sorted. */
  readonly numbers: string;
  /** True when the text denies something. */
  readonly isNegative: boolean;
  /** All words, for texts that have no content words. */
  readonly plain: string;
}

/** Reads a text. Never throws. */
export function readStatement(text: string): Statement {
  const found = wordsIn(text.replace(/n['’]t\b/gi, " not"), { unspaced: "pairs" });
  const tokens = found.map(({ folded }) => folded);
  const words = new Map<string, string>();
  for (const token of tokens) {
    if (isUnspaced(token)) words.set(token, token);
    else if (token.length > 2 && !/\p{N}/u.test(token) && !STOP_WORDS.has(token)) {
      words.set(foldEnding(token), token);
    }
  }
  return {
    words,
    numbers: tokens
      .filter((token) => /^\p{N}+$/u.test(token))
      .toSorted()
      .join(),
    isNegative: tokens.some((token) => NEGATIONS.has(token)),
    plain: tokens.join(" "),
  };
}

/**
 * Words in more than half of the statements, such as a person's name. There are none while statements are few.
 * @param counts each word with the number of statements that have it.
 */
export function commonWords(
  counts: Iterable<readonly [word: string, count: number]>,
  statements: number,
): ReadonlySet<string> {
  const common = new Set<string>();
  if (statements < MANY_STATEMENTS) return common;
  for (const [word, count] of counts) if (count > statements / 2) common.add(word);
  return common;
}

/**
 * The content words that two statements share, as the first one writes them, and their part (0 to 1) of the shorter.
 */
export function sharedWords(
  a: Statement,
  b: Statement,
  common: ReadonlySet<string> = new Set(),
): { readonly shared: readonly string[]; readonly part: number } {
  const own = (statement: Statement): string[] =>
    [...statement.words.keys()].filter((w) => !common.has(w));
  const first = own(a);
  const shared = first.filter((word) => b.words.has(word));
  const shorter = Math.min(first.length, own(b).length);
  return {
    shared: shared.map((word) => a.words.get(word) ?? word),
    part: shorter === 0 ? 0 : shared.length / shorter,
  };
}

/** True when two texts practically say the same: at least 85 of 100 of their content words are in both. */
export function isSameStatement(a: Statement, b: Statement): boolean {
  if (a.isNegative !== b.isNegative || a.numbers !== b.numbers) return false;
  if (a.words.size === 0 || b.words.size === 0) return a.plain === b.plain && a.plain !== "";
  const shared = [...a.words.keys()].filter((word) => b.words.has(word)).length;
  return shared / (a.words.size + b.words.size - shared) >= 0.85;
}

const MANY_STATEMENTS = 10;
