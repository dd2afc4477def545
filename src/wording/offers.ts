// Offers to look something up, in whatever words a model makes them: in each language the ways to ask or to promise, and the words
// for looking up. What was looked up, what others should look up, and a look at anything else is no offer. The time is linear in
// the length of the text. Proof: test/wording/offers.test.ts.

import { once } from "../once.ts";
import { foldLine } from "../record/text/fold.ts";
import { CATALOGUES } from "./catalogues.ts";
import type { OfferWords } from "./offers/words.ts";

/** True when a sentence of a text offers a look-up, in any of the languages. */
export function offersInOtherWords(text: string): boolean {
  const { told, languages } = compiled();
  return sentencesOf(text.replace(told, " "))
    .filter((sentence) => sentence.length <= LONGEST)
    .some((sentence) => languages.some((language) => isOffer(sentence, language)));
}

/** UTF-16 units of the longest sentence that is looked at. */
const LONGEST = 600;

type Compiled = { readonly [kind in "offers" | "asks" | "never"]: readonly RegExp[] };

function isOffer(sentence: string, { offers, asks, never }: Compiled): boolean {
  if (never.some((form) => form.test(sentence))) return false;
  if (offers.some((form) => form.test(sentence))) return true;
  return sentence.endsWith("?") && asks.some((form) => form.test(sentence));
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])["'”’»)*_]{0,3}\s+|[\n\r]+/u)
    .map((sentence) => foldLine(sentence).replace(END_SIGNS, ""))
    .filter(Boolean);
}

const END_SIGNS = /(?:[\s"')*_~]|\p{Extended_Pictographic}|\u200d|\ufe0f)+$/u;

/** Words in any order may stand between two parts, but no new sentence. */
const GAP = String.raw`[^.!?;]{0,60}?`;
/** The edge of a word, of one with an accent too. */
const EDGE = String.raw`(?:(?<=[\p{L}\p{N}])(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]))`;

const compiled = once(() => {
  const verbs = CATALOGUES.map(({ offers }) => offers.said).join("|");
  return {
    /** The words that somebody is told to have said. */
    told: pattern(String.raw`\b(?:${verbs})\b[^"“„«»”]{0,20}["“„«][^"“„«»”]{0,300}["”“»]`, "giu"),
    languages: CATALOGUES.map(({ offers }) => compile(offers)),
  };
});

function compile({ offers, asks, never }: OfferWords): Compiled {
  const all = (forms: readonly string[]) => forms.map((form) => pattern(form, "u"));
  return { offers: all(offers), asks: all(asks), never: all(never) };
}

function pattern(form: string, flags: string): RegExp {
  return new RegExp(form.replaceAll("~", GAP).replaceAll(String.raw`\b`, EDGE), flags);
}
