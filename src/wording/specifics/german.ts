// German words of what is specific in a sentence.

import type { SpecificWords } from "./words.ts";

export const GERMAN_SPECIFICS: SpecificWords = {
  typical:
    "der die das und ist ich du ein eine mein meine meinen meiner nicht mit zu auf war bin hab habe hat sind es im den dem wir auch noch mag".split(
      " ",
    ),
  numbers: {
    null: 0,
    ein: 1,
    eins: 1,
    zwei: 2,
    zwo: 2,
    drei: 3,
    vier: 4,
    funf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwolf: 12,
    dutzend: 12,
    dreizehn: 13,
    vierzehn: 14,
    funfzehn: 15,
    sechzehn: 16,
    siebzehn: 17,
    achtzehn: 18,
    neunzehn: 19,
    zwanzig: 20,
    dreissig: 30,
    vierzig: 40,
    funfzig: 50,
    sechzig: 60,
    siebzig: 70,
    achtzig: 80,
    neunzig: 90,
    hundert: 100,
    tausend: 1000,
    million: 1e6,
    millionen: 1e6,
    milliarde: 1e9,
    milliarden: 1e9,
  },
  joins: ["und"],
  ordinals:
    "dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst".split(
      " ",
    ),
  hasCapitalNouns: true,
  noNames:
    "gedachtnisbuch mama papa mami papi oma opa omi opi mutti vati herr frau doktor gott weihnachten ostern silvester internet tv ok okay hallo hi hey ja nein ach oh ahnung hause haus schule ruhe holz papier freunden freunde kindern kinder tieren tiere wasser ordnung zukunft wirklichkeit wahrheit musik spass angst freude schokolade liebe gluck mathe deutsch sport kunst metall stein glas stoff wolle gold silber milch mehl zucker geld zeit lust recht ende anfang mitte farbe regen sonne schnee nacht abend morgen mittag arbeit urlaub ferien natur leben welt erde mond wochen tagen jahren monaten stunden minuten sommer winter herbst fruhling erinnerung bewegung gruppen farben briefen buchern worten bildern gedanken stucken hand hande kopf herz bett ofen garten wald meer land stadt dorf essen trinken fruhstuck frieden stille not wut trauer sicherheit geduld muhe hilfe vorsicht bisschen paar wunsch reisen wiedersehen bald deutsch besuch".split(
      " ",
    ),
  beforeNames:
    "herr frau onkel tante opa oma doktor dr professor familie heisst heisse heissen hiess namens nenne nennen nannte nannten genannt kenne kennst treffe besuche besuchte besucht".split(
      " ",
    ),
  beforePlaces: ["in", "nach", "aus", "bei", "von", "bis", "auf"],
  colours: [
    ["rot"],
    ["orange"],
    ["gelb"],
    ["grun"],
    ["blau", "turkis"],
    ["lila", "violett"],
    ["rosa", "pink"],
    ["braun"],
    ["schwarz"],
    ["weiss"],
    ["grau"],
  ],
  afterNames:
    "hiess hiessen heissen wohnt wohnte lebt lebte heisst mag mochte liebt sagt sagte spielt kommt kam arbeitet erzahlt erzahlte".split(
      " ",
    ),
};
