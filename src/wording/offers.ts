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
  const sentences = sentencesOf(text.replace(told, " "));
  return sentences.some((sentence, at) => {
    if (sentence.length > LONGEST) return false;
    // "I'd have to look that up. Should I?"
    const above = SHORT.test(sentence) ? (sentences[at - 1] ?? "") : "";
    const before = above.length > LONGEST ? "" : above;
    const asked = `${before.replace(/[.!?\u2026]+$/, "")} ${sentence}`.trim();
    return languages.some(
      (language) => isOffer(sentence, language) || (before !== "" && isHalf(asked, language)),
    );
  });
}

/** UTF-16 units of the longest sentence that is looked at. */
const LONGEST = 600;

/** A question of a word or two: what it asks stands in the sentence before. */
const SHORT =
  /^(?:should i|shall i|soll ich|darf ich|ok|okay|yes|ja|s[^ ]{1,2}|oui|d'accord|tu veux|quieres|lo hago|(?:t'en dis quoi, )?je le fais) ?\?$/;

type Compiled = { readonly [kind in "offers" | "asks" | "never" | "looks"]: readonly RegExp[] };

/** A question that only asks whether, behind a sentence that speaks of looking up. */
function isHalf(asked: string, { looks, never }: Compiled): boolean {
  return looks.some((form) => form.test(asked)) && !never.some((form) => form.test(asked));
}

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

/** From the first of them on, and from no other place. */
const END_SIGNS =
  /(?<![\s"')*_~]|\p{Extended_Pictographic}|\u200d|\ufe0f)(?:[\s"')*_~]|\p{Extended_Pictographic}|\u200d|\ufe0f)+$/u;

/** Words in any order may stand between two parts, but no new sentence. */
const GAP = String.raw`[^.!?;]{0,60}?`;
/** A letter of these languages. Classes of all scripts would take a second to compile. */
const LETTERS = String.raw`[A-Za-z\d\u00c0-\u00ff\u0153]`;
/** The edge of a word, of one with an accent too. */
const EDGE = `(?:(?<=${LETTERS})(?!${LETTERS})|(?<!${LETTERS})(?=${LETTERS}))`;

const compiled = once(() => {
  const verbs = CATALOGUES.map(({ offers }) => offers.said).join("|");
  return {
    /** The words that somebody is told to have said. */
    told: pattern(String.raw`\b(?:${verbs})\b[^"“„«»”]{0,20}["“„«][^"“„«»”]{0,300}["”“»]`, "gu"),
    languages: CATALOGUES.map(({ offers }) => compile(offers)),
  };
});

function compile({ offers, asks, never, looks }: OfferWords): Compiled {
  const all = (forms: readonly string[]) => forms.map((form) => pattern(form, "u"));
  return { offers: all(offers), asks: all(asks), never: all(never), looks: all(looks) };
}

function pattern(form: string, flags: string): RegExp {
  return new RegExp(form.replaceAll("~", GAP).replaceAll(String.raw`\b`, EDGE), flags);
}
