// Stamps: the day and the time that programs write beside a message, in whatever order and language. The words of dates come
// from the language data of Node. Proof: test/voice/pasted/stamps.test.ts.

import { once } from "../../once.ts";
import { foldLetters } from "../../record/text/fold.ts";
import { OWN_LABELS, YOU_LABELS } from "../../wording/chat-labels.ts";

export interface Stamp {
  /** So many characters of the text, with the brackets around it. */
  readonly length: number;
  readonly hasDay: boolean;
  readonly hasClock: boolean;
  readonly isBracketed: boolean;
  /** Written as programs do: with the second, or with the year beside the time. */
  readonly isExact: boolean;
}

/** Gives the stamp that a text begins with. */
export function stampAt(text: string): Stamp | undefined {
  const seen = text.slice(0, MOST_CHARS);
  return /\p{Nd}/u.test(seen) ? stampIn(masked(seen)) : undefined;
}

/** Gives the stamp that a text ends with, and the place where it begins. */
export function stampAtEnd(
  text: string,
): { readonly start: number; readonly stamp: Stamp } | undefined {
  const from = Math.max(0, text.length - MOST_CHARS);
  const seen = masked(text.slice(from));
  if (!/\p{Nd}/u.test(seen)) return undefined;
  for (const { index } of seen.matchAll(BEGINS)) {
    const rest = seen.slice(index);
    const stamp = stampIn(rest);
    if (stamp?.length === rest.length) return { start: from + index, stamp };
  }
  return undefined;
}

