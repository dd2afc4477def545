// Chats of all kinds of programs: nothing that others said is the person's own, whether or not their names are understood; and
// what people write themselves stays theirs.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { CERTAIN, LAYOUTS, MIRA, turnsOf, UNCERTAIN, wordsOf } from "./chats.ts";
import { ODD_NAMES, ROWS, STAMPED } from "./exports.ts";
import { ORDINARY } from "./ordinary-texts.ts";
import { TIMES } from "../../support/times.ts";

function quotable(text: string): string {
  const own = ownWords(text, MIRA);
  return own.kind === "unclear" ? "" : own.words;
}

/** Chats in which the person is named, with somebody whose name looks like none. */
const ODD = ODD_NAMES.flatMap((name) => [
  ["Me", name],
  ["Mira", "Nico", name],
]);

const chatOf = (names: readonly (readonly string[])[]) =>
  fc.constantFrom(...names).chain((each) => fc.tuple(turnsOf(each.length), fc.constant(each)));

describe.each(Object.entries(STAMPED))("of a chat as written by %s", (_, layout) => {
  it.each([
    ["that are understood", CERTAIN, 100, 12 * TIMES],
    // Of a chat with "[VfB] Ben" all may be lost: with fewer chats, or a smaller share, two of them would be too many.
    ["that are none", ODD, 10, 60],
  ])(
    "with names %s nothing of the others counts, and hardly a word of the person is lost",
    (_kind, all, share, numRuns) => {
      let [said, lost] = [0, 0];
      fc.assert(
        fc.property(chatOf(all), ([turns, names]) => {
          const text = layout(turns, names);
          const own = ownWords(text, MIRA);
          const words = own.kind === "unclear" ? "" : own.words;
          for (let other = 1; other < names.length; other += 1) {
            expect(wordsOf(other, words), text).toEqual([]);
          }
          // Else the person is asked.
          if (own.kind === "unclear") return;
          said += wordsOf(0, text).length;
          lost += wordsOf(0, text).length - wordsOf(0, words).length;
        }),
        { numRuns, endOnFailure: true },
      );
      expect(lost * share).toBeLessThanOrEqual(said);
    },
  );

  it("nothing counts where nobody in it is the person", () => {
    fc.assert(
      fc.property(chatOf(UNCERTAIN), ([turns, names]) => {
        const text = layout(turns, names);
        expect(quotable(text), text).toBe("");
      }),
      { numRuns: 8 * TIMES },
    );
  });
});

describe.each(Object.entries(LAYOUTS))("of a chat in the layout %s", (what, layout) => {
  it("nothing of somebody counts whose name looks like none", () => {
    // On one line with what was said before, only a name that begins as names do is one.
    const all = ODD.filter(
      (names) =>
        what !== "one paragraph" ||
        names.every((name) => /^[\p{Lu}@+][\p{L}\p{N}\s@+.]*$/u.test(name)),
    );
    fc.assert(
      fc.property(chatOf(all), ([turns, names]) => {
        const text = layout(turns, names);
        for (let other = 1; other < names.length; other += 1) {
          expect(wordsOf(other, quotable(text)), text).toEqual([]);
        }
      }),
      { numRuns: 15 * TIMES },
    );
  });
});

describe.each(Object.entries(ROWS))("of messages as rows of %s", (_, layout) => {
  it("nothing counts", () => {
    fc.assert(
      fc.property(chatOf([...CERTAIN, ...UNCERTAIN, ...ODD]), ([turns, names]) => {
        const text = layout(turns, names);
        expect(quotable(text), text).toBe("");
      }),
      { numRuns: 40 },
    );
  });
});

