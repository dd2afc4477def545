// A letter is its writer's: whoever signs it with another name than the person's, or speaks to those among whom they are.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { TIMES } from "../../support/times.ts";
import { signedLetter } from "./letter-parts.ts";
import { OWN_CLOSED } from "./own-texts.ts";

const MIRA = ["Mira", "Mira Huber"];
const BODY = "I was in hospital and am back on monday.";

function kindOf(text: string): string {
  return ownWords(text, MIRA).kind;
}

describe("a letter is nobody's words", () => {
  it("where another name stands under its closing, in any language", () => {
    fc.assert(
      fc.property(signedLetter, (text) => {
        expect([text, kindOf(text)]).toEqual([text, "unclear"]);
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it.each([
    "\n\nDeine Oma",
    "\nTa mamie",
    "\n\nTu abuela",
    "\nDein Papa",
    "\n\nLG Tom",
    "\nLove, Grandma",
    "\nlove\ngrandma",
    "\nxoxo\ntom",
    "\n\n– Tom",
    "\n\nOma",
    "\n\nViele Grüße von Tom",
    "\nBest,\nTom\nPS: bring boots",
    "\n\n--\nTom Huber\nHauptstr. 3",
    "\n\nSent from my iPhone",
    "\n\nVon meinem iPhone gesendet",
    "\n\nEnvoyé de mon iPhone",
    "\n\nEnviado desde mi iPhone",
  ])("that ends with %j", (end) => {
    expect(kindOf(`${BODY}${end}`)).toBe("unclear");
  });

  it.each([
    "Dear students,\n\nI was away.\n\nAnna Gruber",
    "Dear students,\n\nI was away.",
    "Liebe Eltern,\n\nich war krank.",
    "Chers élèves,\n\nj'étais malade.",
    "Queridos alumnos:\n\nestuve enferma.",
    "Hallo mein Schatz,\nich war im Krankenhaus.",
    "Coucou ma chérie,\nj'étais à l'hôpital.",
    "Hola cariño,\nestuve en el hospital.",
    "Hi sweetie,\nI was in hospital.",
    "Hi all,\nI was away.\n\nTom",
    "Me: we sewed a flag\nAI: Lovely!\nMe: look\nI love horses.\nKind regards\nTom\nAI: ok",
  ])("that speaks to the reader, or in a turn of their own: %j", (text) => {
    expect(kindOf(text)).toBe("unclear");
  });
});

describe("the person's own words stay theirs", () => {
  it.each(OWN_CLOSED)("%j", (text) => {
    expect(ownWords(text, MIRA)).toEqual({ kind: "all", words: text });
  });
});
