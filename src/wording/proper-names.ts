// Names of languages and countries are other words in other languages: "Spanish" and "español", "Germany" and "Alemania".
// Proof: test/wording/specifics.test.ts.

import { once } from "../once.ts";
import { foldLetters } from "../record/text/fold.ts";

const LANGUAGES = ["en", "de", "es", "fr"];

/** Gives the same name in the languages of the wording, folded. None for a word that names no language or country. */
export function sameInOtherLanguages(folded: string): readonly string[] {
  return namesByWord().get(folded) ?? [];
}

/** Codes of two letters: those that are none have no name. */
const namesByWord = once((): ReadonlyMap<string, readonly string[]> => {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const found = new Map<string, readonly string[]>();
  for (const type of ["language", "region"] as const) {
    const names = LANGUAGES.map(
      (language) => new Intl.DisplayNames([language], { type, fallback: "none" }),
    );
    for (const code of codes) {
      const written = type === "region" ? code.toUpperCase() : code;
      const all = names.flatMap((each) => each.of(written) ?? []).map((name) => foldLetters(name));
      for (const name of all) found.set(name, all);
    }
  }
  return found;
});