describe("somebody's message", () => {
  const STOLEN = "I stole a bike";
  it.each([
    `10:15:22 From Tom to Everyone: ${STOLEN}`,
    `10:15:22 From Tom to Everyone:\n\t${STOLEN}`,
    `10:15:22 Von Tom an Alle : ${STOLEN}`,
    `from Tom to everyone:    10:15\n${STOLEN}`,
    `[Tom] [오전 10:15] ${STOLEN}`,
    `2026년 3월 12일 오전 10:15, Tom : ${STOLEN}`,
    `Thursday 10:15 Tom: ${STOLEN}`,
    `Tom um 10:15 Uhr: ${STOLEN}`,
    `Tom 10:15: ${STOLEN}`,
    `Tom at 10:15 AM:\n${STOLEN}`,
    `Tom (10:15) ${STOLEN}`,
    `Tom 10.15 Uhr\n${STOLEN}`,
    `10:15 AM\nTom Huber\n${STOLEN}`,
    `Tom Huber\n${STOLEN}\n10:15 AM`,
    `2026-03-12T10:15:00+01:00 Tom: ${STOLEN}`,
    `12 марта 2026 г. 10:15 Tom: ${STOLEN}`,
    `[3/12/2026 10:15 AM] tomhuber\n${STOLEN}`,
    `00:00:15.000 --> 00:00:20.000\n${STOLEN}`,
    `[12.03.2026] Tom: ${STOLEN}`,
    `[5] Tom: ${STOLEN}`,
    `[VfB] Ben: ${STOLEN}`,
    `Ben, Opa: ${STOLEN}`,
    `@ben.h: ${STOLEN}`,
    `Oma und Opa Huber: ${STOLEN}`,
    `+49 151 2345678: ${STOLEN}`,
    `Tom:${STOLEN}`,
    `Tom:: ${STOLEN}`,
    `(Tom) ${STOLEN}\n(Mia) no way`,
    `-Tom- ${STOLEN}\n-Mia- no way`,
    `Tom // ${STOLEN}\nMia // no way`,
    `You sent\nwhat did you do\nTom sent\n${STOLEN}`,
    `Tom Huber <tom@example.org>  12.3.2026\n${STOLEN}`,
  ])("is not the person's, alone or behind their own turn: %j", (text) => {
    for (const before of ["", "Mira: we went home\n", "Mira: hi\nTom: hi\nMira: we went home\n"]) {
      const own = ownWords(before + text, ["Mira"]);
      expect(own.kind === "unclear" ? "" : own.words, before).not.toMatch(/stole/);
    }
  });

  it.each([
    "12.03.26, 10:15 - Tom: hi all\n12.03.26, 10:16 - Mira: me too\n12.03.26, 10:17 - Ben changed the topic: we hate school",
    "Tom: hi all\nMira: me too\nBen hat die Gruppe geändert: Wir hassen die Schule",
    "Tom: hi all\nMira: me too\nOma Anna aus dem schönen Wien: Wir hassen die Schule",
  ])("ends the person's turn though no name is understood: %j", (chat) => {
    expect(ownWords(chat, ["Mira"])).toEqual({ kind: "lines", words: "me too" });
  });
});

describe("an ordinary text", () => {
  it("is the person's own; of a hundred, at most ten are asked about", () => {
    const asked = ORDINARY.filter((text) => ownWords(text, MIRA).kind !== "all");
    expect(ORDINARY.length).toBeGreaterThanOrEqual(100);
    expect(asked.length, asked.join("\n---\n")).toBeLessThanOrEqual(ORDINARY.length / 10);
  });

  it("in the person's turn of a chat is theirs up to its end", () => {
    // Programs put what is answered in quote marks.
    const prose = ORDINARY.filter((text) => !/:\s|["“]/.test(text) && !/^\s*$|\d/m.test(text));
    expect(prose.length).toBeGreaterThan(10);
    for (const text of prose) {
      const chat = `[12.03.26, 10:15:01] Tom: hi\n[12.03.26, 10:16:01] Mira: ${text}\n[12.03.26, 10:17:01] Tom: ok`;
      expect(ownWords(chat, ["Mira"])).toEqual({ kind: "lines", words: text });
    }
  });
});
