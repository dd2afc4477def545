// Texts of any characters. fast-check's own unit for them makes a table of all 1.1 million when it is first used, which costs each
// worker more than half a second and 100 MB.

import * as fc from "fast-check";

/** Code points, less the surrogates that are none by themselves. */
const COUNT = 0x110000 - 0x800;
const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

const character = fc.nat(COUNT - 1).map(
  (at) => String.fromCodePoint(at < FIRST_SURROGATE ? at : at + SURROGATES),
  (text) => {
    if (typeof text !== "string") throw new TypeError("no text");
    const code = text.codePointAt(0) ?? -1;
    const isOne = text === String.fromCodePoint(Math.max(code, 0)) && text.isWellFormed();
    if (!isOne) throw new RangeError("no character");
    return code < FIRST_SURROGATE ? code : code - SURROGATES;
  },
);

/** A text of any characters, as `fc.string({ unit: "binary" })` gives. */
export function anyCharacters(
  constraints: Omit<fc.StringConstraints, "unit"> = {},
): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}
