import { describe, expect, it } from "vitest";
import { coloursIn } from "../../src/wording/colours.ts";
import { datesIn, weekdaysIn } from "../../src/wording/dates.ts";
import { languageOf, numbersIn } from "../../src/wording/numbers.ts";
import { sameInOtherLanguages } from "../../src/wording/proper-names.ts";

const values = (text: string) => numbersIn(text, languageOf(text)).map((each) => each.values);

describe("a number", () => {
  it.each([
    ["An octopus has three hearts", [[3]]],
    ["I have forty-two shells and 7 stones", [[42], [7]]],
    ["It is one hundred and five years old", [[105]]],
    ["two thousand and nineteen of the birds", [[2019]]],
    ["I am in the third grade", [[3]]],
    ["Ich habe zweiundvierzig Steine und bin acht", [[42], [8]]],
    ["Das ist hundertfünf Jahre alt", [[105]]],
    ["die dritte Klasse", [[3]]],
    ["Tengo cuarenta y dos piedras y veintitrés hojas", [[42], [23]]],
    ["Es de mil novecientos noventa", [[1990]]],
    ["J'ai quatre-vingt-dix-sept billes et vingt et une plumes", [[97], [21]]],
    ["Il est très grand et j'ai soixante-dix ans", [[70]]],
    [
      "1,250 birds, 3.5 of them",
      [
        [1250, 1.25],
        [3.5, 3.5],
      ],
    ],
    ["two and three are not in a row", [[2], [3]]],
  ])("is read: %s", (text, expected) => {
    expect(values(text)).toEqual(expected.map((each) => [...new Set(each)]));
  });
});

describe("a date", () => {
  it.each([
    ["on 2026-05-03", { year: 2026, month: 5, day: 3 }],
    ["on May 3rd, 2026", { year: 2026, month: 5, day: 3 }],
    ["on the 3rd of May", { month: 5, day: 3 }],
    ["am 3. Mai 2026", { year: 2026, month: 5, day: 3 }],
    ["am 3. März", { month: 3, day: 3 }],
    ["el 3 de mayo de 2026", { year: 2026, month: 5, day: 3 }],
    ["le 1er août", { month: 8, day: 1 }],
    ["im Dezember", { month: 12 }],
    ["in May", { month: 5 }],
    ["in 2019", { year: 2019 }],
    ["am 3.5.", { month: 5, day: 3 }],
  ])("is read: %s", (text, parts) => {
    expect(datesIn(text).map(({ readings }) => readings)).toEqual([[parts]]);
  });

  it.each(["I may go", "Mars is red", "on the march", "seven", "30 birds", "dec", "a mar"])(
    "is not read: %s",
    (text) => {
      expect(datesIn(text)).toEqual([]);
    },
  );

  it("of figures alone is read in both orders", () => {
    expect(datesIn("on 03/05/26")[0]?.readings).toEqual([
      { year: 2026, month: 5, day: 3 },
      { year: 2026, month: 3, day: 5 },
    ]);
  });

  it("may be a weekday", () => {
    expect(weekdaysIn("Am Dienstag und martes, on Sundays").map(({ weekday }) => weekday)).toEqual([
      2, 2, 0,
    ]);
  });
});

describe("a colour", () => {
  it("is the same in every language and form", () => {
    const of = (text: string) => coloursIn(text, languageOf(text)).map(({ colour }) => colour);
    const [red] = of("it is a red kite in the sky");
    expect(of("das ist ein roter Drachen und ich mag ihn")).toEqual([red]);
    expect(of("es una cometa roja y la quiero")).toEqual([red]);
    expect(of("c'est un ballon rouge et je l'aime")).toEqual([red]);
  });
});

it("the name of a language or a country is known by its names in the others", () => {
  expect(sameInOtherLanguages("spanish")).toEqual(expect.arrayContaining(["spanisch", "espanol"]));
  expect(sameInOtherLanguages("alemania")).toContain("germany");
  expect(sameInOtherLanguages("zorbania")).toEqual([]);
});
