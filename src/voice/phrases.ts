// Recognising what people and models say in words. The words themselves come from the Record's wording: its languages and
// its front matter. Proof: test/voice/phrases.test.ts.

import { foldLetters, foldLine, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";
import { offersInOtherWords } from "../wording/offers.ts";

/** True when a reply of the Voice offers to look something up, in the Record's own words or in others. */
export function offersLookup(reply: string, { lookup_offer: offers }: Phrases): boolean {
  const said = foldLine(reply);
  return offers.some((offer) => said.includes(foldLine(offer))) || offersInOtherWords(reply);
}

/** True when the first words of an answer say that it was looked up. */
export function opensAsFoundOut(answer: string, { found_out: openers }: Phrases): boolean {
  const said = foldLine(answer);
  return openers.some((opener) => said.startsWith(withoutEnd(foldLine(opener), /[.!\s]/)));
}

/** True when a message is one of these words and nothing else, apart from the signs that end a sentence. */
export function isOnly(text: string, choices: readonly string[]): boolean {
  const plain = withoutEnd(foldLine(text), /[\s!?.,]/);
  return choices.some((choice) => plain === foldLine(choice));
}

/**
 * True when a message asks that it, and what follows, stays just between us: by one of these phrases alone, or set off by
 * punctuation ("psst, just between us: ..."). One that ends in "..." may also begin the message without a sign, as
 * children write.
 * "He said, just between us, ..." tells of somebody else.
 * @param said words behind which a phrase is told, not asked for.
 */
export function asksBetweenUs(
  text: string,
  phrases: readonly string[],
  said: readonly string[],
): boolean {
  const lines = text.split("\n").map((line) => foldLine(line, foldLetters));
  const line = lines.join("\n").trim();
  return phrases.some((written) => {
    const phrase = plainEnd(foldLine(written, foldLetters));
    if (plainEnd(line) === phrase) return true;
    // Others may begin a sentence that means something else ("unter uns wohnt ...", "I have a secret garden").
    if (written.endsWith("...") && line.startsWith(`${phrase} `)) return true;
    const setOff = new RegExp(
      `(^|[.,;!?…–—(\\n-] ?)${escape(phrase)}(?= ?(?:$|[.,:;!?…–—)\\n-]))`,
      "gu",
    );
    return [...line.matchAll(setOff)].some(({ index }) => {
      const before = line.slice(0, index).trim();
      return !said.some((word) => before === word || before.endsWith(` ${word}`));
    });
  });
}

function plainEnd(line: string): string {
  return withoutEnd(line, /[\s!?.,:;…]/).replace(/^[\s¡¿.…]+/u, "");
}

/** A text without such signs at its end. One pattern for it would begin anew at each of them. */
function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
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
