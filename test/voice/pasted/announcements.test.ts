// What somebody else wrote is never the person's because they announced it without a colon. What they write or tell themselves is.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { TIMES } from "../../support/times.ts";
import { announcedLetter, ownLetter } from "./letter-parts.ts";
import { OWN_ANNOUNCED } from "./own-texts.ts";

const MIRA = ["Mira", "Mira Huber"];
const BODY = "I was in hospital and am back on monday.";

function kindOf(text: string): string {
  return ownWords(text, MIRA).kind;
}

describe("what somebody else wrote is nobody's words", () => {
  it("where a line announces it, in any language, with or without a sign behind it", () => {
    fc.assert(
      fc.property(announcedLetter, (text) => {
        expect([text, kindOf(text)]).toEqual([text, "unclear"]);
      }),
      { numRuns: 200 * TIMES },
    );
  });

  it("where the announcement stands in a turn of the person's own", () => {
    fc.assert(
      fc.property(announcedLetter, (text) => {
        const own = ownWords(`Me: we sewed a flag\nAI: Lovely!\nMe: see\n${text}`, MIRA);
        const words = own.kind === "unclear" ? "" : own.words;
        expect([
          text,
          /hospital|horses|boots|Krankenhaus|Pferde|hôpital|chevaux|caballos/.exec(words),
        ]).toEqual([text, null]);
      }),
      { numRuns: 50 * TIMES },
    );
  });

  it.each([
    "look what my teacher wrote\n\n",
    "grandma sent me this\n\n",
    "this is from tom\n",
    "mail from my teacher\n\n",
    "das ist von Mama:\n\n",
    "my teacher wrote\n\n",
    "Omas Brief\n\n",
    "Tom's message\n",
    "a letter from my grandma in Spain\n",
    "Papa m'a envoyé ce message\n",
    "read what my coach texted me 😂\n",
    "check this out, Tom wrote it\n",
    "got this from my aunt\n",
    "from my teacher\n\n",
    "von Frau Gruber\n\n",
    "la maestra nos escribió esto\n\n",
    "was Mama gesagt hat\n\n",
    "Mama schreibt\n",
    "Fwd: Wednesday\n\n",
    "AW: Mittwoch\n",
    "what should I answer to this?\n\n",
    "how would you reply to this\n\n",
    "was soll ich darauf antworten?\n\n",
    "comment je dois répondre à ça ?\n\n",
    "¿qué le respondo?\n\n",
    "what does this mean?\n\n",
    "can you translate this for me\n\n",
    "can you correct my friend's text?\n\n",
    "kannst du den Text von meiner Freundin korrigieren?\n\n",
  ])("under %j", (above) => {
    expect(kindOf(`${above}${BODY}`)).toBe("unclear");
  });

  it.each([
    "\n\nthat's what my teacher wrote",
    "\n(from my grandma)",
    "\n\nthis is from tom",
    "\n\nhat Oma geschrieben",
    "\nwritten by Tom",
    "\n\nvon meiner Lehrerin",
  ])("above %j", (below) => {
    expect(kindOf(`${BODY}${below}`)).toBe("unclear");
  });

  it.each([
    "look what grandma wrote - I was in hospital",
    "schau was Oma schreibt … ich war krank",
  ])("behind a dash: %j", (text) => {
    expect(kindOf(text)).toBe("unclear");
  });
});

describe("the person's own words stay theirs", () => {
  it.each(OWN_ANNOUNCED)("%j", (text) => {
    expect(ownWords(text, MIRA)).toEqual({ kind: "all", words: text });
  });

  it("whatever they announce and close themselves", () => {
    fc.assert(
      fc.property(ownLetter, (text) => {
        expect([text, kindOf(text)]).toEqual([text, "all"]);
      }),
      { numRuns: 200 * TIMES },
    );
  });
});

it("a text of any form is read in time that grows with its length", () => {
  for (const unit of [
    "look what tom wrote ",
    "from my ",
    "what should i ",
    "das hat oma ",
    "- Tom I ",
  ]) {
    expect(kindOf(unit.repeat(10_000))).toBeTypeOf("string");
    expect(kindOf(`${unit}\n`.repeat(3_000))).toBeTypeOf("string");
  }
});
