// Words for a secret in what somebody writes, in all languages at once, wherever in the text they stand: "ok but don't tell mum".
// In doubt they are heard: what is not noted can be said again. Proof: test/wording/silence.test.ts.

import { once } from "../once.ts";
import { foldLetters, wordsIn } from "../record/text/fold.ts";
import { CATALOGUES } from "./catalogues.ts";
import { found } from "./distress.ts";
import { undisguised } from "./distress/disguise.ts";
import {
  compiled,
  END,
  START,
  type Forms,
  type Language,
  type Phrases,
} from "./distress/language.ts";
import type { SilenceWords } from "./silence/words.ts";

/** `asked`: the text is to stay a secret. `spoken`: it speaks of one, or tells that somebody asked for it. */
export type Silence = "none" | "spoken" | "asked";

/** Gives the strongest that a text says of silence. */
export function silenceIn(text: string): Silence {
  if (HUSHES.test(text)) return "asked";
  const readings = [text, ...undisguised(text, askingWords())];
  const levels = readings.flatMap(sentencesOf).map(silenceOf);
  if (MOUTH_SHUT.test(text)) levels.push("spoken");
  if (levels.includes("asked")) return "asked";
  return levels.includes("spoken") ? "spoken" : "none";
}

/** A finger on the lips, and the sign for "secret". */
const HUSHES = /[\u{1F92B}\u3299]/u;
/** A mouth with a zip, and a monkey with its hand on the mouth. Both stand beside much else. */
const MOUTH_SHUT = /[\u{1F910}\u{1F64A}]/u;

const SHORT = 500;
const SENTENCE_END = /[.!?;:…\n\r\v\f\u0085\u2028\u2029]+/;
const HARD_END = /[.!?;:…]+/;

function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(SENTENCE_END);
  // A child may put each word on a line of its own.
  const isSplit = text.length <= SHORT && /[\n\r]/.test(text);
  return isSplit ? [...sentences, ...text.split(HARD_END)] : sentences;
}

interface Tongue {
  readonly language: Language;
  readonly asked: Phrases;
  readonly spoken: Phrases;
  readonly subjects: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  readonly firstPerson: ReadonlySet<string>;
}

const tonguesOf = once(() => CATALOGUES.map(({ silence }) => tongueOf(silence)));

/** The words that ask for silence, as they are written. A run of letters may be made of them. */
const askingWords = once(
  (): ReadonlySet<string> =>
    new Set(
      CATALOGUES.flatMap(({ silence: { asked, words, spellings, fillers } }) => [
        ...asked.join(" ").split(/[ |]+/),
        ...Object.values(words).join(" ").split(" "),
        ...Object.keys(spellings),
        ...fillers.split(" "),
      ])
        .filter((word) => /^\p{L}{3,}$/u.test(word))
        .map((word) => foldLetters(word)),
    ),
);

function tongueOf(written: SilenceWords): Tongue {
  const { words, spellings, fillers, has_umlauts, ordinary, asked, spoken } = written;
  const without = Object.fromEntries(fillers.split(" ").map((word) => [word, ""]));
  const language = compiled({
    words,
    spellings: { ...without, ...spellings },
    ...(has_umlauts && { has_umlauts }),
    not: "",
    not_after: "",
    frames: [],
    ordinary,
    sure: asked,
    possible: spoken,
    together: [],
  });
  const formsOf = (text: string): ReadonlySet<string> =>
    new Set(text.split(" ").flatMap((word) => language.read(word).flat()));
  const none: Phrases = new Map();
  return {
    language,
    asked: language.levels[0]?.phrases ?? none,
    spoken: language.levels[1]?.phrases ?? none,
    subjects: formsOf(written.subjects),
    said: formsOf(written.said),
    firstPerson: formsOf(written.first_person),
  };
}

function silenceOf(sentence: string): Silence {
  const read = wordsIn(sentence, { within: "'" });
  if (read.length === 0) return "none";
  let heard: Silence = "none";
  for (const tongue of tonguesOf()) {
    const { language, asked, spoken } = tongue;
    const words: Forms[] = [[START]];
    const places = [0];
    for (const { folded, start } of read) {
      for (const forms of language.read(folded)) {
        words.push([...forms, ANY]);
        places.push(start);
      }
    }
    words.push([END]);
    const plain = [...words];
    for (const { start, end } of found(language.ordinary, plain, language)) {
      // An opener and the end are words of other phrases too.
      for (let at = start; at < Math.min(end, words.length - 1); at += 1) words[at] = [];
    }
    for (const { start, end } of found(asked, words, language)) {
      // A phrase may begin with the word before.
      const isQuoted = [start, start + 1].some((at) =>
        QUOTE.test(sentence.slice(0, places[at] ?? 0)),
      );
      if (!isQuoted && isOwn(plain, start, end, tongue)) return "asked";
      heard = "spoken";
    }
    if (heard === "none" && !found(spoken, words, language).next().done) heard = "spoken";
  }
  return heard;
}

/** Every word, in a phrase that holds whatever it is: a name. */
const ANY = "?";
/** A quotation begins right before the words. */
const QUOTE = /["“”„«»]\s*$/u;
/** So near to the words stands the verb that tells who said them. */
const NEAR = 5;

/** False for what is a statement, or was said by somebody else. */
function isOwn(
  words: readonly Forms[],
  start: number,
  end: number,
  { subjects, said, firstPerson }: Tongue,
): boolean {
  const isOneOf = (at: number, known: ReadonlySet<string>): boolean =>
    words[at]?.some((form) => known.has(form)) ?? false;
  // The opener of a phrase is a word of it.
  if (isOneOf(start - 1, subjects)) return false;
  const isTold = (at: number): boolean =>
    isOneOf(at, said) && ![at - 1, at - 2].some((before) => isOneOf(before, firstPerson));
  for (let at = start; at > Math.max(0, start - NEAR); at -= 1) {
    if (isOneOf(at, BUT)) break;
    if (isTold(at - 1)) return false;
  }
  return ![end, end + 1, end + 2].some(isTold);
}

/** Behind such a word a person speaks again. */
const BUT: ReadonlySet<string> = new Set("but and aber und mais et pero y also so".split(" "));
