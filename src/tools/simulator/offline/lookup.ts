// Look-ups: the offline model's own few facts, and an honest line for everything else.
import { languageOf, LANGUAGES, shows } from "./languages/languages.ts";
import type { Language } from "./languages/language.ts";
import { contentWords } from "./words.ts";

/** Answers a `Task: lookup` prompt, in the question's language. */
export function answerLookup(question: string): string {
  return findFact(question) ?? languageOf(question, LANGUAGES).says.noFact;
}

/** True for the line that says, in any language, that there is no fact. */
export function isNoFact(facts: string): boolean {
  return LANGUAGES.some(({ says }) => facts.includes(says.noFact));
}

/** The fact with the most words of the question. All words of its key have to occur. */
export function findFact(question: string): string | undefined {
  const language = languageOf(question, LANGUAGES);
  if (shows(question, language)) return factIn(question, language);
  // One word alone may belong to any language.
  for (const each of LANGUAGES) {
    const fact = factIn(question, each);
    if (fact !== undefined) return fact;
  }
  return undefined;
}

function factIn(question: string, language: Language): string | undefined {
  const asked = new Set(contentWords(question, language));
  let best: { fact: string; score: number } | undefined;
  for (const [key, fact] of language.facts) {
    const needed = contentWords(key, language);
    const fits = needed.every((word) => asked.has(word));
    if (fits && needed.length > (best?.score ?? 0)) best = { fact, score: needed.length };
  }
  return best?.fact;
}
