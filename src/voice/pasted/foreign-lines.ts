// The part of a line in somebody's turn that is certainly theirs. Programs put previews, reactions and names of others into a
// turn, with words of somebody else behind them. From a line on that could be such a thing, nothing of the turn counts: words
// that are left out can be said again, and words of others would be remembered. Proof: test/voice/pasted/foreign-lines.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { BY_WORDS, FIRST_PERSON, REACTING, SAID_WORDS } from "../../wording/chat-labels.ts";
import { isNameOf, isRowOfSomebody } from "./persons.ts";
import { stampAt } from "./stamps.ts";

/** A line's place in a turn. */
export interface Place {
  /** It stands behind the label on the same line. */
  readonly isBeside: boolean;
  /** It is the first with words below a label. */
  readonly isFirst: boolean;
  /** What this speaker said on the line before. */
  readonly above: string;
  /** The line below is none of a label, and has words. */
  readonly hasBelow: boolean;
  /** The folded names of all who speak in this chat. */
  readonly names: ReadonlySet<string>;
}

export interface OwnPart {
  /** What is theirs. Words of others stand between two pieces. */
  readonly pieces: readonly string[];
  /** False when nothing below it in this turn is theirs, either. */
  readonly goesOn: boolean;
}

/** Gives the part of a line that is certainly of whoever's turn it is. */
export function ownPartOf(line: string, place: Place): OwnPart {
  const seen = withoutUnseen(line).trim();
  if (seen === "") return { pieces: [line], goesOn: true };
  if (QUOTING.test(seen)) return { pieces: [], goesOn: true };
  if (!place.isBeside) {
    // The time stands below the name.
    if (place.isFirst && isStamp(seen)) return { pieces: [], goesOn: true };
    if (
      namesSomebody(seen, place) ||
      (!place.isFirst && isSaidBySomebody(seen)) ||
      (!place.isFirst && isHeadLike(seen.slice(0, HEAD_CHARS), place))
    )
      return NONE;
  }
  return withoutQuotations(line, place.names);
}

/** True for a line by which a program tells of an answer or a reaction, with the words of whoever is answered in quote marks. */
export function isReaction(line: string): boolean {
  const seen = withoutUnseen(line).trim();
  const [quotation] = seen.match(QUOTATION) ?? [];
  if (quotation === undefined) return false;
  const at = seen.indexOf(quotation);
  const quoted = folded(quotation);
  // Fewer words may be a title.
  const isSaid = quoted.length > WORDS_OF_PROGRAM || quoted.some((word) => FIRST_PERSON.has(word));
  const behind = folded(seen.slice(at + quotation.length));
  if (!isSaid || behind.length > WORDS_OF_PROGRAM) return false;
  const isBySign = /^\p{Extended_Pictographic}\S* \p{L}{1,4} $/u.test(seen.slice(0, at));
  return isBySign || REACTING.test(folded(seen).join(" "));
}

const HEAD_CHARS = 200;
const NONE: OwnPart = { pieces: [], goesOn: false };
const QUOTING = /^(?:>|[|┃│▎▌❘](?!.*\|$))/u;
/** Words between two quote marks. */
const QUOTATION =
  /"[^"]{3,2000}"|[“„][^“”"]{3,2000}[“”"]|«[^«»]{3,2000}»|»[^«»]{3,2000}«|「[^」]{2,2000}」|『[^』]{2,2000}』|(?<![\p{L}\p{N}])['‘‚](?=\S).{3,300}?['’‘](?![\p{L}\p{N}])/gu;
const OPENING = /(?<!\p{N})"(?=\S)|[“„«「『]/u;
/** Programs write hardly more words before and behind what they quote. */
const WORDS_OF_PROGRAM = 4;

function withoutQuotations(line: string, names: ReadonlySet<string>): OwnPart {
  const at = labelWithin(line, names);
  const rest = at < 0 ? line : line.slice(0, at);
  // One word in quote marks is a title, or meant in another way.
  const isSaid = (quotation: string): boolean => wordsIn(quotation).length > 1;
  const all = rest.replace(QUOTATION, (found) =>
    isSaid(found) ? "\n" : found.replace(OPENING, "'"),
  );
  const pieces = all.split("\n");
  const open = all.search(OPENING);
  if (pieces.length === 1 && open < 0)
    return REACTING.test(folded(rest).join(" ")) && isShort(rest)
      ? NONE
      : { pieces: [rest], goesOn: at < 0 };
  const isOpen = open >= 0;
  const kept = (isOpen ? all.slice(0, open) : all).split("\n");
  return {
    pieces: kept.filter((piece) => wordsIn(piece).length > WORDS_OF_PROGRAM),
    goesOn: at < 0 && !isOpen,
  };
}

/** "hello Tom: I was there", in the middle of a line. */
function labelWithin(line: string, names: ReadonlySet<string>): number {
  for (const { index, 1: name = "", 2: next = "" } of line.matchAll(
    /\s(\p{L}[\p{L}\p{N}_.]{1,30})\s?[:：∶﹕꞉]\s?(\p{L}+)/gu,
  )) {
    const [who = ""] = folded(name);
    if (names.has(who) || FIRST_PERSON.has(folded(next)[0] ?? "")) return index;
  }
  // "ok - Tom I was there"
  for (const { index, 1: name = "", 2: next = "" } of line.matchAll(
    /(?:^|\s)[-–—]\s(\p{Lu}[\p{L}\p{M}'’]+(?:\s\p{Lu}[\p{L}\p{M}'’]+)?)\s(\p{L}+)/gu,
  )) {
    if (isNameOf(name) && FIRST_PERSON.has(folded(next)[0] ?? "")) return index;
  }
  return -1;
}

