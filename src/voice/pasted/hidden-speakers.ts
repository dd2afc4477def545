// Speakers whose names stand where labels are not looked for: alone on lines that come again, behind a time, before or behind
// every line, or below what was said. Proof: test/voice/pasted/hidden-speakers.test.ts.

import { wordsIn } from "../../record/text/fold.ts";
import { STOP_WORDS } from "../../record/text/stop-words.ts";
import { withoutUnseen } from "../../record/text/unseen.ts";
import { ANNOUNCING, FIRST_PERSON, SECTION_WORDS } from "../../wording/chat-labels.ts";
import type { Label } from "./chat-signs.ts";
import { isReaction } from "./foreign-lines.ts";
import { isRowOfSomebody } from "./persons.ts";
import { stampAt, stampAtEnd } from "./stamps.ts";

/**
 * Gives the indexes of the lines that show somebody's name, or hold what a program tells of them.
 * @param isKnown says whether a folded name is the person's own, or a machine's.
 */
export function hiddenSpeakers(
  lines: readonly string[],
  isKnown: (name: string) => boolean,
): readonly number[] {
  const seen = lines.flatMap((line, at): readonly Seen[] => {
    const text = withoutUnseen(line.slice(0, LINE_CHARS)).trim();
    return text === "" ? [] : [{ at, text, words: folded(text) }];
  });
  return [
    ...repeated(seen),
    ...behindTimes(seen, isKnown),
    ...beside(seen, isKnown),
    ...atEdges(seen, isKnown),
    ...seen.filter(({ text }) => isReaction(text) || isRowOfSomebody(text)).map(({ at }) => at),
  ];
}

/**
 * True where the names may stand below the words: words stand above the first name and none below the last, or where the names
 * end the paragraphs.
 */
