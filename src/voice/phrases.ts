// The English phrases that code looks for in what people and models say (product.md: defaults; a
// Record in another language will bring its own).

/** The Voice offers a look-up with these words; the offer is recognised by them. */
export const LOOKUP_OFFER = "do you want me to look it up";

/** A looked-up answer begins with one of these, so that it is never mistaken for the Record. */
export const FOUND_OUT_OPENERS = ["I looked it up!", "I found out!"] as const;

const YES_WORDS = ["yes", "yeah", "yea", "yep", "sure", "ok", "okay", "please", "ya", "y"];
/** Say yes by themselves, or with words around them that ask for nothing else. */
const YES_PHRASES = [
  "look it up",
  "go ahead",
  "do it",
  "go for it",
  "find out",
  "tell me",
  "look up",
  "yes please",
];
const FILLERS = [
  ...YES_WORDS,
  ..."and can could for i it just know let me now oh pls so that then to want would you".split(" "),
];

/**
 * True when a message accepts the offer that stands. "tell me" and "look up" with an object are new
 * questions, however short ("tell me about dogs"; open-questions Q26 goes by length alone).
 */
export function isYes(text: string): boolean {
  const plain = text.trim().toLowerCase();
  if (YES_WORDS.includes(plain.replace(/[!.,\s]+$/, ""))) return true;
  const answer = plain.split(/\s+/).map(bare).filter(Boolean).join(" ");
  return YES_PHRASES.some((phrase) => {
    const rest = ` ${answer} `.replace(` ${phrase} `, " ");
    return rest !== ` ${answer} ` && rest.trim().split(" ").filter(Boolean).every(isFiller);
  });
}

function isFiller(word: string): boolean {
  return FILLERS.includes(word);
}

function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}']/gu, "");
}

/** True when a reply of the Voice offers to look something up. */
export function offersLookup(reply: string): boolean {
  return reply.toLowerCase().includes(LOOKUP_OFFER);
}
