// Ids are counted in `id:` fields only, so that a number that somebody typed in a text never moves a counter.
// Proof: test/record/text/ids-and-time.test.ts.

import { movedOffset } from "./changed-lines.ts";
import type { ChangedLines } from "./changed-lines.ts";

export type IdPrefix = "LEARN" | "CUR" | "PER" | "ACT";

/** The next id of a prefix: one more than the largest in the text's `id:` fields, padded to four digits. */
export function nextId(prefix: IdPrefix, text: string): string {
  return formatId(prefix, largestNumbers(text)[prefix] + 1);
}

/** An id with at least four digits: `LEARN-0007`. */
export function formatId(prefix: IdPrefix, number: number): string {
  return `${prefix}-${String(number).padStart(4, "0")}`;
}

/** The largest number of each prefix in `id:` fields, glued items included; 0 where there is none. */
export function largestNumbers(text: string): { [prefix in IdPrefix]: number } {
  const { LEARN, CUR, PER, ACT } = largestFields(text);
  return { LEARN: LEARN.number, CUR: CUR.number, PER: PER.number, ACT: ACT.number };
}

/** The `id:` field with the largest number of each prefix. */
export type LargestFields = Readonly<{ [prefix in IdPrefix]: Found }>;

/** A number and its offset; 0 and -1 where there is none. */
interface Found {
  readonly number: number;
  readonly index: number;
}

/** Finds the fields with the largest numbers. */
export function largestFields(text: string): LargestFields {
  const found: { [prefix in IdPrefix]: Found[] } = { LEARN: [], CUR: [], PER: [], ACT: [] };
  for (const { 1: prefix, 2: number, index } of text.matchAll(LIKELY_FIELD)) {
    if (isPrefix(prefix)) found[prefix].push({ number: Number(number), index });
  }
  const largest = (prefix: IdPrefix): Found =>
    found[prefix]
      .toSorted((a, b) => b.number - a.number)
      .find((one) => isField(text, prefix, one)) ?? { number: 0, index: -1 };
  return {
    LEARN: largest("LEARN"),
    CUR: largest("CUR"),
    PER: largest("PER"),
    ACT: largest("ACT"),
  };
}

/**
 * The same for a text of which some lines were changed; undefined where one of the fields stood in these lines.
 * @param known the fields of the text before.
 */
export function movedFields(
  text: string,
  known: LargestFields,
  changed: ChangedLines,
): LargestFields | undefined {
  const { start, oldEnd, newEnd } = changed;
  const added = largestFields(text.slice(start, newEnd));
  const isGone = ({ index }: Found): boolean => index >= start && index < oldEnd;
  if (PREFIXES.some((prefix) => isGone(known[prefix]))) return undefined;
  const larger = (prefix: IdPrefix): Found => {
    const [old, one] = [known[prefix], added[prefix]];
    if (one.number > old.number) return { number: one.number, index: one.index + start };
    return { number: old.number, index: movedOffset(old.index, changed) };
  };
  return { LEARN: larger("LEARN"), CUR: larger("CUR"), PER: larger("PER"), ACT: larger("ACT") };
}

/** False for an id that has none of the prefixes with a larger number; true also where that takes a closer look. */
export function isLargerThan(
  id: string,
  numbers: Readonly<{ [prefix in IdPrefix]: number }>,
): boolean {
  const prefix = PREFIXES.find((one) => id.startsWith(one));
  if (!prefix || id[prefix.length] !== "-") return id !== "";
  let number = 0;
  const digits = prefix.length + 1;
  for (let at = digits; at < id.length; at += 1) {
    const digit = id.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return true;
    number = number * 10 + digit;
  }
  return number > numbers[prefix];
}

const PREFIXES: readonly IdPrefix[] = ["LEARN", "CUR", "PER", "ACT"];

/** True when the number stands in an `id:` field on its line. */
function isField(text: string, prefix: IdPrefix, { number, index }: Found): boolean {
  const end = text.indexOf("\n", index);
  const line = text.slice(text.lastIndexOf("\n", index) + 1, end < 0 ? text.length : end);
  return [...line.matchAll(ID_FIELD)].some(
    ([, mark, digits]) => mark === prefix && Number(digits) === number,
  );
}

function isPrefix(text: string | undefined): text is IdPrefix {
  return text === "LEARN" || text === "CUR" || text === "PER" || text === "ACT";
}

/** Every field matches it, and hardly anything else. Matching it takes a tenth of the time. */
const LIKELY_FIELD = /\bid:[ \t]*["']?(LEARN|CUR|PER|ACT)-(\d{1,9})/g;
// An `id:` stands at the beginning of a line, or after the dash of an item that was glued to the line before it.
const ID_FIELD =
  /(?:^[ \t]*(?:-[ \t]+)?|[ \t]-[ \t]+)id:[ \t]*["']?(LEARN|CUR|PER|ACT)-(\d{1,9})["']?[ \t\r]*(?:#.*)?$/gm;
