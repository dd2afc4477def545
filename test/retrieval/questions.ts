// Questions to a Record, each with the one entry that answers it (targets.ts, other-languages.ts).
//
// The rule by which they were written, before there was any retrieval code:
// - as a person would say it to the Voice, with the words of somebody who half remembers;
// - no copy of the entry: another order, other forms of the words (ringing, rings), synonyms, parts left out;
// - not impossible: at least two content words, or their stems, are in the entry;
// - one answer: no other entry of 5,000 holds all the words that question and answer share, though many hold one or
//   two: two distractors near each target are made of its own words, and the fillers of the same people and places;
// - ten have typos (a line with ~ in place of |), as people make them on a phone;
// - twenty are asked and answered in Spanish, German or French.
// large-record.test.ts holds them to it. Whoever works on retrieval must not tune to them.

import { ENGLISH } from "./english-questions.ts";
import { OTHER_LANGUAGES } from "./other-languages.ts";
import { TARGETS } from "./targets.ts";

/** A question and the id of the entry that answers it. */
export interface Question {
  readonly name: string;
  readonly question: string;
  readonly language: "en" | "es" | "de" | "fr";
  readonly hasTypo: boolean;
  readonly id: string;
}

/** The questions that this set of entries can answer: all 220 from 880 entries on. */
export function questionsFor(
  mind: readonly { readonly id: string; readonly text: string }[],
): readonly Question[] {
  const ids = new Map(mind.map(({ id, text }) => [text, id]));
  return [...english(), ...others()].flatMap(({ text, ...question }) => {
    const id = ids.get(text);
    return id === undefined ? [] : [{ ...question, id }];
  });
}

type Asked = Omit<Question, "id"> & { readonly text: string };

function english(): readonly Asked[] {
  const texts = new Map(linesOf(TARGETS).map((line) => fieldsOf(line, 0, 3)));
  return linesOf(ENGLISH).map((line) => {
    const [, name = "", mark, question = ""] = /^([\w-]+)([|~])(.*)$/.exec(line) ?? [];
    return { name, question, language: "en", hasTypo: mark === "~", text: texts.get(name) ?? "" };
  });
}

function others(): readonly Asked[] {
  return linesOf(OTHER_LANGUAGES).map((line) => {
    const [name, text] = fieldsOf(line, 0, 3);
    const [, question] = fieldsOf(line, 0, 4);
    const language = name.slice(0, 2) as Question["language"];
    return { name, question, language, hasTypo: false, text };
  });
}

function fieldsOf(line: string, first: number, second: number): [string, string] {
  const fields = line.split("|");
  return [fields[first] ?? "", fields[second] ?? ""];
}

function linesOf(text: string): readonly string[] {
  return text.trim().split("\n");
}
