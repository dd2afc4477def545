// Ids are counted in `id:` fields only, so that a number that somebody typed in a text never moves a counter.
// Proof: test/record/text/ids-and-time.test.ts.

export type IdPrefix = "LEARN" | "CUR" | "PER" | "ACT";

/** The next id of a prefix: one more than the largest in the text's `id:` fields, padded to four digits. */
export function nextId(prefix: IdPrefix, text: string): string {
  return formatId(prefix, largestNumber(prefix, text) + 1);
}

/** An id with at least four digits: `LEARN-0007`. */
export function formatId(prefix: IdPrefix, number: number): string {
  return `${prefix}-${String(number).padStart(4, "0")}`;
}

/** The largest number of a prefix in `id:` fields, glued items included; 0 where there is none. */
export function largestNumber(prefix: IdPrefix, text: string): number {
  let largest = 0;
  for (const [, mark, number] of text.matchAll(ID_FIELD)) {
    if (mark === prefix) largest = Math.max(largest, Number(number));
  }
  return largest;
}

// An `id:` stands at the beginning of a line, or after the dash of an item that was glued to the line before it.
const ID_FIELD =
  /(?:^[ \t]*(?:-[ \t]+)?|[ \t]-[ \t]+)id:[ \t]*["']?(LEARN|CUR|PER|ACT)-(\d{1,9})["']?[ \t\r]*(?:#.*)?$/gm;
