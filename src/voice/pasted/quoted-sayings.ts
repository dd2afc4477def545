// Sayings of somebody else about themselves, in quotes beside the words that say whose they are. Proof: test/voice/pasted/found-texts.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { FIRST_PERSON, SENT_WORDS, SUBJECTS } from "../../wording/chat-labels.ts";
import { isOfOther, SAYING } from "./attribution-lines.ts";
import { isSignature } from "./persons.ts";
import { saidAt, sentenceOf, type Sentence } from "./letter-sentences.ts";

/**
 * True where a line holds what somebody else said of themselves in quotes: `my teacher wrote "I was in hospital"`,
 * `"I was in hospital", wrote Tom`.
 */
export function isSaidWithQuote(text: string, mine: ReadonlySet<string>): boolean {
  for (const { index, 0: whole, 1: double, 2: single } of text.matchAll(QUOTED)) {
    const after = text
      .slice(index + whole.length, index + whole.length + 60)
      .replace(/^[\s–—-]+/, "");
    const inner = double ?? single ?? "";
    if (!wordsIn(inner).some(({ folded }) => FIRST_PERSON.has(folded))) continue;
    const [before = ""] =
      /[^.!?;…]*$/u.exec(text.slice(Math.max(0, index - HEAD_CHARS), index)) ?? [];
    const [, behind = ""] =
      /^[\s,.–—-]{0,3}([^.!?;…]{0,80})/u.exec(text.slice(index + whole.length)) ?? [];
    if (
      /^\s?[–—-]\s?\p{L}/u.test(text.slice(index + whole.length)) &&
      isSignature(after, mine, true)
    )
      return true;
    if (isSayingAtEnd(sentenceOf(before, mine)) || isSayingAtStart(sentenceOf(behind, mine)))
      return true;
  }
  return false;
}

const HEAD_CHARS = 160;
const QUOTED =
  /["“„«»`*]([^"“”„«»`*\n]{3,600})["“”«»`*]|(?<![\p{L}\p{N}])['‘‚]([^'‘’‚\n]{3,600}?)['’‘](?![\p{L}])/gu;

/** "My teacher wrote", "Oma hat mir gestern geschrieben" */
function isSayingAtEnd(sentence: Sentence): boolean {
  const at = Math.max(saidAt(sentence), likeAt(sentence.folded));
  return (
    at >= 1 &&
    sentence.folded.length - 1 - at <= 3 &&
    !/^(?:asked|asks|called|calls|gefragt|fragte|demande|pregunto)$/.test(
      sentence.folded[at] ?? "",
    ) &&
    !SUBJECTS.has(sentence.folded[0] ?? "")
  );
}

/** "Tom was like", "mum goes" */
function likeAt(folded: readonly string[]): number {
  const at = folded.length - 1;
  const isLike = /(?:^|\s)(?:(?:was|is|were|s) (?:all |just )?like|goes|meinte so|war so)$/.test(
    folded.join(" "),
  );
  return isLike && !folded.some((word) => SUBJECTS.has(word)) ? at : -1;
}

/** "wrote Tom", "said my mum", "hat Oma geschrieben" */
function isSayingAtStart({ folded }: Sentence): boolean {
  const at = folded.slice(0, 5).findIndex((word) => SAYING.has(word) || SENT_WORDS.has(word));
  return (
    at >= 0 &&
    !/^(?:and|und|et|y|e|but|aber|mais|pero|then|dann|so|because|weil)$/.test(folded[0] ?? "") &&
    isOfOther(folded.slice(0, at + 3), at) &&
    !folded.slice(0, at + 2).some((word) => SUBJECTS.has(word))
  );
}
