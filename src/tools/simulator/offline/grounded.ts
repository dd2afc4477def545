// Answers from excerpts (/ask): the excerpts about the question, sentence by sentence, each with its id.
import { languageOf, LANGUAGES, namedLanguages } from "./languages/languages.ts";
import { labelled, section } from "./prompt-parts.ts";
import { contentWords, coverage, sentence } from "./words.ts";

// As in recall.ts, more than half of the question's words have to occur.
const ENOUGH = 0.51;
const MAX_EXCERPTS = 2;
const MAX_SENTENCES = 2;
const NOT_HERE = "NOT_IN_RECORD";

/** Answers a `Task: grounded` prompt. */
export function answerGrounded(system: string, user: string): string {
  const named = namedLanguages(labelled(section(system, "me"), "Languages"));
  const language = languageOf(user, named.length > 0 ? named : LANGUAGES);
  const wanted = contentWords(user, language);
  const matching = section(system, "excerpts")
    .split("\n")
    .map((line) => /^\[([A-Z0-9-]+)\] (?:\d{4}[\d-]*: )?(.+)$/.exec(line))
    .flatMap((match) => (match ? [{ id: match[1] ?? "", text: match[2] ?? "" }] : []))
    .filter(({ text }) => coverage(wanted, text, language) >= ENOUGH)
    .slice(0, MAX_EXCERPTS);
  return matching.map(({ id, text }) => cite(text, id)).join(" ") || NOT_HERE;
}

function cite(text: string, id: string): string {
  const plain = text.replace(/\s*\(in my words:.*\)$/, "");
  return (plain.match(/[^.!?]+[.!?]*/g) ?? [plain])
    .map((part) => sentence(part))
    .filter((part) => /\p{L}/u.test(part))
    .slice(0, MAX_SENTENCES)
    .map((part) => part.replace(/[.!?…]["')]?$/, (end) => ` [${id}]${end}`))
    .join(" ");
}
