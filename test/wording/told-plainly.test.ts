// What is told plainly is heard, whatever stands beside it: a place, a time, a reason or an instrument is no game.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distressIn } from "../../src/wording/distress.ts";
import { ENGLISH_DISTRESS } from "../../src/wording/distress/english.ts";
import { FRENCH_DISTRESS } from "../../src/wording/distress/french.ts";
import { GERMAN_DISTRESS } from "../../src/wording/distress/german.ts";
import { SPANISH_DISTRESS } from "../../src/wording/distress/spanish.ts";
import {
  POSSIBLE_MEANINGS,
  SURE_MEANINGS,
  type DistressWords,
} from "../../src/wording/distress/words.ts";
import {
  BESIDE_ENGLISH,
  BESIDE_FRENCH,
  BESIDE_GERMAN,
  BESIDE_SPANISH,
  MISHAPS,
  PLAIN_ENGLISH,
  PLAIN_FRENCH,
  PLAIN_GERMAN,
  PLAIN_SPANISH,
  PLAYED,
  TOLD_NEARLY,
} from "./told-plainly.ts";

const LANGUAGES: readonly (readonly [
  name: string,
  DistressWords,
  beside: readonly string[],
  told: readonly string[],
])[] = [
  ["English", ENGLISH_DISTRESS, BESIDE_ENGLISH, PLAIN_ENGLISH],
  ["German", GERMAN_DISTRESS, BESIDE_GERMAN, PLAIN_GERMAN],
  ["French", FRENCH_DISTRESS, BESIDE_FRENCH, PLAIN_FRENCH],
  ["Spanish", SPANISH_DISTRESS, BESIDE_SPANISH, PLAIN_SPANISH],
];

describe("code", () => {
  it.each(TOLD_NEARLY)("hears %j", (text) => {
    expect(distressIn(text)).not.toBe("none");
  });

  it.each(PLAYED)("hears no distress in %j", (text) => {
    expect(distressIn(text)).toBe("none");
  });

  it.each(MISHAPS)("has no fixed comfort for %j", (text) => {
    expect(distressIn(text)).not.toBe("sure");
  });

  describe.each(LANGUAGES)("in %s", (_, language, beside, told) => {
    it.each(told)("is sure of %j, whatever stands behind it", (text) => {
      for (const each of [text, ...beside.map((more) => `${text} ${more}`)]) {
        expect([each, distressIn(each)]).toEqual([each, "sure"]);
      }
    });

    it("hears each plain sentence of the lists with a place, a time, a reason or an instrument", () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...phrasesOf(language)),
          fc.infiniteStream(fc.nat()),
          fc.constantFrom(...beside),
          (phrase, picks, more) => {
            const text = sentenceOf(phrase, language, () => picks.next().value ?? 0);
            // Some phrases speak of what stands at the end.
            fc.pre(distressIn(`${text} tra la la la la`) === "sure");
            expect([text, more, distressIn(`${text} ${more}`)]).toEqual([text, more, "sure"]);
            expect([more, text, distressIn(`${more} ${text}`)]).not.toEqual([more, text, "none"]);
          },
        ),
        { numRuns: 3000 },
      );
    });

    it("has a sentence for each meaning", () => {
      for (const meaning of [...SURE_MEANINGS, ...POSSIBLE_MEANINGS]) {
        expect([meaning, language.plain?.[meaning].length]).not.toEqual([meaning, 0]);
      }
    });
  });
});

/** The phrases of a language that a sentence may go on behind. */
function phrasesOf({ sure, plain }: DistressWords): readonly string[] {
  const all = [...sure, ...SURE_MEANINGS.flatMap((meaning) => plain?.[meaning] ?? [])];
  return all.filter((phrase) => !/(?:^|\s)[$^]/u.test(phrase));
}

/** A sentence with the words of a phrase, the people among them by name. */
function sentenceOf(phrase: string, { words }: DistressWords, pick: () => number): string {
  const parts = phrase.split(/\s+/u).filter((part) => !/^\.*$/u.test(part));
  return parts.map((part) => wordOf(part, words, pick)).join(" ");
}

function wordOf(part: string, words: DistressWords["words"], pick: () => number): string {
  const choices = part
    .split("|")
    .flatMap((choice) => words[/^\{(.+)\}$/u.exec(choice)?.[1] ?? ""]?.split(" ") ?? choice)
    .filter((choice) => choice !== "$");
  return (choices[pick() % choices.length] ?? "").replace("*", "");
}
