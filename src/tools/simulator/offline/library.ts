// The library's answers: a fact of the offline model's own where a title or its topics have a word of the question. It sees no
// more than these, so without such a fact the library misses.
import { askedIn, findFact } from "./lookup.ts";
import { languageOf, LANGUAGES } from "./languages/languages.ts";
import { section } from "./prompt-parts.ts";
import { contentWords } from "./words.ts";

const LIBRARY_MISS = "LIBRARY_MISS";

/** Answers a `Task: library` prompt. The bot names the title itself, by the number. */
export function answerLibrary(system: string, user: string): string {
  const asked = askedIn(user);
  const listed = section(system, "library");
  // One word shows no language. The library's own language is taken.
  const language = languageOf(asked.whole, [languageOf(listed, LANGUAGES), ...LANGUAGES]);
  const [own, whole] = [asked.own, asked.whole].map((text) => contentWords(text, language));
  const wanted = own?.length ? own : (whole ?? []);
  const source = [...listed.matchAll(/^(?:- )?\[(\d+)\] (.+)$/gm)].find(([, , topics = ""]) => {
    const offered = new Set(contentWords(topics, language));
    return wanted.some((word) => offered.has(word));
  });
  const fact = findFact(asked);
  return source === undefined || fact === undefined ? LIBRARY_MISS : `[${source[1] ?? ""}] ${fact}`;
}
