// A language's words for distress, fit to be looked for: every phrase by the words that it can begin with, and the reader that
// gives the words that a written one stands for, as children and ears spell them.

import { foldLetters } from "../../record/text/fold.ts";
import { POSSIBLE_MEANINGS, SURE_MEANINGS, type DistressWords, type Meaning } from "./words.ts";

/** A place of a phrase: the words that fit, and how many others may stand before it. */
export interface Slot {
  readonly words: ReadonlySet<string>;
  readonly gap: number;
}

/** Phrases by the words that they can begin with. */
export type Phrases = ReadonlyMap<string, readonly Group[]>;

/** Phrases that begin with the same choice of words, by the words that can come next. */
export interface Group {
  /** One of them is no longer than that. */
  readonly isWhole: boolean;
  /** The widest gap before a second word. */
  readonly reach: number;
  readonly seconds: ReadonlyMap<string, readonly Begun[]>;
}

/** A phrase without its first two places, and how many words may stand between those. */
export interface Begun {
  readonly gap: number;
  readonly rest: readonly Slot[];
}

/** A word of a text: itself, and the beginnings of words that it fits, as "frapp*". Empty where it counts for nothing. */
export type Forms = readonly string[];

export interface Language {
  /** The words that a written one stands for: "j'ai" is two, "dont" is "do not", "shouuted" is "shouted". */
  readonly read: (written: string) => readonly Forms[];
  readonly not: ReadonlySet<string>;
  readonly notAfter: ReadonlySet<string>;
  readonly frames: Phrases;
  readonly harmless: Phrases;
  readonly ordinary: Phrases;
  /** Words that begin another clause. */
  readonly joins: ReadonlySet<string>;
  readonly levels: readonly Level[];
  /** The words that tell something when others are near, whatever the order. */
  readonly together: Together;
}

/** Phrases as sure as each other. Ordinary sayings take nothing from what is plain. */
export interface Level {
  readonly weight: number;
  readonly phrases: Phrases;
  readonly isPlain: boolean;
}

/** Groups of sets of words, by their words. A group is there when a word of each of its sets is. */
export interface Together {
  /** The places of a word: which set of which group. */
  readonly places: ReadonlyMap<string, readonly (readonly [group: number, set: number])[]>;
  /** The number of sets in each group. */
  readonly sizes: readonly number[];
}

/** The end of a sentence, as a word. */
export const END = "$";
/** Its beginning. */
export const START = "^";

