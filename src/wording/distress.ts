// Distress in what somebody writes: fear of a person, hurt, danger, harm to oneself, no wish to live. Code finds it by words of
// all languages at once, whatever the Record's are. In doubt it is found: a lost proposal can be made again. The time is
// linear in the length of the text. Proof: test/wording/distress.test.ts.

import { once } from "../once.ts";
import { foldLetters, wordsIn } from "../record/text/fold.ts";
import { CATALOGUES } from "./catalogues.ts";
import { pictured, undisguised } from "./distress/disguise.ts";
import {
  END,
  START,
  compiled,
  type Forms,
  type Group,
  type Language,
  type Phrases,
  type Slot,
} from "./distress/language.ts";

/** `possible` keeps the words out of every proposal. `sure` is also answered by a fixed line. */
export type Distress = "none" | "possible" | "sure";

/** Gives the strongest sign of distress in a text, in disguise or not. */
export function distressIn(text: string): Distress {
  const levels = [text, ...undisguised(text, knownWords())].map(levelIn);
  const signs = pictured(text).map((reading) => Math.min(levelIn(reading), 1));
  return NAMES[Math.max(...levels, ...signs)] ?? "sure";
}

function levelIn(text: string): number {
  const sentences = text.split(SENTENCE_END);
  // A child may put each word on a line of its own. Of a long text the lines are nearly always sentences.
  if (text.length <= SHORT && /[\n\r]/.test(text)) {
    sentences.push(...text.split(HARD_END), ...text.split(PARAGRAPH_END));
  }
  return strongest(sentences);
}

/** True when one of the texts shows any sign of distress. */
export function tellsDistress(texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && distressIn(text) !== "none");
}

const NAMES = ["none", "possible", "sure"] as const;
const SHORT = 500;
const SENTENCE_END = /[.!?;…\n\r\v\f\u0085\u2028\u2029]+/;
const HARD_END = /[.!?;…]+/;
const PARAGRAPH_END = /[.!?;…]+|(?:\r\n|[\n\r]){2,}/;

function strongest(sentences: readonly string[]): number {
  const languages = languagesOf().map((language) => ({
    ...language,
    read: remembered(language.read),
  }));
  let level = 0;
  for (const sentence of sentences) {
    const words = wordsIn(sentence, { within: "'" }).map(({ folded }) => folded);
    if (words.length === 0) continue;
    for (const language of languages) level = Math.max(level, levelOf(words, language));
    if (level === 2) return level;
  }
  return level;
}

/** The same word is read once in a text. */
function remembered(read: Language["read"]): Language["read"] {
  const known = new Map<string, ReturnType<Language["read"]>>();
  return (written) => {
    const forms = known.get(written) ?? read(written);
    known.set(written, forms);
    return forms;
  };
}

/** Words into which a run of letters is parted. */
const knownWords = once(
  (): ReadonlySet<string> =>
    new Set(
      CATALOGUES.flatMap(({ distress }) => [
        ...Object.values(distress.words),
        ...Object.keys(distress.spellings),
        ...distress.sure,
        ...distress.possible,
        ...Object.values(distress.plain ?? {}).flat(),
        distress.not,
      ])
        .flatMap((line) => foldLetters(line).split(/[\s|]+/))
        .filter((word) => /^\p{L}+$/u.test(word)),
    ),
);

/** A tenth of a second of work, which most of an operator's commands never need: it waits for the first text. */
const languagesOf = once(() => CATALOGUES.map(({ distress }) => compiled(distress)));

/**
 * The level of a sentence. What somebody tells plainly is looked for in all its words but those of a game, a joke or a mishap,
 * which has a noun of its own. Only the rest, which hints, is looked for in what ordinary sayings leave.
 */
function levelOf(written: readonly string[], language: Language): number {
  const words = [[START], ...written.flatMap(language.read), [END]];
  const told = without(found(language.harmless, words, language, language.joins), words);
  const rest = without(found(language.ordinary, told, language), told);
  const framedFrom = frameOf(told, language);
  let level = 0;
  for (const { weight, phrases, isPlain } of language.levels) {
    if (weight <= level) continue;
    for (const { start, isDenied } of found(phrases, isPlain ? told : rest, language)) {
      const isFramed = framedFrom <= clauseEnd(told, start, language);
      level = Math.max(level, weight - Number(isDenied) - Number(isFramed));
      if (level === weight) break;
    }
  }
  if (level === 0 && framedFrom === Infinity && areTogether(rest, language)) return 1;
  return level;
}

/** The words of a sentence, empty where one of the phrases takes them. */
function without(phrases: Iterable<Found>, words: readonly Forms[]): readonly Forms[] {
  let left: Forms[] | undefined;
  for (const { start, end } of phrases) {
    left ??= [...words];
    for (let at = start; at < Math.min(end, words.length - 1); at += 1) left[at] = [];
  }
  return left ?? words;
}

