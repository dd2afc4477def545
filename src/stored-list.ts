// A list or a table of names in a text that is kept somewhere: the text may be somebody else's. Zod tells of each wrong element, which
// takes a hundred times the memory of its text, so these tell of none and stop at the first.
// Proof: test/stored-list.test.ts, test/state/brought-values.test.ts.

import * as z from "zod";

/** A list with these elements, each as it is in the text. @param most more of them are wrong too. */
export function listOf<Element>(
  element: z.ZodType<Element>,
  most = MOST_ELEMENTS,
): z.ZodType<Element[]> {
  return z.custom<Element[]>(
    (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((one) => element.safeParse(one).success),
  );
}

/** An object with any names and such values. @param most more of them are wrong too. */
export function tableOf<Value>(
  element: z.ZodType<Value>,
  most = MOST_ELEMENTS,
): z.ZodType<{ [name: string]: Value }> {
  const values = listOf(element, most);
  return z.custom<{ [name: string]: Value }>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      values.safeParse(Object.values(value)).success,
  );
}

/** A forgetting after many years names some ten thousand receipts. */
const MOST_ELEMENTS = 200_000;
