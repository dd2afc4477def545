// Look-ups: the offline model's own few facts. Everything else it does not know.
import { languageOf, LANGUAGES, shows } from "./languages/languages.ts";
import type { Language } from "./languages/language.ts";
import { section } from "./prompt-parts.ts";
import { contentWords } from "./words.ts";

const NOT_KNOWN = "NOT_KNOWN";

/** Answers a `Task: lookup` prompt, in the question's language. */
export function answerLookup(user: string): string {
  return findFact(askedIn(user)) ?? NOT_KNOWN;
}

/** The question of a look-up's message, behind the one that it follows up. */
export function askedIn(user: string): string {
  const question = section(user, "question");
  return question === "" ? user : `${section(user, "asked_before")} ${question}`;
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