/** "Tom. I was there", "Tom says I was there", "**Tom** I was there": within a turn nobody can say whose such a line is. */
function isSaidBySomebody(seen: string): boolean {
  if (isRowOfSomebody(seen)) return true;
  const words = wordsIn(seen.slice(0, HEAD_CHARS));
  const all = words.map((word) => word.folded);
  return [1, 2].some((count) => {
    const last = words[count - 1];
    const next = words[count];
    if (last === undefined || next === undefined) return false;
    if (!isNameOf(seen.slice(0, last.end))) return false;
    const isStop = /^\.\s/.test(seen.slice(last.end));
    const isSaid = [1, 2].some(
      (more) =>
        SAID_WORDS.includes(all.slice(count, count + more).join(" ")) &&
        FIRST_PERSON.has(all[count + more] ?? ""),
    );
    return isSaid || (isStop && FIRST_PERSON.has(next.folded));
  });
}

/** True where a line begins or ends with the name of somebody in this chat as programs write it, or tells of an answer. */
function namesSomebody(seen: string, { names, hasBelow }: Place): boolean {
  if (/^@\p{L}/u.test(seen)) return true;
  const words = wordsIn(seen);
  const all = words.map((word) => word.folded);
  if (REACTING.test(all.join(" ")) && isShort(seen)) return true;
  for (let count = 1; count <= Math.min(MOST_NAMES, words.length); count += 1) {
    const last = words[count - 1];
    const next = words[count];
    if (names.has(all.slice(0, count).join(" ")) && last !== undefined) {
      const between = seen.slice(last.end, next?.start);
      const isApart =
        next === undefined || FIRST_PERSON.has(next.folded) || /[^\s,.'’]/u.test(between);
      if (isApart && (next !== undefined || hasBelow || !/[.!?…,]$/.test(seen))) return true;
    }
    const end = all.slice(-count).join(" ");
    if (names.has(end) && BY_WORDS.has(all.at(-count - 1) ?? "")) return true;
  }
  // "On 3 Nov 2026 Tom wrote"
  return (
    hasBelow &&
    all.length <= 8 &&
    all.length > 1 &&
    SAID_WORDS.includes(all.at(-1) ?? "") &&
    /\p{L}$/u.test(seen)
  );
}

const MOST_NAMES = 4;

/** True for a line that could be the head of somebody else's message. */
function isHeadLike(seen: string, { above, hasBelow }: Place): boolean {
  const words = wordsIn(seen);
  const isList = LISTED.test(seen) && (LISTED.test(above) || /[:：]\s*$/.test(above));
  if (!isList && !BEGINS_WITH_WORD.test(seen)) return true;
  if (SEPARATED.test(seen) && !isList) return true;
  const start = seen.slice(0, (words[CLOCK_WORDS - 1]?.end ?? seen.length) + 1);
  if (stampAt(seen)?.hasClock || CLOCK.test(start)) return true;
  const most = /\p{N}/u.test(seen) ? 4 : 2;
  return hasBelow && words.length <= most && !/[.!?…,;]$/.test(seen);
}

const LISTED = /^\s*(?:[-*•–]\s|\[[ xX]?\]\s|\p{N}{1,2}[.)]\s)/u;
const BEGINS_WITH_WORD = /^(?:[-–—…]{0,3}\s?)?$|^[\p{L}\p{N}\p{M}¿¡'’‘‚"“„«»「『…$€£]/u;
/** A few words with a sign behind them that parts them from the others. */
const SEPARATED =
  /^[^:：∶﹕꞉]{1,60}[:：∶﹕꞉](?:\s|$)|^\p{L}{1,30}[:：∶﹕꞉](?=\p{L})(?!\/\/)|^\S+(?:\s\S+){0,2}?(?:\s?[∶﹕꞉|→»›=;]+\s?|\s[-–—]+>?\s|\s?[-=]?>\s)\S/u;
const CLOCK_WORDS = 5;
const CLOCK = /(?<![\p{N}:.])\p{N}{1,2}[:.h]\p{N}{2}(?![\p{N}])/u;

function isStamp(seen: string): boolean {
  const stamp = stampAt(seen);
  return stamp !== undefined && stamp.hasClock && stamp.length === seen.length;
}

function isShort(text: string): boolean {
  return wordsIn(text).length <= 8 || !/[.!?…]$/.test(text.trim());
}

function folded(text: string): readonly string[] {
  return wordsIn(text).map((word) => word.folded);
}
