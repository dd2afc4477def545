// A mail to the person, a bubble with the time alone and a copied post are nobody's words, although no name stands there.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { TIMES } from "../../support/times.ts";
import { headedMail } from "./letter-parts.ts";
import { OWN_WITH_TIMES } from "./own-texts.ts";

const MIRA = ["Mira", "Mira Huber"];

function kindOf(text: string): string {
  return ownWords(text, MIRA).kind;
}

describe("what was sent or copied is nobody's words", () => {
  it("under any part of a mail's head, in any language", () => {
    fc.assert(
      fc.property(headedMail, (text) => {
        expect([text, kindOf(text)]).toEqual([text, "unclear"]);
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it("in bubbles with nothing but the time, above or behind each", () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 22 * 60 }),
        minutes,
        fc.boolean(),
        (start, gaps, isAbove) => {
          let at = start % 5 === 0 ? start + 1 : start;
          const times = [at, ...gaps.map((gap) => (at += gap))].map(
            (time) => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, "0")}`,
          );
          const text = times
            .map((time) => (isAbove ? `${time}\nI love horses` : `I love horses ${time}`))
            .join("\n");
          expect([text, kindOf(text)]).toEqual([text, "unclear"]);
        },
      ),
      { numRuns: 50 * TIMES },
    );
  });

  it.each([
    "To: Mira\nI was in hospital.",
    "to Mira\n\nI was in hospital.",
    "Für Mira\n\nich war im Krankenhaus.",
    "Prof. Gruber\nto me\n\nI was in hospital.",
    "Prof. Gruber\nan mich\n\nich war im Krankenhaus.",
    "Anne Petit\nà moi\n\nj'étais malade.",
    "Ana Gil\npara mí\n\nestuve enferma.",
    "I love horses 12:03 ✓✓\nme too 12:04",
    "I love horses 12:05 ✓✓",
    "I love horses\n12 likes\nReply",
    "I love horses\nLike · Reply · 2h",
    "ich mag Pferde\nGefällt mir · Antworten · 2 Std.",
    "j'aime les chevaux\nJ’aime · Répondre · 2 h",
    "me gustan los caballos\nMe gusta · Responder · 2 h",
    "I love horses\n3:04 PM · Nov 30, 2026 · 1,234 Views",
  ])("%j", (text) => {
    expect(kindOf(text)).toBe("unclear");
  });
});

describe("the person's own words stay theirs", () => {
  it.each(OWN_WITH_TIMES)("%j", (text) => {
    expect(ownWords(text, MIRA)).toEqual({ kind: "all", words: text });
  });
});

it("a text of any form is read in time that grows with its length", () => {
  for (const unit of [
    "12:03\n",
    "I like 12:03\n",
    "1 m like ",
    "lg\nTom\n",
    "✓",
    "To: a\n",
    "Tom\n10:15\n",
  ]) {
    expect(kindOf(unit.repeat(3_000))).toBeTypeOf("string");
    expect(kindOf(`I love horses\n${unit.repeat(40)}x`)).toBeTypeOf("string");
  }
});
