// Distress is heard through what children write so that nobody finds it: digits and signs for letters, letters one by one,
// letters of other alphabets. Ordinary digits and signs make nothing of ordinary words.

import { describe, expect, it } from "vitest";
import { distressIn } from "../../src/wording/distress.ts";
import { EVERYDAY, ORDINARY } from "./told.ts";

const TOLD = [
  "he hits me",
  "I want to kill myself",
  "my dad hits me",
  "my uncle touches me",
  "papa schlägt mich",
  "ich will sterben",
  "mon père me frappe",
  "je veux mourir",
  "mi padre me pega",
  "quiero morir",
];

/** Other letters for those of a text, in the order of the alphabet; a space keeps its own. */
function instead(letters: string): (text: string) => string {
  const all = Array.from(letters);
  return (text) =>
    text.replace(/[a-z]/g, (letter) => {
      const other = all[letter.charCodeAt(0) - 97] ?? " ";
      return other === " " ? letter : other;
    });
}

/** The letters from this one on, in the order of the alphabet. */
function from(first: number): string {
  return String.fromCodePoint(...Array.from({ length: 26 }, (_, at) => first + at));
}

const spelt = (gap: string, between: string) => (text: string) =>
  text
    .split(" ")
    .map((word) => Array.from(word).join(gap))
    .join(between);

const DISGUISES: { readonly [what: string]: (text: string) => string } = {
  "digits for letters": (text) =>
    text.replace(/i/gi, "1").replaceAll("e", "3").replaceAll("o", "0").replaceAll("a", "4"),
  "one digit": (text) => text.replaceAll("l", "1"),
  "signs for letters": (text) => text.replace(/i/gi, "!").replaceAll("s", "$").replaceAll("a", "@"),
  "a star for a vowel": (text) => text.replace(/(?<=\p{L})[aeiou](?=\p{L})/u, "*"),
  "spaced letters": spelt(" ", "  "),
  "widely spaced letters": spelt("  ", "    "),
  "spaced letters without wider gaps": spelt(" ", " "),
  "letters on lines": spelt("\n", "\n\n"),
  dots: spelt(".", " "),
  "dots and spaces": spelt(". ", ".  "),
  dashes: spelt("-", " "),
  underscores: spelt("_", " "),
  "spaced letters and digits": (text) =>
    spelt(" ", "  ")(text).replace(/i/gi, "1").replaceAll("e", "3"),
  "full width": instead(from(0xff41)),
  "bold letters of mathematics": instead(from(0x1d41a)),
  circles: instead(from(0x24d0)),
  "dark circles": instead(from(0x1f150)),
  "dark squares": instead(from(0x1f170)),
  "Cyrillic letters": instead("а с е   іј    ор  ѕ    ху "),
  "all that Cyrillic has": instead("авсԁе  һіјкӏмпорԛгѕтцѵԝху "),
  "Greek letters": instead("α   ε   ι κ  ηορ   τυνωχγζ"),
  "small capitals": instead("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘ ʀꜱᴛᴜᴠᴡ ʏᴢ"),
  "one run of letters": (text) => text.replaceAll(" ", "").padEnd(10, "!"),
  "a hashtag": (text) => `#${text.replaceAll(" ", "")}`,
  "inner capitals": (text) =>
    text.replace(/(?:^| )(\p{L})/gu, (_, letter: string) => letter.toUpperCase()),
  "signs between words": (text) => text.replace(/(?<=\p{L}{2}) (?=\p{L}{2})/gu, "."),
  "struck letters": (text) => Array.from(text, (sign) => `${sign}\u0336`).join(""),
};

describe.each(Object.entries(DISGUISES))("in %s", (_, disguise) => {
  it.each(TOLD)("%j is heard as it is in plain letters", (told) => {
    const text = disguise(told);
    expect([text, distressIn(text)]).toEqual([text, "sure"]);
    const within = `Hi! We made a kite.\n${text}\nDon't tell.`;
    expect([within, distressIn(within)]).not.toEqual([within, "none"]);
  });
});

describe("a deed that is drawn, or named as it is online, is a sign", () => {
  it.each([
    "my dad 👊 me every day",
    "papa 👊 mich",
    "mein papa 👊🏽 mich",
    "mi papá me 👊",
    "papa me 👊",
    "i 🔪 my arms",
    "i wanna unalive",
    "kys",
    "sewer slide",
    "he SAd me",
    "he SA'd me",
    "i s/h every night",
  ])("%s", (text) => {
    expect(distressIn(text)).not.toBe("none");
  });

  it.each([
    "gg 👊",
    "bro 👊 nice goal",
    "mum 🔪 the bread and I stir",
    "I am sad and SA is South Africa",
    "Schreib bitte auf die Liste: Klopapier, Hafermilch, Batterien.",
    "maths homework is literally killing me",
    "Donaudampfschifffahrtsgesellschaft",
    "MyFavouriteBook and YouTube",
  ])("but %s is not", (text) => {
    expect(distressIn(text)).toBe("none");
  });
});

describe("digits and signs in ordinary words", () => {
  it.each([
    ...EVERYDAY,
    ...ORDINARY,
    "I am in class 5b and my bus is the 3a",
    "it is 5km to school, at 10am I get 2nd breakfast",
    "my code is a1b2c3 and my name is l33t_h4x0r",
    "I got an A* in maths and $5 from gran!!!",
    "c u l8r m8, gr8 game, 4-0",
    "a b c d e f g h i j k l m n o p",
    "U S A, U K, E U",
    "x y z are letters, i o u 3 euros",
    "мама мыла раму, I learn Russian",
    "π is 3.14 and α is the first letter",
    "mail me @tom or tom@example.org",
    "we play d&d | then *swim* | then eat",
    "H2O and CO2 in physics",
    "ich habe 2x 1er in Mathe",
    "tengo 3o de primaria a las 7h",
    "le 1er mai, 2e place !",
  ])("mean no more than they say: %j", (text) => {
    expect(distressIn(text)).toBe("none");
  });

  it("take time in proportion to the length of the text", () => {
    const time = (text: string): number => {
      const start = performance.now();
      distressIn(text);
      return performance.now() - start;
    };
    for (const unit of ["a ", "h1t ", "a*b ", "а", "a.", "1 ", "a_1-", "k i l l  "]) {
      const text = unit.repeat(Math.ceil(4_000 / unit.length));
      time(text);
      expect(time(text.repeat(8))).toBeLessThan(64 * Math.max(time(text), 32));
    }
  });
});