/** The place where a sentence begins to tell of a game, a story or a dream. */
function frameOf(words: readonly Forms[], language: Language): number {
  const first = found(language.frames, words, language, language.joins).next();
  return first.done ? Infinity : first.value.start;
}

/** The place behind a clause: "Dad hit me when I read a book" tells of no book in which he hit me. */
function clauseEnd(words: readonly Forms[], start: number, { joins }: Language): number {
  const end = words.findIndex((forms, at) => at > start && isOneOf(joins, forms));
  return end === -1 ? words.length : end;
}

/** Words are near each other in a stretch of this many; the stretches overlap by half. */
const STRETCH = 24;

function areTogether(words: readonly Forms[], { together }: Language): boolean {
  const { places, sizes } = together;
  for (let start = 0; start < words.length; start += STRETCH / 2) {
    const seen = new Map<number, Set<number>>();
    for (const form of words.slice(start, start + STRETCH).flat()) {
      for (const [group, set] of places.get(form) ?? []) {
        const sets = seen.get(group) ?? new Set();
        seen.set(group, sets.add(set));
        if (sets.size === sizes[group]) return true;
      }
    }
  }
  return false;
}

export interface Found {
  readonly start: number;
  /** The word behind the last one. */
  readonly end: number;
  readonly isDenied: boolean;
}

/** Finds phrases in the words of a sentence. No word of `stops` may stand between those of a phrase. */
export function* found(
  phrases: Phrases,
  words: readonly Forms[],
  language: Language,
  stops: ReadonlySet<string> = new Set<string>(),
): Generator<Found> {
  // Most calls find no word that begins anything.
  let reading: Reading | undefined;
  for (let start = 0; start < words.length; start += 1) {
    for (const form of words[start] ?? []) {
      const groups = phrases.get(form);
      if (!groups) continue;
      reading ??= readingOf(words, language, stops);
      for (const group of groups) {
        const all = begunBy(group, start, reading);
        if (all) yield* all;
      }
    }
  }
}

function readingOf(
  words: readonly Forms[],
  { not, notAfter }: Language,
  stops: ReadonlySet<string>,
): Reading {
  return {
    words,
    isNot: words.map((forms) => isOneOf(not, forms)),
    isStop: stops.size === 0 ? [] : words.map((forms) => isOneOf(stops, forms)),
    notAfter,
  };
}

/** The phrases of a group that begin at a place. */
function begunBy(group: Group, start: number, reading: Reading): Found[] | undefined {
  const { words, isNot, isStop } = reading;
  let all: Found[] | undefined;
  let isDenied = isNot[start - 1] ?? false;
  if (group.isWhole) all = [{ start, ...ended(start + 1, reading, isDenied) }];
  const last = Math.min(start + 1 + group.reach, words.length - 1);
  for (let at = start + 1; at <= last; at += 1) {
    for (const form of words[at] ?? []) {
      for (const { gap, rest } of group.seconds.get(form) ?? []) {
        const match = at - start - 1 <= gap && matched(rest, 0, at + 1, reading, isDenied);
        if (match) (all ??= []).push({ start, ...match });
      }
    }
    if (isStop[at]) break;
    isDenied ||= isNot[at] ?? false;
  }
  return all;
}

function ended(end: number, { words, notAfter }: Reading, isDenied: boolean): Match {
  return { end, isDenied: isDenied || isOneOf(notAfter, words[end]) };
}

type Match = Omit<Found, "start">;

function isOneOf(words: ReadonlySet<string>, forms: Forms = []): boolean {
  if (words.size === 0) return false;
  for (const form of forms) if (words.has(form)) return true;
  return false;
}

/** The words of a sentence, and which of them deny and which stop a phrase. */
interface Reading {
  readonly words: readonly Forms[];
  readonly isNot: readonly boolean[];
  readonly isStop: readonly boolean[];
  readonly notAfter: ReadonlySet<string>;
}

/** The rest of a phrase from a place on. One without a "not" in between comes first. */
function matched(
  slots: readonly Slot[],
  index: number,
  from: number,
  reading: Reading,
  isDenied: boolean,
): Match | undefined {
  const { words, isNot, isStop } = reading;
  const slot = slots[index];
  if (!slot) return ended(from, reading, isDenied);
  const last = Math.min(from + slot.gap, words.length - 1);
  let isSoFar = isDenied;
  let denied: Match | undefined;
  for (let at = from; at <= last; at += 1) {
    if (isOneOf(slot.words, words[at])) {
      const match = matched(slots, index + 1, at + 1, reading, isSoFar);
      if (match && !match.isDenied) return match;
      denied ??= match;
    }
    if (isStop[at]) break;
    isSoFar ||= isNot[at] ?? false;
  }
  return denied;
}
