// Distress in what somebody writes: fear of a person, hurt, danger, harm to oneself, no wish to live. Code finds it by words of
// all languages at once, whatever the Record's are. In doubt it is found: a lost proposal can be made again. The time is
// linear in the length of the text. Proof: test/wording/distress.test.ts.

import { foldLetters, wordsIn } from "../record/text/fold.ts";
import type { Candidate } from "../record/types.ts";
import { CATALOGUES } from "./catalogues.ts";
import type { DistressWords } from "./distress/words.ts";

/** `possible` keeps the words out of every proposal. `sure` is also answered by a fixed line. */
export type Distress = "none" | "possible" | "sure";

/** Gives the strongest sign of distress in a text. */
export function distressIn(text: string): Distress {
  const sentences = text.split(SENTENCE_END);
  // A child may put each word on a line of its own. Of a long text the lines are nearly always sentences.
  if (text.length <= SHORT && /[\n\r]/.test(text)) {
    sentences.push(...text.split(HARD_END), ...text.split(PARAGRAPH_END));
  }
  return NAMES[strongest(sentences)] ?? "sure";
}

/** True when one of the texts shows any sign of distress. */
export function tellsDistress(texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && distressIn(text) !== "none");
}

/**
 * True for a candidate of an earlier version, or of a hand, that nobody is shown in a chat. It stays in its file, where its
 * owner may read it, and can be rejected by name.
 */
export function isUntold({
  summary,
  exampleFromExchange,
  suggestedEntry,
  suggestedFollowup,
}: Pick<
  Candidate,
  "summary" | "exampleFromExchange" | "suggestedEntry" | "suggestedFollowup"
>): boolean {
  return tellsDistress([summary, exampleFromExchange, suggestedEntry, suggestedFollowup]);
}

/**
 * Gives a text without the sentences that tell of distress. The sentences beside them on the same line go too, because they
 * mostly tell the same, and so do the words around them that stand on lines of their own.
 */
export function withoutDistress(text: string): string {
  if (distressIn(text) === "none") return text;
  const lines = text.split(/\r\n|[\n\r]/);
  const kept = lines.map(withoutTold);
  const broken = brokenLines(lines, kept);
  const rest = kept.flatMap((line, at) => (line === undefined || broken.has(at) ? [] : [line]));
  const left = rest.join("\n");
  return distressIn(left) === "none" ? left : "";
}

/** What is left of a line; undefined when that is nothing. */
function withoutTold(line: string): string | undefined {
  const sentences = line.split(/(?<=[.!?;…])\s+/);
  const told = sentences.map((sentence) => strongest(sentence.split(SENTENCE_END)) > 0);
  if (!told.includes(true)) return line;
  const kept = sentences.filter((_, at) => !told[at - 1] && !told[at] && !told[at + 1]);
  return kept.length > 0 ? kept.join(" ") : undefined;
}

/** Lines of one or two words above and below one that tells: a sentence with a line break after nearly every word. */
function brokenLines(
  lines: readonly string[],
  kept: readonly (string | undefined)[],
): ReadonlySet<number> {
  const broken = new Set<number>();
  for (const order of [[...lines.keys()], [...lines.keys()].toReversed()]) {
    let goesOn = false;
    for (const at of order) {
      if (kept[at] === undefined) goesOn = true;
      else goesOn &&= wordsIn(lines[at] ?? "", { within: "'" }).length <= 2;
      if (goesOn) broken.add(at);
    }
  }
  return broken;
}

const NAMES = ["none", "possible", "sure"] as const;
const SHORT = 500;
const SENTENCE_END = /[.!?;…\n\r\v\f\u0085\u2028\u2029]+/;
const HARD_END = /[.!?;…]+/;
const PARAGRAPH_END = /[.!?;…]+|(?:\r\n|[\n\r]){2,}/;

function strongest(sentences: readonly string[]): number {
  let level = 0;
  for (const sentence of sentences) {
    const words = wordsIn(sentence, { within: "'" }).map(({ folded }) => folded);
    if (words.length === 0) continue;
    for (const language of LANGUAGES) level = Math.max(level, levelOf(words, language));
    if (level === 2) return level;
  }
  return level;
}

/** A place of a phrase: the words that fit, and how many others may stand before it. */
interface Slot {
  readonly words: ReadonlySet<string>;
  readonly gap: number;
}

/** Phrases by the words that they can begin with. */
type Phrases = ReadonlyMap<string, readonly (readonly Slot[])[]>;

interface Language {
  readonly plain: (word: string) => string;
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly not: ReadonlySet<string>;
  readonly notAfter: ReadonlySet<string>;
  readonly frames: Phrases;
  readonly ordinary: Phrases;
  readonly levels: readonly (readonly [level: number, phrases: Phrases])[];
}

