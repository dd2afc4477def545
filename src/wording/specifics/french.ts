// French words of what is specific in a sentence.

import type { SpecificWords } from "./words.ts";

export const FRENCH_SPECIFICS: SpecificWords = {
  typical:
    "le la les et est mon ma mes je j'ai tu un une que de ne pas avec c'est des dans du au il elle on qui j'aime suis".split(
      " ",
    ),
  numbers: {
    zero: 0,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    douzaine: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    vingts: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    septante: 70,
    huitante: 80,
    nonante: 90,
    cent: 100,
    cents: 100,
    mille: 1000,
    million: 1e6,
    millions: 1e6,
    milliard: 1e9,
    milliards: 1e9,
  },
  joins: ["et"],
  ordinals:
    "troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme".split(
      " ",
    ),
  noNames:
    "voix carnet maman papa mamie papi mamy papy tonton tata tante oncle monsieur madame mademoiselle dieu noel paques internet tv ok salut bonjour oui non ah oh terre lune soleil".split(
      " ",
    ),
  beforeNames:
    "appelle appelles appelait nomme oncle tante monsieur madame frere soeur cousin cousine ami amie".split(
      " ",
    ),
  beforePlaces: ["a", "en", "de", "chez", "vers"],
  colours: [
    ["rouge", "rouges"],
    ["orange"],
    ["jaune", "jaunes"],
    ["vert", "verte", "verts", "vertes"],
    ["bleu", "bleue", "bleus", "bleues", "turquoise"],
    ["violet", "violette", "mauve", "lilas"],
    ["rose", "roses"],
    ["marron", "brun", "brune"],
    ["noir", "noire", "noirs", "noires"],
    ["blanc", "blanche", "blancs", "blanches"],
    ["gris", "grise", "grises"],
  ],
  afterNames:
    "habite habitait vit aime aimait dit disait joue travaille vient venait raconte".split(" "),
  be: ["est", "etait"],
  my: ["mon", "ma", "notre"],
  units: {
    day: ["jour", "jours"],
    week: ["semaine", "semaines"],
    month: ["mois"],
    year: ["an", "ans"],
  },
  beforeHours: ["a", "vers"],
  afterHours: ["heure", "heures", "h", "et demie"],
  halfBefore: [],
  afterAges: ["et", "deja"],
};