/** No stamp is longer. */
const MOST_CHARS = 64;
const BEGINS = /(?<![\p{L}\p{M}\p{Nd}\p{Co}])[\p{L}\p{Nd}\p{Co}[(【]/gu;

/** Signs that stand for the letters of such a word, so that one pattern does for all languages. */
const [DAY_NAME, MONTH, HALF_OF_DAY, LINK] = ["\uE001", "\uE002", "\uE003", "\uE004"];

/** "Am" is one of these, and a half of the day. */
const BETWEEN = `[${LINK}${HALF_OF_DAY}]`;

const GAP = String.raw`(?:(?:\s?\([\p{Script=Han}\p{Script=Hangul}]\)|${DAY_NAME}+)?[\s,،.]{1,3}(?:${BETWEEN}+\.?\s){0,2}|T)`;
const DATE = [
  String.raw`(?:19|20)\p{Nd}{6}(?=[\s,T_-])`,
  String.raw`\p{Nd}{1,4}(?:[./-]\s?\p{Nd}{1,2}){2}(?:\p{Nd}{2})?(?!\p{Nd})\.?`,
  String.raw`\p{Nd}{1,2}\.\s?\p{Nd}{1,2}\.(?!\p{Nd})`,
  String.raw`\p{Nd}{1,2}/\p{Nd}{1,2}(?![\p{Nd}/])`,
  String.raw`\p{Nd}{1,2}[.-]\p{Nd}{1,2}(?=[\s,]{1,2}(?:${HALF_OF_DAY}+\s?)?\p{Nd}{1,2}:\p{Nd}{2})`,
  String.raw`(?:\p{Nd}{4}[年년]\s?)?\p{Nd}{1,2}[月월]\s?\p{Nd}{1,2}[日일]`,
  String.raw`\p{Nd}{1,2}(?:\.|er|º|st|nd|rd|th)?[\s-](?:${BETWEEN}+\s)?${MONTH}+\.?(?:[\s,-]{1,2}(?:${BETWEEN}+\s)?\p{Nd}{2,4}(?![\p{Nd}:.]\p{Nd})(?:\s?г\.)?)?`,
  String.raw`${MONTH}+\.?\s\p{Nd}{1,2}(?:st|nd|rd|th)?(?![:.h]?\p{Nd})(?:,?\s\p{Nd}{4})?`,
].join("|");
const CLOCK = String.raw`(?:${HALF_OF_DAY}+\s?)?\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?:[.,]\p{Nd}{1,6})?(?!:?\p{Nd})(?:\s?(?:${HALF_OF_DAY}+\.?|[ap${LINK}]\.?\s?m\b\.?|Uhr\b|h\b))?(?:\s?(?:Z|UTC|GMT)\b)?(?:\s?[+-]\p{Nd}{2}:?\p{Nd}{2})?`;
/** "Mar" is a Tuesday and a month. "10:15 May: ..." is said by May, "10:15, Thursday" is not. */
const PIECES = String.raw`(?:${BETWEEN}+\.?\s){0,2}(?:[${DAY_NAME}${MONTH}]+\.?${GAP})?(?:${DATE}|${CLOCK})(?:${GAP}(?:${DAY_NAME}+\.?[\s,]{1,2}(?:${BETWEEN}+\s)?)?(?:${DATE}|${CLOCK})){0,2}`;
const OPEN = new RegExp(
  String.raw`^${PIECES}(?:\s?\(${DAY_NAME}+\.?\)|,\s?${DAY_NAME}+\.?)?`,
  "iu",
);
const BRACKETED = new RegExp(
  String.raw`^[[(【]\s?${PIECES}(?:[\s,(]{1,2}${DAY_NAME}+\.?\)?)?\s?[\])】]`,
  "iu",
);
const HAS_DAY = new RegExp(String.raw`${DAY_NAME}|${DATE}`, "iu");
const HAS_CLOCK = new RegExp(CLOCK, "iu");
const HAS_YEAR =
  /\p{Nd}{4}|\p{Nd}[./-]\s?\p{Nd}{1,2}[./-]\s?\p{Nd}{2}|\uE002[.\s,-]{0,3}\p{Nd}{2}(?!\p{Nd})(?![:.])/u;
const HAS_SECOND = /:\p{Nd}{2}[:.]\p{Nd}{2}/u;

function stampIn(seen: string): Stamp | undefined {
  const isBracketed = /^[[(【]/.test(seen);
  const [found] = (isBracketed ? BRACKETED : OPEN).exec(seen) ?? [];
  if (found === undefined) return undefined;
  const hasDay = HAS_DAY.test(found);
  // "01.01.2026, 10.15.22"
  const isTwice = (found.match(DAYS) ?? []).length > 1;
  const hasClock = isTwice || HAS_CLOCK.test(found.replace(DAYS, " "));
  const isExact = hasClock && (HAS_SECOND.test(found) || HAS_YEAR.test(found));
  return { length: found.length, hasDay, hasClock, isBracketed, isExact };
}

const DAYS = new RegExp(DATE, "giu");

/** The text with a sign for each letter of a word of dates. */
function masked(text: string): string {
  return text.replace(
    /[\p{L}\p{M}]+/gu,
    (word) => signs().get(foldLetters(word))?.repeat(word.length) ?? word,
  );
}

const LANGUAGES =
  "en en-CA de de-AT es fr it pt ca nl pl cs sk da sv nb fi tr ru uk el ro hu hr ja ko zh zh-TW ar he hi id vi".split(
    " ",
  );

const signs = once((): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const add = (sign: string, text: string): void => {
    for (const word of foldLetters(text).match(/[\p{L}\p{M}]+/gu) ?? []) {
      const isOther = word.length < 2 || OWN_LABELS.has(word) || YOU_LABELS.has(word);
      if (!isOther && !found.has(word)) found.set(word, sign);
    }
  };
  for (const language of LANGUAGES) {
    const nearby = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    for (const days of [-1, 0, 1]) add(DAY_NAME, oneWord(nearby.format(days, "day")));
    for (const width of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, {
        weekday: width,
        day: "numeric",
        month: width,
        hour: "numeric",
        hour12: true,
        timeZone: "UTC",
      });
      const month = new Intl.DateTimeFormat(language, { month: width, timeZone: "UTC" });
      for (let at = 0; at < 12; at += 1) {
        // Each is of another month, and seven of them of another weekday.
        const date = Date.UTC(2026, 0, 1 + 31 * at, at * 2);
        add(MONTH, month.format(date));
        for (const { type, value } of format.formatToParts(date)) {
          if (type === "weekday") add(DAY_NAME, value);
          if (type === "month") add(MONTH, value);
          if (type === "dayPeriod") add(HALF_OF_DAY, value);
        }
      }
    }
    const whole = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
    for (const { type, value } of whole.formatToParts(0)) if (type === "literal") add(LINK, value);
  }
  for (const word of BETWEEN_TOO) found.set(word, LINK);
  return found;
});

/** "Vor einem Tag" names no day. */
function oneWord(text: string): string {
  return /\s/.test(text) ? "" : text;
}

/** Beside those that programs write: "on", "am", "a las". One letter is no word of a date anywhere else. */
const BETWEEN_TOO = "a as at on of the um den le el las de в о у г р".split(" ");
