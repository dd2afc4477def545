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
  const largest = { LEARN: 0, CUR: 0, PER: 0, ACT: 0 };
  for (let at = text.indexOf("id:"); at >= 0;) {
    // Most others are the ends of longer keys.
    if (at > 0 && !/\s/.test(text[at - 1] ?? "")) {
      at = text.indexOf("id:", at + 1);
      continue;
    }
    const end = text.indexOf("\n", at);
    const line = text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end);
    for (const [, prefix, number] of line.matchAll(ID_FIELD)) {
      if (isPrefix(prefix)) largest[prefix] = Math.max(largest[prefix], Number(number));
    }
    at = end < 0 ? -1 : text.indexOf("id:", end);
  }
  return largest;
}

function isPrefix(text: string | undefined): text is IdPrefix {
  return text === "LEARN" || text === "CUR" || text === "PER" || text === "ACT";
}

// An `id:` stands at the beginning of a line, or after the dash of an item that was glued to the line before it.
const ID_FIELD =
  /(?:^[ \t]*(?:-[ \t]+)?|[ \t]-[ \t]+)id:[ \t]*["']?(LEARN|CUR|PER|ACT)-(\d{1,9})["']?[ \t\r]*(?:#.*)?$/gm;