export function mayStandBelow(labels: readonly Label[], lines: readonly string[]): boolean {
  // A heading stands above.
  const alone = labels.filter(
    ({ form, rest }) => rest.trim() === "" && /^(?:bare|stamp|dash|shape)(?!.*#)/.test(form),
  );
  const [first, ...others] = alone.map(({ line }) => line);
  if (first === undefined || alone.length < labels.length / 2) return false;
  const isBlank = (at: number): boolean => !lines[at]?.trim();
  const last = others.at(-1) ?? first;
  const isAfterWords = !isBlank(first - 1) && !isStampAlone(lines[first - 1] ?? "");
  if (isAfterWords) return true;
  const endsText = lines.slice(last + 1).every((line) => !line.trim() || isStampAlone(line));
  const isBelowWords = lines.slice(0, first).some((line) => line.trim() && !isStampAlone(line));
  if (endsText && isBelowWords) return true;
  const ends = alone.filter(({ line }) => !isBlank(line - 1) && isBlank(line + 1));
  return ends.length * 2 >= alone.length;
}

interface Seen {
  readonly at: number;
  readonly text: string;
  readonly words: readonly string[];
}

const LINE_CHARS = 1200;

function folded(text: string): readonly string[] {
  return wordsIn(text).map((word) => word.folded);
}

/** One to three words alone on a line, which come again, with longer lines between them; or which alternate with longer ones. */
function repeated(seen: readonly Seen[]): readonly number[] {
  const isNear = (nth: number): boolean => isLong(seen[nth + 1]) || isLong(seen[nth - 1]);
  const short = seen.filter((line, nth) => isBare(line) && isNear(nth));
  const again = [...Map.groupBy(short, ({ words }) => words.join(" ")).values()].filter(
    (all) => all.length > 1,
  );
  if (again.length > 0) return again.flat().map(({ at }) => at);
  const isAlternating =
    seen.length >= 4 &&
    seen.length % 2 === 0 &&
    seen.every((line, nth) =>
      nth % 2 === 0 ? isBare(line) && line.words.length === 1 : isLong(line),
    );
  const isTold = seen.some(
    (line) => isLong(line) && line.words.some((word) => FIRST_PERSON.has(word)),
  );
  return isAlternating && isTold ? short.map(({ at }) => at) : [];
}

function isBare({ text, words }: Seen): boolean {
  return (
    words.length > 0 &&
    words.length <= 3 &&
    /^\P{L}{0,3}\p{L}[^.!?…,;:]*$/u.test(text) &&
    mayBeNamed(words) &&
    !(stampAt(text)?.length === text.length)
  );
}

function isLong(line: Seen | undefined): boolean {
  return line !== undefined && line.words.length > 1 && !isBare(line);
}

function mayBeNamed(words: readonly string[]): boolean {
  const [first = ""] = words;
  const isOther = FIRST_PERSON.has(first) && words.length > 1;
  return !isOther && !STOP_WORDS.has(first) && !SECTION_WORDS.has(first) && !ANNOUNCING.has(first);
}

/** Names alone on two lines or more, one of them known; a time or a sign may stand beside them. */
function beside(seen: readonly Seen[], isKnown: (name: string) => boolean): readonly number[] {
  const named = seen.flatMap((line, nth) => {
    const text = line.text.replace(/^[\s(~•*—–-]+|[\s)*]+$/gu, "");
    const { start = text.length, stamp } = stampAtEnd(text) ?? {};
    const written = (stamp?.hasClock ? text.slice(0, start) : text).replace(/[\s,•·|(–—-]+$/u, "");
    const words = folded(written);
    return isBare({ ...line, text: written, words }) ? [{ at: line.at, nth, words }] : [];
  });
  const known = named.filter(({ words }) => isKnown(words.join(" ")));
  const [first, ...others] = named.map(({ nth }) => nth);
  const last = others.at(-1);
  // A title above, and the own name below.
  const isOwnText =
    named.length === 2 && first === 0 && last === seen.length - 1 && known.length === 1;
  const isApart = others.some(
    (nth, at) => nth - 1 > (at === 0 ? (first ?? 0) : (others[at - 1] ?? 0)),
  );
  return known.length > 0 && isApart && !isOwnText ? named.map(({ at }) => at) : [];
}

/** "12:03 Tom I was there", on two lines or more; or on one, before what somebody says of themselves. */
function behindTimes(seen: readonly Seen[], isKnown: (name: string) => boolean): readonly number[] {
  const timed = seen.flatMap((line): readonly Timed[] => {
    const stamp = stampAt(line.text);
    if (!stamp?.hasClock) return [];
    const [, sign = "", written = "", rest = ""] =
      /^([\s,|–—-]*)@?(\p{L}[\p{L}\p{M}\p{N}_.'’-]*)(?=\s)(.*)$/u.exec(
        line.text.slice(stamp.length),
      ) ?? [];
    const [name = ""] = folded(written);
    const behind = folded(rest);
    if (name === "" || behind.length === 0 || sign === "") return [];
    if (
      name.length < 2 ||
      (FIRST_PERSON.has(name) && !isKnown(name)) ||
      STOP_WORDS.has(name) ||
      ANNOUNCING.has(name)
    )
      return [];
    return [{ at: line.at, name, isCapital: /^\p{Lu}/u.test(written), behind }];
  });
  const names = new Set(timed.map(({ name }) => name));
  const isTold =
    timed.length > 1 && (names.size < timed.length || timed.some(({ name }) => isKnown(name)));
  if (isTold) return timed.map(({ at }) => at);
  const nextOf = ({ behind }: Timed): string =>
    behind.find((word) => !/^(?:ii+|jr)$/.test(word)) ?? "";
  // "Im" is "in the", too.
  const voices = timed.filter(
    (line) =>
      FIRST_PERSON.has(nextOf(line)) &&
      nextOf(line) !== "im" &&
      (line.isCapital || timed.length > 1),
  );
  // "8:00 Breakfast with Tom" goes on with a word that holds a sentence together.
  const named = timed.filter((line) => {
    const next = nextOf(line);
    const goesOn = STOP_WORDS.has(next) || next.length < 3 || GOING_ON.has(next);
    return line.isCapital && line.behind.length > 1 && !goesOn;
  });
  return [...voices, ...(named.length > 1 ? named : [])].map(({ at }) => at);
}

const GOING_ON: ReadonlySet<string> = new Set(
  "mit bei zum zur con avec chez dans and und".split(" "),
);

interface Timed {
  readonly at: number;
  readonly name: string;
  readonly isCapital: boolean;
  readonly behind: readonly string[];
}

/** Every line begins, or ends, with one of a few words or signs, each of which comes again; or two end with a name, one known. */
function atEdges(seen: readonly Seen[], isKnown: (name: string) => boolean): readonly number[] {
  const signed = seen.flatMap(({ at, text }) => {
    const name = folded(TAIL.exec(text)?.[1] ?? "").join(" ");
    return name === "" ? [] : [{ at, name }];
  });
  const names = new Set(signed.map(({ name }) => name));
  if (names.size > 1 && [...names].some(isKnown)) return signed.map(({ at }) => at);
  if (seen.length < 4) return [];
  const starts = seen.map(({ text }) => edge(/^\S+/.exec(text)?.[0] ?? ""));
  const ends = seen.map(({ text }) => {
    const [, sign = "", tail = ""] = /\s([-–—(~]\s?)(\S+)$/u.exec(text) ?? [];
    return sign === "" ? "" : edge(tail);
  });
  const isTurns = (edges: readonly string[]): boolean => {
    const counts = [...Map.groupBy(edges, (each) => each)];
    return (
      counts.length > 1 &&
      counts.length <= MOST_SPEAKERS &&
      counts.every(([each, all]) => each !== "" && all.length > 1) &&
      // Of a list, what is alike stands together; whoever talks takes turns.
      edges.filter((each, nth) => nth > 0 && each !== edges[nth - 1]).length * 2 >= edges.length
    );
  };
  const isTold = seen.some(({ words }) => words.some((word) => FIRST_PERSON.has(word)));
  return isTold && (isTurns(starts) || isTurns(ends)) ? seen.map(({ at }) => at) : [];
}

const MOST_SPEAKERS = 4;
const TAIL = /\s[-–—(~]\s?(\p{L}\S*(?:\s\p{L}\S*){0,2})$/u;

/** A name or a sign as it is compared; "" for what people begin sentences with. */
function edge(token: string): string {
  const [word = "", ...others] = folded(token);
  if (word === "") return /\p{Extended_Pictographic}/u.test(token) ? token : "";
  const isOther = FIRST_PERSON.has(word) || STOP_WORDS.has(word) || /^\p{N}/u.test(word);
  return others.length > 0 || word.length < 3 || isOther ? "" : word;
}

function isStampAlone(line: string): boolean {
  const text = withoutUnseen(line).trim();
  return text !== "" && stampAt(text)?.length === text.length;
}
