// The rephrase's turn: the opener, the facts in plain sentences, sometimes a hint to check them.
import { NO_FACT } from "./lookup.ts";
import { labelled, section } from "./prompt-parts.ts";
import { pick, sentence } from "./words.ts";

const MAX_SENTENCES = 3;
const ENDINGS = [
  "",
  "We could check it in a book, too.",
  "Isn't that neat?",
  "I want to ask a teacher about it.",
] as const;

/** Answers a `Task: rephrase` prompt. */
export function answerRephrase(system: string, user: string): string {
  const opener = labelled(system, "Opener") ?? "I looked it up!";
  const question = section(user, "question");
  const facts = section(user, "facts");
  if (facts === "" || facts.includes(NO_FACT)) {
    return `${opener} But only the offline stand-in is here, and it has no fact about this. A real model would be asked.`;
  }
  const told = (facts.match(/[^.!?]+[.!?]*/g) ?? [facts])
    .slice(0, MAX_SENTENCES)
    .map((each) => sentence(each))
    .join(" ");
  const ending = pick(ENDINGS, question);
  return ending === "" ? `${opener} ${told}` : `${opener} ${told} ${ending}`;
}

/** Whether a sentence is one of the stand-in's own endings and no fact. */
export function isEnding(text: string): boolean {
  return text !== "" && ENDINGS.some((ending) => ending === text);
}
