// Colours in a text, in all languages, in any of their forms. Proof: test/wording/specifics.test.ts.

import { once } from "../once.ts";
import { wordsIn } from "../record/text/fold.ts";
import type { Catalogue } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";

export interface SaidColour {
  /** The same for the same colour in every language. */
  readonly colour: number;
  readonly start: number;
  readonly end: number;
}

/** Finds the colours. @param language that of the text. A word of another one may be something else. */
export function coloursIn(text: string, language?: Catalogue): readonly SaidColour[] {
  const languages = [...coloursOf()].filter(
    ([catalogue]) => language === undefined || catalogue === language,
  );
  return wordsIn(text).flatMap(({ folded, start, end }) => {
    const colour = languages
      .map(([, forms]) => forms.findIndex((form) => form.test(folded)))
      .find((found) => found >= 0);
    return colour === undefined ? [] : [{ colour, start, end }];
  });
}

const coloursOf = once(
  () =>
    new Map(
      CATALOGUES.map((each) => [
        each,
        each.specifics.colours.map((forms) => new RegExp(`^(?:${forms.join("|")})(?:e[nmrs]?)?$`)),
      ]),
    ),
);
