// Ids are counted in `id:` fields only, so that a number that somebody typed in a text never moves a counter.
// Proof: test/record/text/ids-and-time.test.ts.

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
  const found: { [prefix in IdPrefix]: Found[] } = { LEARN: [], CUR: [], PER: [], ACT: [] };
  for (const { 1: prefix, 2: number, index } of text.matchAll(LIKELY_FIELD)) {
    if (isPrefix(prefix)) found[prefix].push({ number: Number(number), index });
  }
  const largest = (prefix: IdPrefix): number =>
    found[prefix].toSorted((a, b) => b.number - a.number).find((one) => isField(text, prefix, one))
      ?.number ?? 0;
  return {
    LEARN: largest("LEARN"),
    CUR: largest("CUR"),
    PER: largest("PER"),
    ACT: largest("ACT"),
  };
}

interface Found {
  readonly number: number;
  readonly index: number;
}

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