const END = "$";
const GAP = 4;
const WIDE_GAP = 10;

const LANGUAGES = CATALOGUES.map(({ distress }) => compiled(distress));

function levelOf(written: readonly string[], language: Language): number {
  const words = [...written.flatMap((word) => spelled(word, language)), END];
  for (const { start, end } of found(language.ordinary, words, language)) {
    words.fill("", start, Math.min(end, words.length - 1));
  }
  const isFramed = !found(language.frames, words, language).next().done;
  let level = 0;
  for (const [weight, phrases] of language.levels) {
    if (weight <= level) continue;
    for (const { isDenied } of found(phrases, words, language)) {
      level = Math.max(level, weight - Number(isDenied) - Number(isFramed));
      if (level === weight) break;
    }
  }
  return level;
}

interface Found {
  readonly start: number;
  /** The word behind the last one. */
  readonly end: number;
  readonly isDenied: boolean;
}

function* found(phrases: Phrases, words: string[], language: Language): Generator<Found> {
  for (let start = 0; start < words.length; start += 1) {
    const isDenied = language.not.has(words[start - 1] ?? "");
    for (const slots of phrases.get(words[start] ?? "") ?? []) {
      const match = matched(slots, 1, start + 1, words, language, isDenied);
      if (match) yield { start, ...match };
    }
  }
}

/** The rest of a phrase from a place on. One without a "not" in between comes first. */
function matched(
  slots: readonly Slot[],
  index: number,
  from: number,
  words: readonly string[],
  language: Language,
  isDenied: boolean,
): Omit<Found, "start"> | undefined {
  const slot = slots[index];
  if (!slot) return { end: from, isDenied: isDenied || language.notAfter.has(words[from] ?? "") };
  let isNot = isDenied;
  let denied: Omit<Found, "start"> | undefined;
  for (let at = from; at <= from + slot.gap && at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (slot.words.has(word)) {
      const match = matched(slots, index + 1, at + 1, words, language, isNot);
      if (match && !match.isDenied) return match;
      denied ??= match;
    }
    isNot ||= language.not.has(word);
  }
  return denied;
}

function compiled(written: DistressWords): Language {
  const plain = written.has_umlauts ? withoutUmlauts : plainLetters;
  const spellings = new Map(
    Object.entries(written.spellings).map(([from, to]) => [
      plain(from),
      to.split(" ").map((word) => plain(word)),
    ]),
  );
  const wordsOf = (text: string): readonly string[] =>
    text
      .split(" ")
      .filter(Boolean)
      .map((word) => (word === END ? END : plain(word)));
  const classes = new Map(
    Object.entries(written.words).map(([name, text]) => [name, wordsOf(text)]),
  );
  const slotOf = (text: string, gap: number): Slot => {
    const words = text.split("|").flatMap((choice) => {
      const name = /^\{(\w+)\}$/.exec(choice)?.[1];
      return name === undefined ? wordsOf(choice) : (classes.get(name) ?? []);
    });
    return { words: new Set(words), gap };
  };
  const phrases = (lines: readonly string[]): Phrases => {
    const all = new Map<string, (readonly Slot[])[]>();
    for (const line of lines) {
      const slots: Slot[] = [];
      let gap = 0;
      for (const part of line.trim().split(/\s+/)) {
        if (/^\.+$/.test(part)) gap = part === "..." ? GAP : WIDE_GAP;
        else {
          slots.push(slotOf(part, gap));
          gap = 0;
        }
      }
      for (const word of slots[0]?.words ?? []) all.set(word, [...(all.get(word) ?? []), slots]);
    }
    return all;
  };
  return {
    plain,
    spellings,
    not: new Set(wordsOf(written.not)),
    notAfter: new Set(wordsOf(written.not_after)),
    frames: phrases(written.frames),
    ordinary: phrases(written.ordinary),
    levels: [
      [2, phrases(written.sure)],
      [1, phrases(written.possible)],
    ],
  };
}

/** The words that a written one stands for: "j'ai" is two, "dont" is "do not". */
function spelled(word: string, { spellings, plain }: Language): readonly string[] {
  const [, short, long] = /^(j|m|t|s|l|d|n|c|qu)['’‘`´](.+)$/.exec(word) ?? [];
  const parts = short && long && long.length > 1 ? [short, long] : [word];
  return parts.flatMap((part) => {
    const bare = plain(part);
    return spellings.get(bare) ?? [bare];
  });
}

/** Letters that are doubled become one. */
function plainLetters(word: string): string {
  return foldLetters(word)
    .replace(/['’‘`´]/g, "")
    .replace(/(.)\1+/gu, "$1");
}

/** So do umlauts that are written as two letters. */
function withoutUmlauts(word: string): string {
  return plainLetters(plainLetters(word).replace(/([aou])e/g, "$1"));
}
