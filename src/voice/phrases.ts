// What people and models say in words that code has to recognise. The words themselves are the
// Record's (wording/): its languages' and those of its front matter.

import { foldForms, foldLine, LETTER, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";

/**
 * True when a message accepts the offer that stands. "tell me" and "look up" with an object are new
 * questions, however short ("tell me about dogs"; open-questions Q26 goes by length alone).
 */
export function isYes(text: string, phrases: Phrases): boolean {
  const answer = words(text).join(" ");
  // "yes?" wants to know something.
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

/** True when an answer says by its first words that it was looked up. */
export function opensAsFoundOut(answer: string, { found_out: openers }: Phrases): boolean {
  const said = foldLine(answer);
  return openers.some((opener) => said.startsWith(foldLine(opener).replace(/[.!\s]+$/, "")));
}

/** True for a text that begins as a report does ("yesterday we drew ..." is ordinary talk). */
export function isReport(text: string, { report_openers: openers }: Phrases): boolean {
  const said = foldForms(text);
  // Nearly every message is ruled out by its first letters, which costs less than a pattern.
  return openers.some((written) => {
    const opener = foldForms(written).trim();
    const [first = ""] = opener.split(/\s|\.\.\./, 1);
    return said.startsWith(first) && openerPattern(opener).test(said);
  });
}

/** "wir haben … gemalt": words may stand in the gap, but no other sentence begins there. */
function openerPattern(opener: string): RegExp {
  const parts = opener
    .split(/\s*\.\.\.\s*/)
    .map((part) => part.trim().split(/\s+/).map(escape).join("\\s+"));
  return new RegExp(`^${parts.join("\\b[^.!?\\n]{0,120}?\\s")}(?![${LETTER}_])`, "u");
}

/** True when a message is this word and nothing else, but for what ends a sentence. */
export function isOnly(text: string, choices: readonly string[]): boolean {
  const plain = foldLine(text).replace(/[\s!?.,]+$/, "");
  return choices.some((choice) => plain === foldLine(choice));
}

/** True when one of the phrases stands in a text as words of their own. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = ` ${words(text).join(" ")} `;
  return phrases.some((phrase) => said.includes(` ${words(phrase).join(" ")} `));
}

/** With inner apostrophes and hyphens: "don't" is not "don" with something behind it. Accents count: "sí" says yes, "si" may not. */
function words(text: string): readonly string[] {
  return wordsIn(text, { letters: foldLine, within: "'-" }).map(({ folded }) => folded);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
