// French words that go on with what was spoken of.

import type { FollowUpWords } from "./words.ts";

export const FRENCH_FOLLOW_UPS: FollowUpWords = {
  openings: ["et", "mais", "ou", "alors", "donc", "qu'en est-il de", "et si"],
  standIns: "il ils elle elles eux leur leurs sa son ses ça cela ceux celui celle celles".split(
    " ",
  ),
  lastWords: "là ici lui aussi alors ainsi".split(" "),
  empty: ["il y a", "y a-t-il", "il faut", "il pleut", "il neige", "quelle heure est-il"],
  askers: "comment pourquoi où quand combien que quoi qui quel quelle quels quelles".split(" "),
  talk: "raconte racontez raconte-moi dis dites moi plus encore vraiment pourquoi continue continuez explique expliquez vas va suite sais autre ah oh hm ok oui non plaît plait exemple vrai intéressant super cool merci".split(
    " ",
  ),
};
