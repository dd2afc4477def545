import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unfoundedIn } from "../../src/voice/receipts/unfounded.ts";

const TODAY = "2026-11-30";
const MIRA = [
  "Name: Mira",
  "Age: 9",
  "Languages: English; Spanish",
  "Born on: 2017-03-14",
  "Family: Gethin (father, railwayman); Abril (sister); Teo (brother)",
  "Lives in: Lisbon",
  "1) 2026-05-03: An octopus has three hearts and blue blood",
  "2) 2026-11-16: Yesterday we launched the raft with Grandpa Otto [Yesterday = 2026-11-15]",
  "3) 2019-07-01: Found a bicycle bell in a fishing net",
  "4) 2026-02-11: The Wind in the Willows, Kenneth Grahame: likes Ratty",
  "5) 2026-08-20: A blue whale can weigh 150 tonnes",
];
const JUNA = [
  "Name: Juna",
  "Languages: Deutsch",
  "Born on: 2018-11-02",
  "Family: Knopf (Kater); Oma Trude; Onkel Bert",
  "1) 2026-03-04: Die Straßenbahn bekommt ihren Strom aus der Oberleitung",
  "2) 2026-04-18: zum ersten Mal vor der Klasse vorgelesen",
  "3) 2026-05-01: Knopf hat zwölf Zehen an den Vorderpfoten",
];
const INES = [
  "Name: Inés",
  "Languages: español; inglés",
  "Born on: 1984-06-09",
  "Family: Gethin (pareja); Abril (hija, once)",
  "1) 2024-01-10: La guitarra número 40 es de ciprés y abeto",
  "2) 2026-10-05: Los trenes nocturnos salen a las 22:30 de Chamartín",
];
const ODILE = [
  "Name: Odile",
  "Languages: français",
  "Born on: 1948-02-29",
  "People: Solange (voisine de pupitre depuis 1998)",
  "1) 1991-12-31: Le dernier train est passé; j'ai baissé la barrière quand même",
  "2) 2026-09-01: Les abeilles ont cinq yeux",
];

const flagged = (reply: string, lines: readonly string[], question = "") =>
  unfoundedIn(reply, { texts: [lines.join("\n"), question], question, today: TODAY }).map(
    ({ kind, text }) => `${kind} ${text}`,
  );

describe("a reply that keeps to what was shown", () => {
  it.each([
    ["An octopus has 3 hearts! Isn't that wild?", MIRA],
    ["I am nine. My birthday is on the 14th of March.", MIRA],
    ["I have two siblings: Abril and Teo. Dad's called Gethin.", MIRA],
    ["We launched the raft on November 15th, two weeks ago, with Grandpa Otto's help.", MIRA],
    ["I found a bell seven years ago, in 2019.", MIRA],
    ["I speak English and Spanish, and I live in Lisbon.", MIRA],
    ["Hablo español e inglés.", MIRA],
    ["I haven't learned that yet. Do you want me to look it up?", MIRA],
    ["I love Ratty from The Wind in the Willows.", MIRA],
    ["Hi! I'm good, thanks. What about you?", MIRA],
    ["A blue whale weighs a hundred and fifty tonnes.", MIRA],
    ["Knopf ist mein Kater. Er hat 12 Zehen!", JUNA],
    ["Ich bin acht. Ich hab im November Geburtstag.", JUNA],
    ["Am 18. April hab ich zum ersten Mal vor der Klasse gelesen.", JUNA],
    ["Oma Trude und Onkel Bert gehören zu meiner Familie.", JUNA],
    ["Der Strom für die Straßenbahn kommt aus der Oberleitung.", JUNA],
    ["Das hab ich noch nicht gelernt. Soll ich das nachschauen?", JUNA],
    ["Tengo cuarenta y dos años y mi hija Abril tiene 11.", INES],
    ["La guitarra cuarenta es de ciprés.", INES],
    ["El tren sale a las diez y media, a las 22:30, de Chamartín.", INES],
    ["Solange est ma voisine depuis 1998, ça fait vingt-huit ans.", ODILE],
    ["Le 31 décembre 1991, le dernier train est passé.", ODILE],
    ["Les abeilles ont 5 yeux.", ODILE],
    ["J'ai soixante-dix-huit ans.", ODILE],
  ])("is let through: %s", (reply, lines) => {
    expect(flagged(reply, lines)).toEqual([]);
  });
});

describe("a reply of another life", () => {
  it.each([
    ["Octopuses have nine hearts.", MIRA, "number nine"],
    ["My best friend is called Penelope.", MIRA, "name Penelope"],
    ["I live in Canberra.", MIRA, "name Canberra"],
    ["I was born in 1999.", MIRA, "date 1999"],
    ["My birthday is on the 5th of May.", MIRA, "date 5th of May"],
    ["I am 12 years old.", MIRA, "number 12"],
    ["Biscuit is my dog.", MIRA, "name Biscuit"],
    ["A blue whale weighs 200 tonnes.", MIRA, "number 200"],
    ["We went to the sea four weeks ago.", MIRA, "date four weeks ago"],
    ["Meine Freundin heißt Leonie.", JUNA, "name Leonie"],
    ["Wir waren in Hamburg.", JUNA, "name Hamburg"],
    ["Knopf hat 18 Zehen.", JUNA, "number 18"],
    ["Mein Bruder Malte ist groß.", JUNA, "name Malte"],
    ["Nací el 3 de abril de 1990.", INES, "date 3 de abril de 1990"],
    ["Mi perro se llama Tobías.", INES, "name Tobías"],
    ["La guitarra número 57 es de cedro.", INES, "number 57"],
    ["Ma sœur s'appelle Margaux.", ODILE, "name Margaux"],
    ["Les abeilles ont huit yeux.", ODILE, "number huit"],
    ["J'ai quarante ans.", ODILE, "number quarante"],
    ["I love the book “The Zorbanian Nights”.", MIRA, "title The Zorbanian Nights"],
    ["The raft is green, and I like it.", MIRA, "colour green"],
  ])("is seen: %s", (reply, lines, found) => {
    expect(flagged(reply, lines)).toContain(found);
  });
});

it("what the question names may be named", () => {
  expect(
    flagged("I don't know Canberra, and not 4711 either.", MIRA, "Is it Canberra, 4711?"),
  ).toEqual([]);
});

it("a number of a line is none of what was said", () => {
  expect(flagged("I am five.", ["Name: Mira", "5) Whales sing"])).toEqual(["number five"]);
});

it("whatever is shown may be said, word for word", () => {
  const lines = [...MIRA, ...JUNA, ...INES, ...ODILE];
  fc.assert(
    fc.property(fc.constantFrom(...lines), (line) => {
      const said = line.replace(/^\d+\) /, "");
      expect(flagged(said, lines)).toEqual([]);
    }),
  );
});

it("never throws, and takes no long time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (reply, text) => {
      unfoundedIn(reply, { texts: [text], question: "", today: TODAY });
    }),
  );
  const begun = performance.now();
  for (const piece of ["Anna 12 May 2024, ", "zwei und ", "A. ", "quatre-vingt-", "in Xy "]) {
    unfoundedIn(piece.repeat(60), {
      texts: [MIRA.join("\n").repeat(40)],
      question: "",
      today: TODAY,
    });
  }
  expect(performance.now() - begun).toBeLessThan(5000);
});
