// The check that a quote was really said: whole words of the person's, and enough of them to be a quote.

import { STOP_WORDS } from "./stop-words.ts";
import { foldLine, LETTER, UNSPACED, wordsIn, type Word } from "./fold.ts";
import { oneLine } from "./scalar.ts";
import { withoutUnseen } from "./unseen.ts";
import { NEGATIONS, TURNS_OF_THOUGHT } from "./negations.ts";

/** Joins what a person said at different times, or around somebody else's words, so that no quote reaches over the gap. */
export function passages(said: readonly string[]): string {
  return said.map((text) => text.replaceAll(GAP, " ")).join(`\n${GAP}\n`);
}

/** A control character that no keyboard has, and that a quote cannot hold. */
const GAP = "\u001E";

/** True when a person said a quote. @param evidence passages of what they said. */
export function wasSaid(quote: string, evidence: string): boolean {
  return asSaid(quote, evidence) !== undefined;
}

/**
 * Gives a quote as the person said it, on one line. Compared are whole words of one passage in a row: case, accents, width,
 * quotes and signs between words may differ, and so may one letter of one long word. A sentence ends where it ended, and a
 * denial stays with what it denies. Undefined: they did not say so.
 */
export function asSaid(quote: string, evidence: string): string | undefined {
  return withoutUnseen(oneLine(find(quote, evidence)?.quote ?? "")) || undefined;
}

/**
 * Gives the whole sentences that a quote stands in, on one line. Undefined where it is not found, and where it stands more than
 * once: nobody can say then which of them was meant, or whose they are.
 */
export function sentenceOf(quote: string, said: string): string | undefined {
  const found = find(quote, said);
  if (!found || find(quote, found.behind)) return undefined;
  return withoutUnseen(oneLine(found.sentence)) || undefined;
}

interface Found {
  readonly quote: string;
  readonly sentence: string;
  /** The rest of its passage. */
  readonly behind: string;
}

function find(quote: string, evidence: string): Found | undefined {
  if (!isEnough(foldLine(quote).replace(AROUND, ""))) return undefined;
  const wanted = tokensOf(quote);
  for (const passage of evidence.split(GAP)) {
    const said = tokensOf(passage);
    const isWholeThought = thoughtsOf(said, passage.replace(APOSTROPHES, "'"));
    for (let first = 0; first + wanted.length <= said.length; first += 1) {
      const last = first + wanted.length - 1;
      if (isAlike(said, first, wanted) && isWholeThought(first, last)) {
        return {
          quote: passage.slice(said[first]?.start, endOf(quote, said[last]?.end ?? 0, passage)),
          sentence: sentenceAround(said, first, last, passage),
          behind: passage.slice(said[last]?.end ?? passage.length),
        };
      }
    }
  }
  return undefined;
}

