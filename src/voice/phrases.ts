// Recognising what people and models say in words. The words themselves come from the Record's wording: its languages and
// its front matter. Proof: test/voice/phrases.test.ts.

import { foldForms, foldLine, LETTER, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";

/**
 * True when a message accepts the offer that stands. "tell me" and "look up" with an object are new questions, however
 * short ("tell me about dogs").
 */
export function isYes(text: string, phrases: Phrases): boolean {
  const answer = words(text).join(" ");
  // "yes?" is a question.
  const plain = foldLine(text).replace(/[!.,\s]+$/, "");
  if (phrases.yes_words.some((word) => plain === foldLine(word))) return true;
  const fillers = new Set([...phrases.yes_words, ...phrases.yes_fillers].flatMap(words));
  return phrases.yes_phrases.some((phrase) => {
    const rest = ` ${answer} `.replace(` ${words(phrase).join(" ")} `, " ");
    return (
      rest !== ` ${answer} ` &&
      rest
        .trim()
        .split(" ")
        .filter(Boolean)
        .every((word) => fillers.has(word))
    );
  });
}

/** True when a reply of the Voice offers to look something up. */
export function offersLookup(reply: string, { lookup_offer: offers }: Phrases): boolean {
  const said = foldLine(reply);
  return offers.some((offer) => said.includes(foldLine(offer)));
}

/** True when the first words of an answer say that it was looked up. */
export function opensAsFoundOut(answer: string, { found_out: openers }: Phrases): boolean {
  const said = foldLine(answer);
  return openers.some((opener) => said.startsWith(foldLine(opener).replace(/[.!\s]+$/, "")));
}

/** True for a text that begins as a report does. "yesterday we drew ..." is ordinary talk. */
export function isReport(text: string, { report_openers: openers }: Phrases): boolean {
  const said = foldForms(text);
  // The first letters rule out nearly every message, which costs less than a pattern.
  return openers.some((written) => {
    const opener = foldForms(written).trim();
    const [first = ""] = opener.split(/\s|\.\.\./, 1);
    return said.startsWith(first) && openerPattern(opener).test(said);
  });
}

/** "wir haben … gemalt": words may fill the gap, but no new sentence may begin in it. */
function openerPattern(opener: string): RegExp {
  const parts = opener
    .split(/\s*\.\.\.\s*/)
    .map((part) => part.trim().split(/\s+/).map(escape).join("\\s+"));
  return new RegExp(`^${parts.join("\\b[^.!?\\n]{0,120}?\\s")}(?![${LETTER}_])`, "u");
}

/** True when a message is one of these words and nothing else, apart from the signs that end a sentence. */
export function isOnly(text: string, choices: readonly string[]): boolean {
  const plain = foldLine(text).replace(/[\s!?.,]+$/, "");
  return choices.some((choice) => plain === foldLine(choice));
}

/** True when one of the phrases stands in a text as words of their own. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = ` ${words(text).join(" ")} `;
  return phrases.some((phrase) => said.includes(` ${words(phrase).join(" ")} `));
}

/** The words of a text, with inner apostrophes and hyphens: "don't" is one word. Accents count: "sí" says yes, "si" may not. */
function words(text: string): readonly string[] {
  return wordsIn(text, { letters: foldLine, within: "'-" }).map(({ folded }) => folded);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
