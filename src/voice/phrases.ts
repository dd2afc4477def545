// Recognising what people and models say in words. The words themselves come from the Record's wording: its languages and
// its front matter. Proof: test/voice/phrases.test.ts.

import { foldForms, foldLetters, foldLine, LETTER, wordsIn } from "../record/text/fold.ts";
import type { Phrases } from "../wording/catalogue.ts";
import { offersInOtherWords } from "../wording/offers.ts";

/**
 * True when a message accepts the offer that stands. "tell me" and "look up" with an object are new questions, however
 * short ("tell me about dogs").
 */
export function isYes(text: string, phrases: Phrases): boolean {
  const answer = words(text).join(" ");
  // "yes?" is a question.
  const plain = withoutEnd(foldLine(text), /[!.,\s]/);
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

/** True for a text that begins as a report does. "yesterday we drew ..." is ordinary talk. */
export function isReport(text: string, { report_openers: openers }: Phrases): boolean {
  const said = foldForms(text);
  return openers.some((opener) => opensWith(said, foldForms(opener)));
}

/** The most characters in the gap of "wir haben ... gemalt". */
const LONGEST_GAP = 120;

/**
 * "wir haben ... gemalt": words may fill the gap, but no new sentence may begin in it. A Record may hold any opener, so this
 * goes through the text once for each of its parts, however many gaps there are.
 */
function opensWith(said: string, opener: string): boolean {
  const [first = "", ...others] = opener.split("...").map((part) => part.trim().split(/\s+/));
  const start = endOf(said, 0, first as readonly string[]);
  let ends: readonly number[] = start === undefined ? [] : [start];
  for (const part of others) ends = endsBehindGap(said, ends, part);
  return ends.length > 0;
}

/** Where a part ends that begins behind one of the ends of the part before it. */
function endsBehindGap(
  said: string,
  before: readonly number[],
  part: readonly string[],
): readonly number[] {
  const found: number[] = [];
  let next = 0;
  /** The nearest end from which no sentence has ended yet. */
  let from: number | undefined;
  for (let at = before[0] ?? said.length; at < said.length; at += 1) {
    for (; (before[next] ?? Infinity) <= at; next += 1) from = before[next];
    if (from === undefined || at - from > LONGEST_GAP) {
      if (next >= before.length) break;
      continue;
    }
    const sign = said.charAt(at);
    if (/\s/.test(sign)) {
      const end = endOf(said, at + 1, part);
      if (end !== undefined) found.push(end);
    }
    if (/[.!?\n]/.test(sign)) from = undefined;
  }
  return [...new Set(found)].toSorted((a, b) => a - b);
}

/** Where these words end that begin at a place of the text; undefined when others stand there. */
function endOf(said: string, at: number, part: readonly string[]): number | undefined {
  let end = at;
  for (const [index, word] of part.entries()) {
    if (index > 0) {
      const space = /^\s{1,20}/.exec(said.slice(end, end + 20))?.[0];
      if (space === undefined) return undefined;
      end += space.length;
    }
    if (!said.startsWith(word, end)) return undefined;
    end += word.length;
  }
  return CONTINUES.test(said.slice(end, end + 2)) ? undefined : end;
}

const CONTINUES = new RegExp(`^[${LETTER}_]`, "u");

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
