// Strings for the forge, from the seed of the run: texts that pose as something else, and now and then a huge one.

import * as fc from "fast-check";
import { hostileText } from "../../record/builders.ts";

/** Text of a messenger or a model, up to tens of thousands of characters. */
export const anyHostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 49, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileText, fc.integer({ min: 100, max: 2000 }))
      .map(([text, times]) => `huge ${text} `.repeat(times).slice(0, 50_000)),
  },
);

/** Text that a person can type into one message: 1 to 4096 characters. */
export const hostileMessage: fc.Arbitrary<string> = anyHostile.map(
  (text) => text.slice(0, 4096) || "-",
);
