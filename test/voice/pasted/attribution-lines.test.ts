// Under a line that names somebody else as the writer, nothing is the person's, whatever language and program wrote the line.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { TIMES } from "../../support/times.ts";

const MIRA = ["Mira", "Mira Santos"];
const LETTER = "I got a dog called Rex.\nHe sleeps in my bed.";

function kindOf(text: string): string {
  return ownWords(text, MIRA).kind;
}

const two = (n: number): string => String(n).padStart(2, "0");
const MONTHS = {
  en: ["Jan", "March", "Nov"],
  de: ["Jan.", "März", "November"],
  fr: ["janv.", "août", "nov."],
  es: ["ene", "marzo", "nov"],
} as const;
const DAYS = { en: "Mon", de: "Mo.", fr: "lun.", es: "lun" } as const;

interface Head {
  readonly day: number;
  readonly month: number;
  readonly hour: number;
  readonly minute: number;
  readonly name: string;
  /** " <tom@example.org>", or nothing. */
  readonly mail: string;
}

/** What programs write above the mail that is answered, and people above what they copy. */
const HEADS: readonly ((head: Head) => string)[] = [
  ({ day, month, hour, minute, name, mail }) =>
    `On ${DAYS.en}, ${MONTHS.en[month % 3]} ${day}, 2026 at ${hour}:${two(minute)} AM ${name}${mail} wrote:`,
  ({ day, month, hour, minute, name, mail }) =>
    `On ${day}/${month}/2026 ${two(hour)}:${two(minute)}, ${name}${mail} wrote:`,
  ({ day, month, hour, minute, name, mail }) =>
    `Am ${two(day)}.${two(month)}.2026 um ${two(hour)}:${two(minute)} schrieb ${name}${mail}:`,
  ({ day, month, hour, minute, name, mail }) =>
    `Am ${DAYS.de}, ${day}. ${MONTHS.de[month % 3]} 2026 um ${two(hour)}:${two(minute)} Uhr schrieb ${name}${mail}:`,
  ({ day, month, hour, minute, name, mail }) =>
    `${name}${mail} schrieb am ${day}.${month}.2026 um ${hour}.${two(minute)} Uhr:`,
  ({ day, month, hour, minute, name, mail }) =>
    `Le ${DAYS.fr} ${day} ${MONTHS.fr[month % 3]} 2026 à ${two(hour)}:${two(minute)}, ${name}${mail} a écrit\u00a0:`,
  ({ day, month, hour, minute, name, mail }) =>
    `Le ${day}/${two(month)}/2026 à ${hour}h${two(minute)}, ${name}${mail} a écrit :`,
  ({ day, month, hour, minute, name, mail }) =>
    `El ${DAYS.es}, ${day} ${MONTHS.es[month % 3]} 2026 a las ${hour}:${two(minute)}, ${name}${mail.replace(/<(.*)>/, "(<$1>)")} escribió:`,
  ({ day, month, hour, minute, name }) =>
    `2026-${two(month)}-${two(day)} ${hour}:${two(minute)} GMT+01:00 ${name} <huber@example.org>:`,
  ({ name }) => `My friend ${name} wrote to me:`,
  ({ name }) => `mein Freund ${name} hat mir geschrieben:`,
  ({ name }) => `mon copain ${name} m'a écrit :`,
  ({ name }) => `mi amiga ${name} me escribió ayer:`,
  ({ name }) => `Letter from ${name}:`,
  ({ name }) => `Nachricht von ${name}:`,
  ({ name }) => `Lettre de ${name} :`,
  ({ name }) => `Carta de ${name}:`,
  ({ name }) => `This is the message that ${name} sent me:`,
  ({ name, mail }) => `From: ${name}${mail || " <huber@example.org>"}`,
  ({ name, day }) => `From: ${name}\nSent: Monday, ${day} November 2026\nTo: Mira\nSubject: dog\n`,
  ({ name, day }) => `Von: ${name}\nGesendet: Montag, ${day}. November\nAn: Mira\nBetreff: Hund\n`,
  ({ name, day }) => `De : ${name}\nEnvoyé : lundi ${day} novembre\nÀ : Mira\nObjet : chien\n`,
  ({ name, day }) =>
    `De: ${name}\nEnviado: lunes, ${day} de noviembre\nPara: Mira\nAsunto: perro\n`,
];

/** So many of them are of programs, which break long lines. */
const OF_PROGRAMS = 9;

function broken(line: string, cut: number): string {
  const places = [...line.matchAll(/ (?=\p{L}|<)/gu)].filter(
    ({ index }) => index > line.length / 2,
  );
  const at = places[cut % Math.max(1, places.length)]?.index;
  return at === undefined ? line : `${line.slice(0, at)}\n${line.slice(at + 1)}`;
}

const word = fc.constantFrom(
  "Tom",
  "Huber",
  "José",
  "María",
  "Anne-Sophie",
  "O'Neill",
  "Łukasz",
  "Grandma",
);
const heads: fc.Arbitrary<Head> = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 12 }),
  hour: fc.integer({ min: 1, max: 12 }),
  minute: fc.integer({ min: 0, max: 59 }),
  name: fc
    .tuple(
      fc.constantFrom("Tom", "José", "Oma", "Luc"),
      fc.constantFrom("", " van der", " de la", " von"),
      fc.array(word, { minLength: 1, maxLength: 3 }),
    )
    .map(([first, small, more]) => `${first}${small} ${more.join(" ")}`),
  mail: fc.constantFrom("", " <tom.huber@example.org>", " <h@mail.example.co.uk>"),
});

const SAMPLE: Head = { day: 3, month: 11, hour: 9, minute: 12, name: "Tom Huber", mail: "" };

