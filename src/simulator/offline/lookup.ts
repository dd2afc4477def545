// The lookup's turn: the stand-in's own few facts, and an honest line for everything else.
import { FACTS } from "./facts.ts";
import { contentWords } from "./words.ts";

export const NO_FACT =
  "The offline stand-in has no fact about this; a real model would be asked here.";

/** Answers a `Task: lookup` prompt. */
export function answerLookup(question: string): string {
  return findFact(question) ?? NO_FACT;
}

/** The fact that shares most words with the question; all words of its key have to occur. */
export function findFact(question: string): string | undefined {
  const asked = new Set(contentWords(question));
  let best: { fact: string; score: number } | undefined;
  for (const [key, fact] of FACTS) {
    const needed = contentWords(key);
    const fits = needed.every((word) => asked.has(word));
    if (fits && needed.length > (best?.score ?? 0)) best = { fact, score: needed.length };
  }
  return best?.fact;
}
