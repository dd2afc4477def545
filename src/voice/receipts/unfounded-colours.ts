// Colours of a claim that nothing shown has.

import { coloursIn } from "../../wording/colours.ts";
import type { Claim, Unfounded } from "./claim.ts";

/** Gives the colours. */
export function unfoundedColours({ sentence, known, language }: Claim): readonly Unfounded[] {
  if (!language) return [];
  return coloursIn(sentence, language)
    .filter(({ colour, start, end }) => {
      // "Das weiß ich nicht."
      const isVerb = /^wei(?:ss|\u00df)$/i.test(sentence.slice(start, end));
      return !isVerb && !known.colours.has(colour);
    })
    .map(({ start, end }) => ({ kind: "colour", text: sentence.slice(start, end) }));
}
