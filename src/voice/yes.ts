// Recognising a yes to an offer. The words come from the Record's wording. Proof: test/voice/yes.test.ts.

import { foldLine, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";

/** The longest yes: with more words it says something else besides. */
const MOST_WORDS = 8;
/** Signs that say yes by themselves, in any colour of skin. */
const SIGNS = /^(?:👍|👌|✅|✔|🆗|💯|🙏|☑)+$/u;

/**
 * True when a message accepts the offer that stands: a word or a sign that says yes, or a phrase of accepting, and nothing
 * but words that go with them. "tell me" and "look up" with an object are new questions, however short ("tell me about dogs").
 */
export function isYes(
  text: string,
  phrases: Pick<Phrases, "yes_words" | "yes_phrases" | "yes_fillers" | "yes_thanks">,
): boolean {
  const said = wordsOf(text);
  if (said.length === 0) return SIGNS.test(signsOf(text));
  if (said.length > MOST_WORDS) return false;
  const byLength = (a: string, b: string): number => b.length - a.length;
  const taken = (from: string, all: readonly string[]): string =>
    all
      .map((each) => wordsOf(each).join("  "))
      .toSorted(byLength)
      .reduce((left, each) => left.replaceAll(` ${each} `, "  "), from);
  // Two spaces, so that two in a row are found.
  const whole = ` ${said.join("  ")} `;
  const behindPhrases = taken(whole, phrases.yes_phrases);
  const rest = taken(behindPhrases, phrases.yes_words);
  if (rest === whole) return false;
  // "yes?" is a question, and "yes, I know" no answer.
  const isPhrase = behindPhrases !== whole;
  if (!isPhrase && /[?？]/u.test(text)) return false;
  const known = new Set(
    [...phrases.yes_thanks, ...(isPhrase ? phrases.yes_fillers : [])].flatMap(wordsOf),
  );
  return rest.split(" ").every((word) => word === "" || known.has(word));
}

/** The signs of a text, without colours of skin and without what only shapes them. */
function signsOf(text: string): string {
  return text.replace(/\p{Emoji_Modifier}|\uFE0F|\u200D|[\s!.]/gu, "");
}

/** With inner apostrophes and hyphens: "don't" is one word. Accents count: "sí" says yes, "si" may not. */
function wordsOf(text: string): readonly string[] {
  return wordsIn(text, { letters: foldLine, within: "'-" }).map(({ folded }) =>
    // "yesss", "siii"
    folded.replace(/(\p{L})\1{2,}/gu, "$1"),
  );
}