const GAP = 4;
const WIDE_GAP = 10;
/** A contraction of the French kind. */
const ELIDED = /^(j|m|t|s|l|d|n|c|qu)['’‘`´](.+)$/;
/** A longer word is a run of letters, or none that anybody needs to know. */
const LONGEST_WORD = 30;
/** Shorter words become too easily others by a slip. */
const SHORTEST_TYPO = 7;

/** Makes the written words of a language fit to be looked for. */
export function compiled(written: DistressWords): Language {
  const letters = written.has_umlauts ? withoutUmlauts : plainLetters;
  const sounds = written.sounds ?? [];
  const plain = (word: string): string =>
    sounds.reduce((heard, [from, sound]) => heard.replace(from, sound), letters(word));
  /** All words of all phrases. */
  const known = new Set<string>();
  const wordsOf = (text: string): readonly string[] => {
    const words = text
      .split(" ")
      .filter(Boolean)
      .map((word) => (word === END || word === START ? word : plain(word)));
    for (const word of words) known.add(word);
    return words;
  };
  const spellings = new Map(
    Object.entries(written.spellings).map(([from, to]) => [plain(from), wordsOf(to)]),
  );
  /** A written word may stand for another one: the phrase means that too. */
  const asSpelled = (word: string): readonly string[] => {
    const meant = spellings.get(word);
    return meant?.length === 1 ? meant : [];
  };
  const classes = new Map(
    Object.entries(written.words).map(([name, text]) => [name, wordsOf(text)]),
  );
  const slotOf = (text: string, gap: number): Slot => {
    const words = text.split("|").flatMap((choice) => {
      const name = /^\{(\w+)\}$/.exec(choice)?.[1];
      const words = name === undefined ? wordsOf(choice) : (classes.get(name) ?? []);
      return words.flatMap((word) => [word, ...asSpelled(word)]);
    });
    return { words: new Set(words), gap };
  };
  const slotsOf = (line: string): readonly Slot[] => {
    const slots: Slot[] = [];
    let gap = 0;
    for (const part of line.trim().split(/\s+/)) {
      if (/^\.+$/.test(part)) gap = part === "..." ? GAP : WIDE_GAP;
      else {
        slots.push(slotOf(part, gap));
        gap = 0;
      }
    }
    return slots;
  };
  const phrases = (lines: readonly string[]): Phrases => {
    const byFirst = Map.groupBy(lines, (line) => line.trim().split(/\s+/)[0] ?? "");
    const all = new Map<string, Group[]>();
    for (const same of byFirst.values()) {
      const slots = same.map(slotsOf);
      const group = groupOf(slots);
      for (const word of slots[0]?.[0]?.words ?? []) {
        const known = all.get(word) ?? [];
        known.push(group);
        all.set(word, known);
      }
    }
    return all;
  };
  const plainOf = (meanings: readonly Meaning[]): readonly string[] =>
    meanings.flatMap((meaning) => written.plain?.[meaning] ?? []);
  const language = {
    not: new Set(wordsOf(written.not)),
    notAfter: new Set(wordsOf(written.not_after)),
    frames: phrases(written.frames),
    harmless: phrases(written.harmless ?? []),
    ordinary: phrases(written.ordinary),
    joins: new Set(wordsOf(written.joins ?? "")),
    levels: [
      { weight: 2, phrases: phrases([...written.sure, ...plainOf(SURE_MEANINGS)]), isPlain: true },
      { weight: 1, phrases: phrases(written.possible), isPlain: false },
      { weight: 1, phrases: phrases(plainOf(POSSIBLE_MEANINGS)), isPlain: true },
    ],
    together: togetherOf(
      written.together.map((line) =>
        line.split(" & ").map((choices) => slotOf(choices.trim(), 0).words),
      ),
    ),
  } as const;
  return { ...language, read: reader(plain, spellings, known) };
}

function groupOf(phrases: readonly (readonly Slot[])[]): Group {
  const seconds = new Map<string, Begun[]>();
  for (const [, second, ...rest] of phrases) {
    for (const word of second?.words ?? []) {
      const known = seconds.get(word) ?? [];
      known.push({ gap: second?.gap ?? 0, rest });
      seconds.set(word, known);
    }
  }
  return {
    isWhole: phrases.some(({ length }) => length === 1),
    reach: Math.max(0, ...phrases.map(([, second]) => second?.gap ?? 0)),
    seconds,
  };
}

function togetherOf(groups: readonly (readonly ReadonlySet<string>[])[]): Together {
  const places = new Map<string, (readonly [number, number])[]>();
  for (const [group, sets] of groups.entries()) {
    for (const [set, words] of sets.entries()) {
      for (const word of words) {
        const known = places.get(word) ?? [];
        known.push([group, set]);
        places.set(word, known);
      }
    }
  }
  return { places, sizes: groups.map((sets) => sets.length) };
}

function reader(
  plain: (word: string) => string,
  spellings: ReadonlyMap<string, readonly string[]>,
  known: ReadonlySet<string>,
): Language["read"] {
  const meant = typoReader(known);
  const formsOf = (word: string): Forms => {
    const forms = [word];
    for (let length = 2; length <= Math.min(word.length, LONGEST_WORD); length += 1) {
      const beginning = `${word.slice(0, length)}*`;
      if (known.has(beginning)) forms.push(beginning);
    }
    if (forms.length > 1 || known.has(word)) return forms;
    const other = meant(word);
    return other === undefined ? forms : formsOf(other);
  };
  return (written) => {
    const [, short, long] = ELIDED.exec(written) ?? [];
    const parts = short && long ? [short, long] : [written];
    return parts.flatMap((part) => {
      const bare = plain(part);
      return (spellings.get(bare) ?? [bare]).map(formsOf);
    });
  };
}

/**
 * Finds the known word that a written one was meant to be: with one letter too many or too few, two that changed places, or
 * another vowel. Another consonant makes another word: "shared" is not "scared".
 */
function typoReader(known: ReadonlySet<string>): (word: string) => string | undefined {
  const near = new Map<string, string>();
  for (const word of known) {
    if (word.length < SHORTEST_TYPO || word.endsWith("*")) continue;
    for (const short of shortened(word)) near.set(short, word);
  }
  return (word) => {
    if (word.length < SHORTEST_TYPO - 1 || word.length > LONGEST_WORD) return undefined;
    for (const short of [word, ...shortened(word)]) {
      const meant = known.has(short) && short.length >= SHORTEST_TYPO ? short : near.get(short);
      if (meant?.charAt(0) === word.charAt(0) && isSlip(word, meant)) return meant;
    }
    return undefined;
  };
}

/** The word without each of its letters but the first. */
function shortened(word: string): readonly string[] {
  return Array.from(word.slice(1), (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
}

function isSlip(word: string, meant: string): boolean {
  if (word.length !== meant.length) return true;
  const letters = (text: string): string => Array.from(text).toSorted().join("");
  const consonants = (text: string): string => text.replace(/[aeiou]/g, "_");
  return letters(word) === letters(meant) || consonants(word) === consonants(meant);
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
