// The choice of an answer's language: one of the person's, preferably the one that they are spoken to in.
import { plainLine, words } from "../words.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import type { Language } from "./language.ts";
import { SPANISH } from "./spanish.ts";

export const LANGUAGES: readonly [Language, ...Language[]] = [ENGLISH, SPANISH, GERMAN, FRENCH];

/** Languages in a `Languages` line that the offline model speaks, in the line's order: "German; English". */
export function namedLanguages(names: string | undefined): Language[] {
  const named = (names ?? "").split(/[;,]/).flatMap((name) => {
    const said = words(name);
    return LANGUAGES.find((language) => language.names.some((one) => said.includes(one))) ?? [];
  });
  return [...new Set(named)];
}

/** The given languages, likeliest for a text first. Languages without any sign keep their order. */
export function byLikeness(text: string, among: readonly Language[]): Language[] {
  return among.toSorted((one, other) => likeness(text, other) - likeness(text, one));
}

/** The likeliest language of a text; the first one when no sign decides. */
export function languageOf(text: string, among: readonly Language[]): Language {
  return byLikeness(text, among)[0] ?? ENGLISH;
}

/** True when a text shows a sign of a language. */
export function shows(text: string, language: Language): boolean {
  return likeness(text, language) > 0;
}

function likeness(text: string, { commonWords, letters, asks }: Language): number {
  const common = words(text).filter((word) => commonWords.has(word)).length;
  const isItsGreeting = asks.greeting.test(plainLine(text)) ? 0.5 : 0;
  return common + (letters?.test(text) ? 1 : 0) + isItsGreeting;
}
