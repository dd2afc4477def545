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

/** A question, and the same behind the one that it may follow up. */
interface Asked {
  readonly own: string;
  readonly whole: string;
}

/** The question of a look-up's message. */
export function askedIn(user: string): Asked {
  const own = section(user, "question");
  return own === ""
    ? { own: user, whole: user }
    : { own, whole: `${section(user, "asked_before")} ${own}` };
}

/** The fact with the most words of what was asked. All words of its key have to occur, and one in the question itself if it has any. */
export function findFact(asked: Asked): string | undefined {
  const language = languageOf(asked.whole, LANGUAGES);
  if (shows(asked.whole, language)) return factIn(asked, language);
  // One word alone may belong to any language.
  for (const each of LANGUAGES) {
    const fact = factIn(asked, each);
    if (fact !== undefined) return fact;
  }
  return undefined;
}

function factIn({ own, whole }: Asked, language: Language): string | undefined {
  const asked = new Set(contentWords(whole, language));
  const about = contentWords(own, language);
  let best: { fact: string; score: number } | undefined;
  for (const [key, fact] of language.facts) {
    const needed = contentWords(key, language);
    const isMeant = about.length === 0 || needed.some((word) => about.includes(word));
    const fits = isMeant && needed.every((word) => asked.has(word));
    if (fits && needed.length > (best?.score ?? 0)) best = { fact, score: needed.length };
  }
  return best?.fact;
}
