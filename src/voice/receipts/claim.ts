// One sentence of a reply, with the shown lines that it is about.

import { once } from "../../once.ts";
import type { Catalogue } from "../../wording/catalogue.ts";
import { datesIn, type DateParts } from "../../wording/dates.ts";
import { languageOf, numbersIn } from "../../wording/numbers.ts";
import { contentOf, shownLines, type ShownLine, type ShownLines } from "./shown-lines.ts";
import type { Shown } from "./shown.ts";

export interface Said {
  /** The values of all numbers. */
  readonly numbers: readonly number[];
  readonly dates: readonly DateParts[];
}

export interface Claim {
  readonly sentence: string;
  /** Of the whole reply that the sentence is of: read once for all of its sentences. */
  readonly said: Said;
  readonly known: ShownLines;
  /** The lines that have a word of the sentence. */
  readonly about: readonly ShownLine[];
  readonly today: string;
  readonly language: Catalogue | undefined;
}

/** What is found in a claim and in nothing that was shown. */
export interface Unfounded {
  readonly kind: "name" | "title" | "number" | "date" | "colour";
  /** As the reply has it. */
  readonly text: string;
}

export type Checkable = Pick<Shown, "texts" | "today" | "question">;

/** Lets the first of all the items through that come in one list after the other. */
export type Few = <T>(items: readonly T[]) => readonly T[];

/** Gives one for so many items. */
export function atMost(most: number): Few {
  let left = most;
  return (items) => {
    const few = items.slice(0, left);
    left -= few.length;
    return few;
  };
}

/** A word or two may be another language's. */
const SURE = 2;

/** Gives the sentences of a reply. */
export function claimsOf(
  reply: string,
  shown: Checkable,
  known: ShownLines = shownLines(shown),
): readonly Claim[] {
  const language = languageOf(reply, SURE) ?? languageOf(shown.texts.join("\n"));
  const said = saidIn(reply, language);
  return sentencesOf(reply).map((sentence) => {
    const about = once(() => linesAbout(sentence, shown.question, known));
    return {
      sentence,
      said,
      known,
      get about() {
        return about();
      },
      today: shown.today,
      language,
    };
  });
}

/** Most replies have no number to compare with the others. */
function saidIn(reply: string, language: Catalogue | undefined): Said {
  const numbers = once(() => numbersIn(reply, language).flatMap(({ values }) => values));
  const dates = once(() => datesIn(reply).flatMap(({ readings }) => readings));
  return {
    get numbers() {
      return numbers();
    },
    get dates() {
      return dates();
    },
  };
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[^\d][.!?…]|[!?…])["'”’»)]{0,3}\s+(?=[^\p{Ll}])|[\n\r]+/u)
    .filter((sentence) => sentence.trim() !== "");
}

/** An answer of few words is about what was asked. */
const FEW_TERMS = 3;

function linesAbout(
  sentence: string,
  question: string,
  { lines }: ShownLines,
): readonly ShownLine[] {
  const own = contentOf(sentence);
  const terms = own.size < FEW_TERMS ? new Set([...own, ...contentOf(question)]) : own;
  return lines.filter((line) => [...terms].some((term) => line.terms.has(term)));
}
