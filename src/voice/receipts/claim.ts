// One sentence of a reply, with the shown lines that it is about.

import { once } from "../../once.ts";
import type { Catalogue } from "../../wording/catalogue.ts";
import { languageOf } from "../../wording/numbers.ts";
import { contentOf, shownLines, type ShownLine, type ShownLines } from "./shown-lines.ts";
import type { Shown } from "./shown.ts";

export interface Claim {
  readonly sentence: string;
  /** The reply that the sentence is of. */
  readonly reply: string;
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

/** A word or two may be another language's. */
const SURE = 2;

/** Gives the sentences of a reply. */
export function claimsOf(
  reply: string,
  shown: Checkable,
  known: ShownLines = shownLines(shown),
): readonly Claim[] {
  const language = languageOf(reply, SURE) ?? languageOf(shown.texts.join("\n"));
  return sentencesOf(reply).map((sentence) => {
    const about = once(() => linesAbout(sentence, shown.question, known));
    return {
      sentence,
      reply,
      known,
      get about() {
        return about();
      },
      today: shown.today,
      language,
    };
  });
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