describe("under a line of a mail program, or of somebody who copies a letter,", () => {
  it.each(HEADS.map((write, at) => [write(SAMPLE), at] as const))(
    "nothing is evidence: %j",
    (_, at) => {
      fc.assert(
        fc.property(
          heads,
          fc.constantFrom("", "look at this\n\n", "hi!\n"),
          fc.nat(),
          (head, above, cut) => {
            const line = HEADS[at]?.(head) ?? "";
            for (const text of [
              `${above}${line}\n${LETTER}`,
              `${above}${line}\n\n${LETTER.replaceAll(/^/gm, "> ")}`,
              `${above}${at < OF_PROGRAMS ? broken(line, cut) : line}\n${LETTER}`,
            ]) {
              expect([text, kindOf(text)]).toEqual([text, "unclear"]);
            }
          },
        ),
        { numRuns: 8 * TIMES },
      );
    },
  );

  it("nothing is a turn of the person's either, where their other lines have a label", () => {
    fc.assert(
      fc.property(heads, fc.constantFrom(...HEADS), (head, write) => {
        const text = `Me: we sewed a flag\nAI: Lovely!\nMe: look\n${write(head)}\n${LETTER}`;
        const own = ownWords(text, MIRA);
        expect(own.kind === "unclear" ? "" : own.words, text).not.toMatch(/dog|bed/);
      }),
    );
  });

  it.each([
    "-----Original Message-----",
    "-------- Original Message --------",
    "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----",
    "-----Mensaje original-----",
    "---------- Forwarded message ---------",
    "---------- Weitergeleitete Nachricht ---------",
    "-------- Message transféré --------",
    "---------- Mensaje reenviado ---------",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "Forwarded from Tom Huber",
    "Weitergeleitet von Tom",
    "Look what grandma wrote:",
    "look what grandma wrote 👇",
    "Schau was Oma geschrieben hat:",
    "regarde ce que mamie a écrit :",
    "mira lo que escribió la abuela:",
    "Omas Brief:",
    "Grandma's letter:",
    "Tom's answer:",
    "we sewed a flag. My friend Tom wrote to me:",
    "here is what my teacher Mr. Smith said about it:",
    "my friend tom texted me this:",
    "I think grandma wrote:",
    "Mensaje de mi papá:",
    "Papa m'a envoyé ce message :",
    "Tom Huber <tom@example.com> hat am 3. November 2026 um 09:12 geschrieben:",
    "Von: Tom Huber [mailto:tom@example.org]",
    "2026年11月3日 9:12 Tom <tom@example.com>:",
  ])("nothing is evidence: %j", (line) => {
    const text = `${line}\n${LETTER}`;
    expect([text, kindOf(text)]).toEqual([text, "unclear"]);
  });

  it.each([
    "My friend Tom wrote to me: I got a dog",
    "Look what grandma wrote: I got a dog",
    'on Monday my brother said to me: "got a dog"',
    "mein Freund Tom hat mir geschrieben: mein Hund heißt Rex",
    "mi amiga Luz me escribió: tengo un perro y me quiere",
    "mon copain Luc m'a écrit : j'ai un chien",
    "letter from grandma: I got a dog",
  ])("nothing on the same line is evidence: %j", (text) => {
    expect(kindOf(text)).toBe("unclear");
  });
});

describe("a sentence with a colon is the person's own", () => {
  it.each([
    "On Monday I wrote:\nI like whales",
    "On Monday I wrote: I like whales",
    "Today at 9:12 I said: I want to fly",
    "Am Montag schrieb ich:\nich mag Wale",
    "Ich habe meiner Oma geschrieben:\nich mag Wale",
    "am 3.11. um 9:12 hab ich ihr geschrieben: ich mag Wale",
    "El lunes escribí:\nme gustan las ballenas",
    "le escribí a mi abuela: me gusta",
    "J'ai écrit à mamie :\nj'aime les baleines",
    "Le 3 novembre j'ai écrit : j'aime",
    "I then wrote to Tom:\nI like whales",
    "What I wrote in my diary:\nI like whales",
    "I told mum: I want a dog",
    "My letter to grandma:\nI like whales",
    "Mein Brief an Oma:\nIch mag Wale",
    "ma lettre à mamie :\nj'aime",
    "mi carta a la abuela:\nme gusta",
    "letter from me:\nI like whales",
    "my list: milk, bread",
    "my list:\nmilk\nbread",
    "Rex wrote my name on the wall",
    "He told me: go home. So we went.",
    "Dear Tom,\nI got a dog",
    "at school 9:30: maths\n10:15: music",
    "I got three things: my book, my bag",
    "the teacher asked us to write about the weekend:\nI went to the lake",
    "Grandma sent me a parcel: my favourite book and socks",
    "Tom wrote a story and it has three parts: start, middle, end",
    "I have an original idea: my boat",
    "Name: Tom\nFrom: Spain\nAge: 9",
    "De mayor quiero ser: piloto, mi sueño",
    "un mot pour toi : je t'aime",
    "my note of today: I swam",
    "Nachrichten von heute: ich hab gewonnen",
    "Today's mail: I got nothing",
    "Tom, who wrote a book: I like him",
    "this is what Tom said:",
  ])("%j", (text) => {
    expect(kindOf(text)).toBe("all");
  });
});

it("a text of any form is read in time that grows with its length", () => {
  for (const unit of [
    "wrote: ",
    "a@b.de ",
    "Tom said: I ",
    ": ",
    "- ",
    "9:12 ",
    "letter of ",
    "> ",
  ]) {
    expect(kindOf(unit.repeat(20_000))).toBeTypeOf("string");
    expect(kindOf(`${unit}\n`.repeat(5_000))).toBeTypeOf("string");
  }
});
