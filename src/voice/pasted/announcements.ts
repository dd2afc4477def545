// Lines by which people announce somebody else's words without a colon ("look what my teacher wrote", "Nachricht von Tom"), tell
// below them whose they were, or ask for help with them. Proof: test/voice/pasted/announcements.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { FIRST_PERSON, SUBJECTS } from "../../wording/chat-labels.ts";
import { PASSED_SUBJECT, POINTING, THIS } from "../../wording/letter-words.ts";
import { ABOUT_A_TEXT, ORDER } from "../../wording/found-words.ts";
import {
  isFound,
  isGivenToRead,
  isReadHeading,
  isToTranslate,
  namesOther,
  reactsBelow,
} from "./found-texts.ts";
import {
  asksAboutText,
  asksForHelp,
  isFrom,
  isNamedAlone,
  isOfLetter,
  isPlainlySaid,
  isPointed,
  isToldWhole,
  sentenceOf,
  type Sentence,
} from "./letter-sentences.ts";
import { isSignature } from "./persons.ts";
import { isSaidWithQuote } from "./quoted-sayings.ts";

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
  const below = linesBelow(lines);
  return lines.flatMap((line, at): readonly ForeignSign[] => {
    if (!hasWords(line)) return [];
    const text = withoutUnseen(line.slice(0, LOOKED_AT)).trim();
    if (isSaidWithQuote(text, mine) || namesOther(text, mine))
      return [{ line: at, reach: "below" }];
    if (isTurn && at === first && isOrdered(text, at < last)) return [{ line: at, reach: "below" }];
    if (line.length > LINE_CHARS)
      return isBesideFound(text, mine) ? [{ line: at, reach: "below" }] : [];
    const place = {
      above: at === last ? lines.slice(0, at).join("\n").slice(-LOOKED_AT) : "",
      below: below[at] ?? "",
      isAbove: at < last,
      isBelow: at > first,
      startsText: at === first,
      hasBlankBelow: !hasWords(lines[at + 1] ?? ""),
      startsParagraph: isTurn || !hasWords(lines[at - 1] ?? ""),
    };
    if (isAnnounced(text, place, mine)) return [{ line: at, reach: "below" }];
    if (isBesideFound(text, mine)) return [{ line: at, reach: "below" }];
    return isToldBelow(text, place, mine) || isBeside(text, mine)
      ? [{ line: at, reach: "whole" }]
      : [];
  });
}

/** For each line the next one with words. */
function linesBelow(lines: readonly string[]): readonly string[] {
  let next = "";
  const found = lines.toReversed().map((line) => {
    const below = next;
    if (hasWords(line)) next = line;
    return below;
  });
  return found.toReversed();
}

/** "Translate this", "explain:" at the beginning of a turn: what stands behind or below it was given to a machine. */
function isOrdered(text: string, isAbove: boolean): boolean {
  const [, head = "", rest = ""] = /^([^:："“„«\n]{0,200})(.*)$/su.exec(text) ?? [];
  const heads = head.split(/(?<=[.!?])\s+/);
  return (isAbove || hasWords(rest)) && heads.some((each) => isOrder(foldedText(each), isAbove));
}

function isOrder(folded: string, isAbove: boolean): boolean {
  if (ORDER.test(`${folded} `)) return true;
  const isOfPerson = folded.split(" ").some((word) => SUBJECTS.has(word));
  return isAbove && !isOfPerson && ABOUT_A_TEXT.test(folded);
}

function foldedText(text: string): string {
  return wordsIn(text)
    .map(({ folded }) => folded)
    .join(" ");
}

interface Place {
  /** The next line with words. */
  readonly below: string;
  /** Of the last line, the text above it. */
  readonly above: string;
  readonly isAbove: boolean;
  readonly isBelow: boolean;
  readonly startsText: boolean;
  readonly hasBlankBelow: boolean;
  readonly startsParagraph: boolean;
}

/** People announce in one line. Of a longer one the beginning may announce the rest. */
const LINE_CHARS = 300;
const LOOKED_AT = 4000;
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
    const isHeading = place.startsParagraph || place.hasBlankBelow;
    if (isHeading && isReadHeading(sentence, place.below, mine)) return true;
    if (isHeading && (isGivenToRead(sentence) || isToTranslate(sentence))) return true;
    const isLast = at === sentences.length - 1;
    // What follows on the same line may be the person's own word on it.
    if (!isLast && !(place.hasBlankBelow && POINTING.has(words[0]?.folded ?? ""))) return false;
    return (
      isPointed(sentence) ||
      isOfLetter(sentence) ||
      isFrom(sentence) ||
      (isHeading && isPlainlySaid(sentence)) ||
      (isHeading && isFound(sentence) && !reactsBelow(place.below)) ||
      (place.hasBlankBelow && isToldWhole(sentence) && !reactsBelow(place.below)) ||
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
    ((place.startsParagraph || text.startsWith("(")) && isNamedAlone(sentence, true)) ||
    isNameInBrackets(text, mine) ||
    ((isThis || place.startsParagraph) && isFound(sentence)) ||
    (place.startsParagraph && isToTranslate(sentence)) ||
    (place.startsParagraph && asksAboutText(sentence, place.above)) ||
    (isWritten && folded.length <= 6 && (folded[0] === "hat" || isWrittenBy(sentence)))
  );
}

/** "(tom)" */
function isNameInBrackets(text: string, mine: ReadonlySet<string>): boolean {
  const [, name = ""] = /^[([]\s*([^()[\]]{2,40})[)\]]$/.exec(text) ?? [];
  return name !== "" && isSignature(name, mine, true);
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
  return isPointed(sentence) || isOfLetter(sentence) || isFrom(sentence) || isFound(sentence);
}

/** "found this on dads phone: I am leaving you", "translate: I am Peter" */
function isBesideFound(text: string, mine: ReadonlySet<string>): boolean {
  const [, head = "", rest = ""] = /^(.{6,160}?)\s?[:：]\s*(?=\S)(.*)$/su.exec(text) ?? [];
  if (!wordsIn(rest.slice(0, LINE_CHARS)).some((word) => FIRST_PERSON.has(word.folded)))
    return false;
  const sentence = sentenceOf(head, mine);
  return isFound(sentence) || isGivenToRead(sentence) || isToTranslate(sentence);
}
