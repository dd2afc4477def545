// Spanish words that go on with what was spoken of.

import type { FollowUpWords } from "./words.ts";

export const SPANISH_FOLLOW_UPS: FollowUpWords = {
  openings: [
    "y",
    "e",
    "pero",
    "o",
    "entonces",
    "qué tal",
    "qué hay de",
    "qué hay del",
    "qué pasa con",
    "y si",
  ],
  standIns: "ella ellos ellas su sus suyo suya eso esos esas ese esa".split(" "),
  lastWords: "él esto este esta estos estas allí ahí allá así también entonces".split(" "),
  empty: ["qué hora es"],
  askers:
    "cómo como cuánto cuánta cuántos cuántas cuanto cuanta cuantos cuantas dónde donde cuándo cuando por qué que quién quien cuál cual".split(
      " ",
    ),
  talk: "cuéntame cuenta cuéntamelo dime di más mas verdad por qué de veras sigue explica explícame explícamelo otra vez sabes algo oh ah hm ok vale sí si no favor ejemplo cierto interesante genial guay gracias".split(
    " ",
  ),
};
