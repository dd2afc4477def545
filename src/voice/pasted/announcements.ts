// Lines by which people announce somebody else's words without a colon ("look what my teacher wrote", "Nachricht von Tom"), tell
// below them whose they were, or ask for help with them. Proof: test/voice/pasted/announcements.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { FIRST_PERSON } from "../../wording/chat-labels.ts";
import { PASSED_SUBJECT, POINTING, THIS } from "../../wording/letter-words.ts";
import {
  asksForHelp,
  isFrom,
  isNamedAlone,
  isOfLetter,
  isPlainlySaid,
  isPointed,
  sentenceOf,
  type Sentence,
} from "./letter-sentences.ts";

/** A line that shows that words are somebody else's: those below it, or all of the text or turn that it stands in. */
export interface ForeignSign {
  readonly line: number;
  readonly reach: "below" | "whole";
}

/**
 * Gives the lines that announce somebody else's words.
 * @param mine the person's names, folded. `isTurn`: the lines are one turn of a chat.
 */
export function announcements(
  lines: readonly string[],
  mine: ReadonlySet<string>,
  isTurn = false,
): readonly ForeignSign[] {
  const first = lines.findIndex((line) => hasWords(line));
  const last = lines.findLastIndex((line) => hasWords(line));
  return lines.flatMap((line, at): readonly ForeignSign[] => {
    if (!hasWords(line) || line.length > LINE_CHARS) return [];
    const text = withoutUnseen(line).trim();
    const place = {
      isAbove: at < last,
      isBelow: at > first,
      startsText: at === first,
      hasBlankBelow: !hasWords(lines[at + 1] ?? ""),
      startsParagraph: isTurn || !hasWords(lines[at - 1] ?? ""),
    };
    if (isAnnounced(text, place, mine)) return [{ line: at, reach: "below" }];
    return isToldBelow(text, place, mine) || isBeside(text, mine)
      ? [{ line: at, reach: "whole" }]
      : [];
  });
}

interface Place {
  readonly isAbove: boolean;
  readonly isBelow: boolean;
  readonly startsText: boolean;
  readonly hasBlankBelow: boolean;
  readonly startsParagraph: boolean;
}

/** People announce in one line. */
const LINE_CHARS = 300;
const SENTENCE_WORDS = 18;

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isAnnounced(text: string, place: Place, mine: ReadonlySet<string>): boolean {
  if (!place.isAbove) return false;
  if (place.startsText && PASSED_SUBJECT.test(text)) return true;
  const sentences = text
    .split(/(?<=[.!?…])(?<!(?:^|\s)(?:[MDS]rs?|Ms|Mme|Prof|Sra|\p{Lu})\.)\s+(?=\S)|\s[-–—]\s/u)
    .filter((part) => hasWords(part));
  return sentences.some((text, at) => {
    const sentence = sentenceOf(text, mine);
    const { words } = sentence;
    if (words.length === 0 || words.length > SENTENCE_WORDS) return false;
    if (asksForHelp(sentence)) return true;
    const isLast = at === sentences.length - 1;
    // What follows on the same line may be the person's own word on it.
    if (!isLast && !(place.hasBlankBelow && POINTING.has(words[0]?.folded ?? ""))) return false;
    return (
      isPointed(sentence) ||
      isOfLetter(sentence) ||
      isFrom(sentence) ||
      ((place.startsParagraph || place.hasBlankBelow) && isPlainlySaid(sentence)) ||
      (place.hasBlankBelow && isNamedAlone(sentence))
    );
  });
}

/** "That's what my teacher wrote", "(from my grandma)" below what they wrote. */
function isToldBelow(text: string, place: Place, mine: ReadonlySet<string>): boolean {
  if (place.isAbove || !place.isBelow) return false;
  const sentence = sentenceOf(text, mine);
  const { folded } = sentence;
  if (folded.length > SENTENCE_WORDS) return false;
  const isWritten = folded.some((word) => WRITING.test(word));
  const isThis = folded.some((word) => THIS.has(word));
  return (
    (isThis && isWritten && isPointed(sentence)) ||
    ((isThis || place.startsParagraph || text.startsWith("(")) &&
      (isFrom(sentence) || isOfLetter(sentence))) ||
    ((place.startsParagraph || text.startsWith("(")) && isNamedAlone(sentence)) ||
    (isWritten && folded.length <= 6 && (folded[0] === "hat" || isWrittenBy(sentence)))
  );
}

/** "written by Tom" */
function isWrittenBy({ words, text, mine }: Sentence): boolean {
  const [first, ...others] = words;
  if (first === undefined || !WRITING.test(first.folded)) return false;
  return isNamedAlone({ text, words: others, folded: others.map(({ folded }) => folded), mine });
}

const WRITING =
  /^(?:wr(?:o|i)te|wrote|written|texted|sent|emailed|posted|geschrieben|schrieb|geschickt|gepostet|ecrit|envoye|escribio|escrito|envio|mando)$/;

/** "look what grandma wrote - I was in hospital" */
function isBeside(text: string, mine: ReadonlySet<string>): boolean {
  const [, head = "", rest = ""] =
    /^(.{6,160}?)\s?(?:[-–—=]+>?|→|👇\S?|⬇\S?|\.{2,}|…|\|)\s+(.*)$/u.exec(text) ?? [];
  if (!wordsIn(rest).some((word) => FIRST_PERSON.has(word.folded))) return false;
  const sentence = sentenceOf(head, mine);
  return isPointed(sentence) || isOfLetter(sentence) || isFrom(sentence);
}
