// The choice of a probe's language: one of the person's that probes know, or else English.

import type { RecordSnapshot } from "../../../record/store.ts";
import { foldCase, wordsIn } from "../../../record/text/fold.ts";
import { LANGUAGE_CODES, type LanguageCode } from "../probe.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import type { ProbeLanguage } from "./language.ts";
import { SPANISH } from "./spanish.ts";

export const LANGUAGES: { readonly [code in LanguageCode]: ProbeLanguage } = {
  en: ENGLISH,
  es: SPANISH,
  de: GERMAN,
  fr: FRENCH,
};

/** Languages in which a Record is probed; never empty. */
export function languagesOf({
  persona,
  settings,
}: Pick<RecordSnapshot, "persona" | "settings">): readonly [LanguageCode, ...LanguageCode[]] {
  const names = [...(settings.language ? [settings.language] : []), ...persona.languages];
  const [first = "en", ...others] = new Set(names.flatMap((name) => codeOf(name) ?? []));
  return [first, ...others];
}

/** The likeliest language of a text among some; the first when no word decides. */
export function languageOf(
  text: string,
  [first, ...others]: readonly [LanguageCode, ...LanguageCode[]],
): LanguageCode {
  const words = plainWords(text);
  const count = (code: LanguageCode): number =>
    words.filter((word) => LANGUAGES[code].small.has(word)).length;
  return others.reduce((best, code) => (count(code) > count(best) ? code : best), first);
}

function codeOf(name: string): LanguageCode | undefined {
  const words = plainWords(name);
  return LANGUAGE_CODES.find((code) => words.some((word) => LANGUAGES[code].names.includes(word)));
}

function plainWords(text: string): readonly string[] {
  return wordsIn(text, { letters: foldCase }).map(({ folded }) => folded);
}