/** A sign behind the last word belongs to a quote that ends in a sign. */
function endOf(quote: string, end: number, passage: string): number {
  const closing = /[.!?…]["'”’»)]*\s*$/.test(quote)
    ? /^[.!?…]+/.exec(passage.slice(end, end + 9))
    : null;
  return end + (closing?.[0].length ?? 0);
}

/** A word or a number of a text. */
interface Token extends Word {
  /** The sentence ends behind it. */
  readonly endsSentence: boolean;
  /** The thought ends behind it: a sign stands there, or another thought begins. */
  readonly endsThought: boolean;
}

function tokensOf(text: string): readonly Token[] {
  const words = wordsIn(text.replace(APOSTROPHES, "'"), { unspaced: "characters" });
  const tokens: Token[] = [];
  for (const [at, word] of words.entries()) {
    const { start, end } = word;
    const before = tokens.at(-1);
    const isNumber = /^\p{Nd}/u.test(word.folded);
    const gap = text.slice(end, words[at + 1]?.start ?? text.length);
    const endsSentence = SENTENCE_END.test(gap);
    const next = words[at + 1]?.folded ?? "";
    const ends = {
      endsSentence,
      endsThought: endsSentence || /[,;:()\n–—]| - /.test(gap) || TURNS_OF_THOUGHT.has(next),
    };
    const sign = before && text.slice(before.end, start);
    // 3.5 is one number.
    if (before && isNumber && /\p{Nd}$/u.test(before.folded) && /^[.,:/]$/.test(sign ?? "")) {
      const folded = `${before.folded}${sign}${word.folded}`;
      tokens[tokens.length - 1] = { folded, start: before.start, end, ...ends };
      continue;
    }
    const isNegative =
      isNumber && /(?:^|[^\p{L}\p{N}])[-−]$/u.test(text.slice(Math.max(0, start - 3), start));
    tokens.push({ folded: isNegative ? `-${word.folded}` : word.folded, start, end, ...ends });
  }
  return tokens;
}

const APOSTROPHES = /[‘’ʼ`´′]/g;
/** Behind a word: a sign that ends a sentence, with what may close behind it. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*\s|[。！？]/;

/** True when these words stand at this place, with the ends of sentences between them, and with at most one typo. */
function isAlike(said: readonly Token[], first: number, wanted: readonly Token[]): boolean {
  let typos = 0;
  return wanted.every((token, index) => {
    const other = said[first + index];
    const isInner = index < wanted.length - 1;
    if (!other || (isInner && other.endsSentence !== token.endsSentence)) return false;
    if (other.folded === token.folded) return true;
    typos += 1;
    // A word that is cut at the edge of a quote is half a word.
    const isCut = other.folded.startsWith(token.folded) || other.folded.endsWith(token.folded);
    const isAtEdge = index === 0 || !isInner;
    return typos === 1 && !(isCut && isAtEdge) && isTypo(token.folded, other.folded);
  });
}

/** Letters of a word that may be mistyped. Short words are too near to each other: "cat" and "car". */
const TYPO_LETTERS = 6;

/** True for two long words of the same script with the same first letter that differ by one letter or two in another order. */
function isTypo(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < TYPO_LETTERS || Math.abs(one.length - other.length) > 1) return false;
  if (one[0] !== other[0] || NEGATIONS.has(one) || NEGATIONS.has(other)) return false;
  if (!ONE_SCRIPT.some((script) => script.test(one) && script.test(other))) return false;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  if (rest.slice(1) === otherRest.slice(1)) return true;
  if (rest.slice(1) === otherRest || rest === otherRest.slice(1)) return true;
  const [first = "", second = ""] = rest;
  return `${second}${first}${rest.slice(2)}` === otherRest;
}

const ONE_SCRIPT = [/^\p{Script=Latin}+$/u, /^\p{Script=Cyrillic}+$/u, /^\p{Script=Greek}+$/u];

/**
 * Gives a test for words of a passage: no word is cut at either end, and nothing is denied in the same thought that they do
 * not deny. A passage may be a whole file, so it is looked through once.
 */
function thoughtsOf(
  said: readonly Token[],
  text: string,
): (first: number, last: number) => boolean {
  // Of each place in the passage: the denials before it, and where its thought begins.
  const denials = [0];
  const begins: number[] = [];
  for (const [at, token] of said.entries()) {
    denials.push((denials[at] ?? 0) + Number(isDenial(token, text)));
    begins.push(at > 0 && !said[at - 1]?.endsThought ? (begins[at - 1] ?? 0) : at);
  }
  const ends = said.map((_, at) => at);
  for (let at = said.length - 2; at >= 0; at -= 1) {
    if (!said[at]?.endsThought) ends[at] = ends[at + 1] ?? at;
  }
  const between = (from: number, to: number): number => (denials[to] ?? 0) - (denials[from] ?? 0);
  return (first, last) =>
    isWhole(text, said[first]?.start ?? 0, said[last]?.end ?? 0) &&
    between(begins[first] ?? first, first) + between(last + 1, (ends[last] ?? last) + 1) === 0;
}

/** "Don't" denies by what stands behind its apostrophe, "n'aime" by what stands before it. */
function isDenial({ folded, start, end }: Token, text: string): boolean {
  const isClipped = folded === "t" && /n'$/i.test(text.slice(Math.max(0, start - 2), start));
  return NEGATIONS.has(folded) || isClipped || (folded === "n" && text[end] === "'");
}

function sentenceAround(
  said: readonly Token[],
  first: number,
  last: number,
  passage: string,
): string {
  let [from, to] = [first, last];
  while (from > 0 && !said[from - 1]?.endsSentence) from -= 1;
  while (to < said.length - 1 && !said[to]?.endsSentence) to += 1;
  const begin = from === 0 ? 0 : said[from]?.start;
  const end = said[to + 1]?.start ?? passage.length;
  return passage.slice(begin, end).trim();
}

const AROUND = new RegExp(`^[^${LETTER}]+|[^${LETTER}]+$`, "gu");

/**
 * Two words are enough, or one long one, and one of them has to mean something: "it was the" is in every other message. In
 * scripts without spaces between words, three characters are enough.
 */
function isEnough(text: string): boolean {
  if ((text.match(UNSPACED_CHARACTERS) ?? []).length >= 3) return true;
  const words = wordsIn(text, { within: "'" });
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  if (words.length < 2) return letters >= 5;
  return letters >= 4 && words.some(({ folded }) => meansSomething(folded));
}

function meansSomething(word: string): boolean {
  return word
    .split(/[^\p{L}\p{M}\p{N}]/u)
    .some((part) => !STOP_WORDS.has(part) && !/^[a-z]{0,2}$/.test(part));
}

const UNSPACED_CHARACTERS = new RegExp(`[${UNSPACED}]`, "gu");

/** True when no word is cut at either end. */
function isWhole(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 24), start);
  const after = said.slice(end, end + 24);
  if (NUMBER_BEFORE.test(before) && /^\p{Nd}/u.test(said.slice(start, start + 2))) return false;
  if (NUMBER_BEHIND.test(after) && /\p{Nd}$/u.test(said.slice(Math.max(0, end - 2), end)))
    return false;
  return (
    !(ENDS_IN_WORD.test(before) && BEGINS_WITH_LETTER.test(said.slice(start, start + 2))) &&
    !(GOES_ON.test(after) && ENDS_IN_LETTER.test(said.slice(Math.max(0, end - 2), end)))
  );
}

/** "Non-smoker" is no smoker. The middle dot is that of Catalan. */
const HYPHENS = String.raw`\-\u058A\u05BE\u2010\u2011\u00B7_`;
/** 3.5 is no 5. */
const NUMBER_BEFORE = /(?:\p{Nd}[.,:/]|[-−+])$/u;
const NUMBER_BEHIND = /^[.,:/]\p{Nd}/u;
const SPACED = `(?![${UNSPACED}])[${LETTER}]`;
const BEGINS_WITH_LETTER = new RegExp(`^${SPACED}`, "u");
const ENDS_IN_LETTER = new RegExp(`${SPACED}$`, "u");
/** "don't" is one word. In "l'école" the part before the apostrophe is a word of its own. */
const ENDS_IN_WORD = new RegExp(`(?:${SPACED}|(?:${SPACED}){3}'|${SPACED}[${HYPHENS}])$`, "u");
const GOES_ON = new RegExp(
  `^(?:${SPACED}|'(?:${SPACED}){1,2}(?!${SPACED})|[${HYPHENS}]${SPACED})`,
  "u",
);
