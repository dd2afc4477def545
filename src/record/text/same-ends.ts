// Most of a text stays when it is changed. What two texts have in common at their ends is found by comparing whole
// halves, which costs about as much as comparing the texts once.

export interface SameEnds {
  /** Length of the common beginning. */
  readonly before: number;
  /** Length of the common end. It never overlaps the beginning in the shorter text. */
  readonly after: number;
}

/** The lengths of what two texts have in common at their beginnings and at their ends. */
export function sameEnds(a: string, b: string): SameEnds {
  const shorter = Math.min(a.length, b.length);
  const before = largest(shorter, (from, to) => a.slice(from, to) === b.slice(from, to));
  const fromEnd = (text: string, from: number, to: number): string =>
    text.slice(text.length - to, text.length - from);
  const after = largest(
    shorter - before,
    (from, to) => fromEnd(a, from, to) === fromEnd(b, from, to),
  );
  return { before, after };
}

/** The largest number up to `limit` below which all is the same. */
function largest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
