// Thousands of entries are the same before and after a change. Those that were not read again are the same objects, and
// only the others are described and compared.

import type { ParsedText } from "../text/parsed-text.ts";

/** A value, its description, and what stands for it where nobody need read the description. */
export interface Described {
  /** Equal only where the descriptions are. */
  readonly same: unknown;
  readonly describe: () => string;
}

/** The fields of an entry, which are the same object as long as nobody had to read them again. */
export function fieldsOf(fields: ReadonlyMap<string, string>): Described {
  return { same: fields, describe: () => describeFields(fields) };
}

/** The fields of an entry as one text, for comparing. */
export function describeFields(fields: ReadonlyMap<string, string>): string {
  return JSON.stringify([...fields]);
}

/** The headings of a text. */
export function headingsOf({ outline }: ParsedText): readonly Described[] {
  return outline.headings.map(({ text }) => word(text));
}

/** A value that is its own description. */
export function word(description: string): Described {
  return { same: description, describe: () => description };
}

/** True when both hold values of the same descriptions, each as often, in whatever order. */
export function haveSameValues(a: readonly Described[], b: readonly Described[]): boolean {
  if (a.length !== b.length) return false;
  const left = without(a, b);
  const sorted = without(b, a)
    .map(({ describe }) => describe())
    .toSorted();
  return left
    .map(({ describe }) => describe())
    .toSorted()
    .every((text, index) => text === sorted[index]);
}

function without(values: readonly Described[], others: readonly Described[]): readonly Described[] {
  const counts = new Map<unknown, number>();
  for (const { same } of others) counts.set(same, (counts.get(same) ?? 0) + 1);
  return values.filter(({ same }) => {
    const count = counts.get(same) ?? 0;
    if (count > 0) counts.set(same, count - 1);
    return count === 0;
  });
}

/**
 * What two lists have besides what is the same at their beginnings and at their ends. They hold the same values exactly
 * where these parts do.
 */
export function unlike<A, B>(
  a: readonly A[],
  b: readonly B[],
  isSame: (a: A, b: B) => boolean,
): { readonly a: readonly A[]; readonly b: readonly B[] } {
  const shorter = Math.min(a.length, b.length);
  const same = (at: number, other: number): boolean => {
    const [one, two] = [a.at(at), b.at(other)];
    return one !== undefined && two !== undefined && isSame(one, two);
  };
  let front = 0;
  while (front < shorter && same(front, front)) front += 1;
  let back = 0;
  while (back < shorter - front && same(a.length - 1 - back, b.length - 1 - back)) back += 1;
  return { a: a.slice(front, a.length - back), b: b.slice(front, b.length - back) };
}
