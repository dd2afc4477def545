// Recognising what people and models say in words. The words themselves come from the Record's wording: its languages and
// its front matter. Proof: test/voice/phrases.test.ts.

import type { Phrases } from "../wording/catalogue.ts";

/**
 * True when a message accepts the offer that stands. "tell me" and "look up" with an object are new questions, however
 * short ("tell me about dogs").
 */
export function isYes(text: string, phrases: Phrases): boolean {
  const answer = words(text).join(" ");
  // "yes?" is a question.
  const plain = spaced(text).replace(/[!.,\s]+$/, "");
  if (phrases.yes_words.some((word) => plain === spaced(word))) return true;
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
  const said = spaced(reply);
  return offers.some((offer) => said.includes(spaced(offer)));
}

/** True when the first words of an answer say that it was looked up. */
export function opensAsFoundOut(answer: string, { found_out: openers }: Phrases): boolean {
  const said = spaced(answer);
  return openers.some((opener) => said.startsWith(spaced(opener).replace(/[.!\s]+$/, "")));
}

/** True for a text that begins as a report does. "yesterday we drew ..." is ordinary talk. */
export function isReport(text: string, { report_openers: openers }: Phrases): boolean {
  const said = text.toLowerCase();
  // The first letters rule out nearly every message, which costs less than a pattern.
  return openers.some(
    (opener) =>
      said.startsWith(firstWord(opener).toLowerCase()) && openerPattern(opener).test(text),
  );
}

function firstWord(opener: string): string {
  return /^[\p{L}\p{N}]*/u.exec(opener.trim())?.[0] ?? "";
}

/** "wir haben … gemalt": words may fill the gap, but no new sentence may begin in it. */
function openerPattern(opener: string): RegExp {
  const parts = opener
    .split(/\s*(?:…|\.\.\.)\s*/)
    .map((part) => part.trim().split(/\s+/).map(escape).join("\\s+"));
  return new RegExp(`^${parts.join("\\b[^.!?\\n]{0,120}?\\s")}(?![\\p{L}\\p{N}_])`, "iu");
}

/** True when a message is one of these words and nothing else, apart from the signs that end a sentence. */
export function isOnly(text: string, choices: readonly string[]): boolean {
  const plain = spaced(text).replace(/[\s!?.,]+$/, "");
  return choices.some((choice) => plain === spaced(choice));
}

/** True when one of the phrases stands in a text as words of their own. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = ` ${words(text).join(" ")} `;
  return phrases.some((phrase) => said.includes(` ${words(phrase).join(" ")} `));
}

/** Splits a text into words of letters, digits and inner apostrophes. */
function words(text: string): string[] {
  return spaced(text)
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}\p{M}'-]/gu, ""))
    .filter(Boolean);
}

/** Gives a text in the form in which phrases are compared: lower case, composed, straight apostrophes, single spaces. */
export function spaced(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
