// English words of what is specific in a sentence.

import type { SpecificWords } from "./words.ts";

export const ENGLISH_SPECIFICS: SpecificWords = {
  typical:
    "the and is are was i my you it of to that with not in a an have has do can like from for at".split(
      " ",
    ),
  numbers: {
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    dozen: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    thousand: 1000,
    million: 1e6,
    billion: 1e9,
  },
  joins: ["and"],
  ordinals:
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
      " ",
    ),
  noNames:
    "voice grace-mar i i'm i'd i'll i've mum mummy mom mommy dad daddy papa mama grandma grandpa granny gran nan nana grandad granddad auntie aunt uncle mr mrs ms miss dr sir madam god christmas easter halloween sunday internet tv ok okay hi hello hey yes no oh wow hmm record ai earth moon sun english maths math wifi dvd cd pc diy pe".split(
      " ",
    ),
  beforeNames:
    "called named name's uncle aunt mr mrs ms miss dr sister brother cousin friend teacher".split(
      " ",
    ),
  beforePlaces: ["in", "at", "from", "near", "to"],
  colours: [
    ["red"],
    ["orange"],
    ["yellow"],
    ["green"],
    ["blue", "turquoise"],
    ["purple", "violet", "lilac"],
    ["pink"],
    ["brown"],
    ["black"],
    ["white"],
    ["grey", "gray"],
  ],
  afterNames:
    "lives lived loves likes loved says said taught told gave went plays works came comes called showed".split(
      " ",
    ),
  be: ["is", "was"],
  my: ["my", "our"],
  units: {
    day: ["day", "days"],
    week: ["week", "weeks"],
    month: ["month", "months"],
    year: ["year", "years", "yr", "yrs", "year-old"],
  },
  beforeHours: ["at", "past", "to"],
  afterHours: ["o'clock", "am", "pm", "a.m", "p.m"],
  halfBefore: [],
  afterAges: ["and", "already", "now", "or", "but"],
};
