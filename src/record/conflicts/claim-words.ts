// What a short text is about, as a set of words: for finding texts on one subject without knowing the language. Words
// that only hold a sentence together are left out, endings are folded so that "octopuses" meets "octopus". It is a
// rough measure for asking the owner, never for deciding. Proof: test/record/conflicts/same-subject.test.ts.

import { foldEnding, isUnspaced, wordsIn } from "../text/fold.ts";
import { NEGATIONS, STOP_WORDS } from "../text/stop-words.ts";

/** A text as it is compared. */
export interface Claim {
  /** Content words: folded form to the form that was written. */
  readonly words: ReadonlyMap<string, string>;
  /** Numbers in digits, sorted. */
  readonly numbers: string;
  /** It says that something is not so. */
  readonly isNegative: boolean;
  /** All words, for texts that have no content words. */
  readonly plain: string;
}

/** Reads a text. Never throws. */
export function readClaim(text: string): Claim {
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

/** Words in more than half of the claims: a person's name, for instance. None while there are few claims. */
export function commonWords(claims: readonly Claim[]): ReadonlySet<string> {
  if (claims.length < MANY_CLAIMS) return new Set();
  const counts = new Map<string, number>();
  for (const { words } of claims) {
    for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n > claims.length / 2).map(([word]) => word));
}

/** The content words that two claims share, as the first one writes them, and their part of the shorter claim. */
export function sharedWords(
  a: Claim,
  b: Claim,
  common: ReadonlySet<string> = new Set(),
): { readonly shared: readonly string[]; readonly part: number } {
  const own = (claim: Claim): string[] => [...claim.words.keys()].filter((w) => !common.has(w));
  const first = own(a);
  const shared = first.filter((word) => b.words.has(word));
  const shorter = Math.min(first.length, own(b).length);
  return {
    shared: shared.map((word) => a.words.get(word) ?? word),
    part: shorter === 0 ? 0 : shared.length / shorter,
  };
}

/** Whether two texts practically say the same: at least 85 of 100 of their content words are in both. */
export function isSameClaim(a: Claim, b: Claim): boolean {
  if (a.isNegative !== b.isNegative || a.numbers !== b.numbers) return false;
  if (a.words.size === 0 || b.words.size === 0) return a.plain === b.plain && a.plain !== "";
  const shared = [...a.words.keys()].filter((word) => b.words.has(word)).length;
  return shared / (a.words.size + b.words.size - shared) >= 0.85;
}

const MANY_CLAIMS = 10;
