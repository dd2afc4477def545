// Letters that show by their ends whose they are: signed with a name that is not the person's, signed by a mail program, or
// spoken to those among whom the person is. Proof: test/voice/pasted/closings.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { GREETING } from "../../wording/chat-labels.ts";
import {
  ADDRESSING,
  CLOSING,
  COMMON_CLOSING,
  FOOTER,
  TO_THE_READER,
} from "../../wording/letter-words.ts";
import type { ForeignSign } from "./announcements.ts";
import { isSignature } from "./persons.ts";

/**
 * Gives the lines by which a letter shows that somebody else wrote it.
 * @param mine the person's names, folded.
 */
export function closings(
  lines: readonly string[],
  mine: ReadonlySet<string>,
): readonly ForeignSign[] {
  const last = lines.findLastIndex((line) => /[\p{L}\p{N}]/u.test(line));
  const seen = lines.flatMap((line, at): readonly Seen[] => {
    // Of the last line the end counts, where a letter is signed.
    const text = withoutUnseen(at === last ? line.slice(-LINE_CHARS) : line.slice(0, LINE_CHARS))
      .replace(/^[\s>|]+/, "")
      .trim();
    const isTold = /[\p{L}\p{N}]/u.test(text);
    return isTold || DELIMITER.test(text) ? [{ at, text, folded: foldedLine(text) }] : [];
  });
  const letter = {
    mine,
    isGreeted: seen.slice(0, 2).some(({ folded }) => isGreetingLine(folded)),
  };
  return seen.flatMap((line, nth): readonly ForeignSign[] => {
    const isHere =
      (nth < 3 && seen.length > 1 && TO_THE_READER.test(line.folded)) ||
      FOOTER.test(line.folded) ||
      isSignedBelow(seen, nth, letter) ||
      isSignedBeside(seen, nth, letter, lines) ||
      (nth === seen.length - 1 && isSignedWithin(line.text, mine)) ||
      isNameAtEnd(seen, nth, letter, lines);
    return isHere ? [{ line: line.at, reach: "whole" }] : [];
  });
}

interface Seen {
  readonly at: number;
  readonly text: string;
  readonly folded: string;
}

interface Letter {
  readonly mine: ReadonlySet<string>;
  /** Its first line is a greeting. */
  readonly isGreeted: boolean;
}

const LINE_CHARS = 200;
/** The line by which mail programs part the signature. */
const DELIMITER = /^--$/;

function foldedLine(text: string): string {
  return wordsIn(text)
    .map(({ folded }) => folded)
    .join(" ");
}

/** "Dear Tom," is a line of its own. */
function isGreetingLine(folded: string): boolean {
  return (
    !CLOSING.test(folded) &&
    (GREETING.test(`${folded} `) || TO_THE_READER.test(folded)) &&
    folded.split(" ").length <= 6
  );
}

/** "Kind regards" and a name below it, or "--" and one. */
function isSignedBelow(seen: readonly Seen[], nth: number, { mine, isGreeted }: Letter): boolean {
  const [line, below, next] = seen.slice(nth, nth + 3);
  if (line === undefined || below === undefined || nth === 0) return false;
  if (DELIMITER.test(line.text)) return isSignature(below.text, mine, true);
  if (!CLOSING.test(line.folded)) return false;
  // "Love" and "your" begin lines of poems, too.
  const isSure = !COMMON_CLOSING.test(line.folded) || isGreeted || line.text.endsWith(",");
  const isAtEnd = next === undefined || !isLong(next);
  return isSignature(below.text, mine, isSure || isAtEnd);
}

function isLong({ folded }: Seen): boolean {
  return folded.split(" ").length > 6;
}

/** "Love, Grandma", "LG Tom", "Deine Oma" */
function isSignedBeside(
  seen: readonly Seen[],
  nth: number,
  { mine, isGreeted }: Letter,
  lines: readonly string[],
): boolean {
  const line = seen[nth];
  if (line === undefined || nth === 0 || /[!?]$/.test(line.text)) return false;
  if (CLOSING.test(line.folded)) return false;
  const isEnd = nth >= seen.length - 2 || !lines[line.at + 1]?.trim();
  if (!isEnd) return false;
  const words = wordsIn(line.text);
  for (let count = Math.min(5, words.length - 1); count > 0; count -= 1) {
    const [last, next] = [words[count - 1], words[count]];
    if (last === undefined || next === undefined) continue;
    const closing = words
      .slice(0, count)
      .map(({ folded }) => folded)
      .join(" ");
    if (!CLOSING.test(closing) || ADDRESSING.test(closing)) continue;
    const isParted = /[,–—-]/.test(line.text.slice(last.end, next.start));
    const isSure = isGreeted || isParted || !COMMON_CLOSING.test(closing);
    if (isSignature(line.text.slice(next.start), mine, isSure)) return true;
  }
  return false;
}

/** "Ich komme am Montag, dein Tom", "... hdl Tom": a sentence stands before the closing, on the last line. */
function isSignedWithin(text: string, mine: ReadonlySet<string>): boolean {
  const [, sentence = "", sign = "", closing = "", name = ""] = WITHIN.exec(text) ?? [];
  if (name === "" || wordsIn(sentence).length < 3) return false;
  const isShort = /^(?:hdl|hdgdl|lg|glg|vg|x{1,4}|xo(?:xo)*)$/i.test(closing);
  return (isShort || sign.trim() !== "") && isSignature(name, mine, /^\p{Lu}/u.test(name));
}

const WITHIN =
  /^(.{0,200}?)(\s?[,.!;–—-]\s{0,3}|\s)((?:love(?: from)?|yours?|kisses|hugs|kind regards|best wishes|dein\p{L}?|eue?re?|liebe gr(?:ü|ue)(?:ß|ss)e|viele gr(?:ü|ue)(?:ß|ss)e|gr(?:u|ü)(?:ß|ss)e?|hdl|hdgdl|g?lg|vg|x{1,4}|xo(?:xo)*|bisous|bises|ton|ta|besos|un abrazo|tu))(?:\s+von)?,?\s+(\p{L}[\p{L}'’.-]{1,20}(?:\s\p{L}[\p{L}'’.-]{0,20})?)\P{L}*$/iu;

/** "Anna Gruber" below a letter that begins with a greeting, "– Tom", "Oma" in a paragraph of its own. */
function isNameAtEnd(
  seen: readonly Seen[],
  nth: number,
  { mine, isGreeted }: Letter,
  lines: readonly string[],
): boolean {
  const line = seen[nth];
  const above = seen[nth - 1];
  if (line === undefined || above === undefined || nth < seen.length - 1) return false;
  if (CLOSING.test(line.folded)) return false;
  const startsParagraph = !lines[line.at - 1]?.trim();
  const [, sign = "", name = line.text] = /^([-–—~]+)\s?(?=\p{L})(.*)$/u.exec(line.text) ?? [];
  const isList = /^[-–—*•~]/.test(above.text) || above.text.endsWith(":");
  if (sign !== "" && !isList) return isSignature(name, mine, true) && isSaidAbove(above);
  return startsParagraph && isSignature(name, mine, isGreeted);
}

/** What is signed is a sentence. */
function isSaidAbove({ folded }: Seen): boolean {
  return folded.split(" ").length > 3;
}
