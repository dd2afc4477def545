// Rephrased facts: an opener, the facts in plain sentences, and sometimes the advice to check them.
import { languageOf, LANGUAGES, namedLanguages } from "./languages/languages.ts";
import { labelled, quotedIn, section } from "./prompt-parts.ts";
import { pick, sentence, sentences } from "./words.ts";

const MAX_SENTENCES = 3;

/** Answers a `Task: rephrase` prompt. */
export function answerRephrase(system: string, user: string): string {
  const given = labelled(system, "Opener") ?? "I looked it up!";
  const question = section(user, "question");
  const facts = section(user, "facts");
  const named = namedLanguages(labelled(section(system, "me"), "Languages"));
  const first = languageOf(given, LANGUAGES);
  const language = languageOf(question, named.length > 0 ? named : [first]);
  const openers = [given, ...quotedIn(system, "Begin with the opener")];
  const opener = openers.find((each) => languageOf(each, LANGUAGES) === language) ?? given;
  const polish = language.polish ?? ((text: string) => text);
  const told = sentences(facts).slice(0, MAX_SENTENCES).map(sentence).join(" ");
  const ending = pick(language.says.endings, question);
  return polish(ending === "" ? `${opener} ${told}` : `${opener} ${told} ${ending}`);
}

/** True for one of the offline model's own endings, which is no fact. */
export function isEnding(text: string): boolean {
  const plain = text.replaceAll("\u00a0", " ");
  return plain !== "" && LANGUAGES.some(({ says }) => says.endings.includes(plain));
}
