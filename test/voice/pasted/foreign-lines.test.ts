// In somebody's turn of a chat stand previews, reactions and names of others as well. Nothing of them is the person's.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";
import { MIRA, turnsOf, wordsOf } from "./chats.ts";
import { DISTURBED } from "./exports.ts";
import { TIMES } from "../../support/times.ts";

const STOLEN = "I stole the red bike";
const HEAD = { zoom: "12:04:05 From Mira to Everyone:", tom: "12:03:04 From Tom to Everyone:" };

function said(text: string): string {
  const own = ownWords(text, MIRA);
  return own.kind === "unclear" ? "" : own.words;
}

const NAMES = [
  ["Mira", "Nico"],
  ["Me", "Tom Huber"],
  ["Mira", "Nico", "Opa Hans"],
  ["Ich", "tom_99"],
  ["Yo", "Lucía"],
];

describe.each(Object.entries(DISTURBED))("of a chat with %s", (_, layout) => {
  it("nothing of the others counts", () => {
    const chats = fc
      .constantFrom(...NAMES)
      .chain((names) => fc.tuple(turnsOf(names.length), fc.constant(names)));
    fc.assert(
      fc.property(chats, ([turns, names]) => {
        const text = layout(turns, names);
        for (let other = 1; other < names.length; other += 1) {
          expect(wordsOf(other, said(text)), text).toEqual([]);
        }
      }),
      { numRuns: 30 * TIMES },
    );
  });
});

describe("what a program puts into the person's turn is not theirs", () => {
  it.each([
    `${HEAD.tom}\n\t${STOLEN}\n${HEAD.zoom}\n\tReplying to "${STOLEN}"\n\t\n\toh wow`,
    `${HEAD.zoom}\n\tReplying to "${STOLEN} last..."\n\t\n\toh wow`,
    `${HEAD.zoom}\n\tReplying to "${STOLEN}\nand hid it"\n\toh wow`,
    `${HEAD.zoom}\n\tReacted to "${STOLEN}" with "👍"`,
    `12:04:05 Von Mira an Alle:\n\tAntwort auf „${STOLEN}“\n\toh`,
    `Tom: hi\nMira: Liked “${STOLEN}”`,
    `Tom: hi\nMira: 👍 to “${STOLEN}”`,
    `Tom: hi\nMira: A aimé « ${STOLEN} »`,
    `Tom: hi\nMira: | ${STOLEN}\nwow`,
    `Mira — Today at 12:03 PM\nhello there\n@tom ${STOLEN}\nMira — Today at 12:04 PM\nwow\nTom — Today at 12:05 PM\nyes`,
    `Mira — 30.11.2026 12:03\nhello there\nTom\n${STOLEN}\nMira — 30.11.2026 12:04\nwow\nTom — 30.11.2026 12:05\nyes`,
    `Mira Santos 12:04\nBegin Reference, ${STOLEN} by Tom Huber\nTom Huber\n${STOLEN}\nwow\nTom Huber 12:05\nyes`,
    ...[
      `tom - ${STOLEN}`,
      `Tom∶ ${STOLEN}`,
      `[Tom] ${STOLEN}`,
      `tom\n${STOLEN}`,
      `*Tom* ${STOLEN}`,
      `- ${STOLEN}`,
      `Tom; ${STOLEN}`,
      `12:03 Tom ${STOLEN}`,
      `Tom 12:03 ${STOLEN}`,
      `👦 ${STOLEN}`,
      `[In reply to Tom]\n${STOLEN}`,
      `Show thinking\n${STOLEN}`,
      `4o\n${STOLEN}`,
      `\n\n\n${STOLEN}`,
      `Tom. ${STOLEN}`,
      `Tom Huber. ${STOLEN}`,
      `Tom says ${STOLEN}`,
      `Tom sagt ich habe das rote Rad gestohlen, ${STOLEN}`,
      `ok - Tom ${STOLEN}`,
      `well yes – Tom Huber ${STOLEN}`,
      `Tom「${STOLEN}」`,
      `Tom 『${STOLEN}』`,
      `__Tom__ ${STOLEN}`,
      `look what tom wrote\n${STOLEN}`,
      `Nachricht von Tom\n\n${STOLEN}`,
      `so here it is\n${STOLEN}\nKind regards\nTom`,
    ].map((line) => `Mira: hello\nOpa: hi\nMira: ok\n${line}\nOpa: aha`),
  ])("%j", (text) => {
    expect(said(text)).not.toMatch(/stole|hid it/);
  });

  it("nor is what stands behind a name and a dash beside their label", () => {
    expect(said(`Tom: hi\nMira: ok - Tom ${STOLEN}\nTom: aha`)).not.toMatch(/stole/);
  });

  it("and their own words around it stay", () => {
    expect(said("Tom: hi\nMira: we sewed\nYes. I was the fastest\nTom: ok")).toBe(
      "we sewed\nYes. I was the fastest",
    );
    expect(said("Tom: hi\nMira: it was fun - then I swam home\nTom: ok")).toBe(
      "it was fun - then I swam home",
    );
    expect(said("Tom: hi\nMira: look what I wrote\nI love the moon\nTom: ok")).toBe(
      "look what I wrote\nI love the moon",
    );
    expect(said("Tom: hi\nMira: my teacher wrote that I am good at maths\nTom: ok")).toBe(
      "my teacher wrote that I am good at maths",
    );
    expect(
      said(`Tom: ${STOLEN}\nMira: Replying to "${STOLEN}"\nwe sewed a flag today\nTom: ok`),
    ).toBe("we sewed a flag today");
    expect(said("Tom: hi\nMira: we sewed a flag\n\nwith a whale on it\nTom: ok")).toBe(
      "we sewed a flag\n\nwith a whale on it",
    );
    expect(said("Tom: hi\nMira: my list:\n- a red flag\n- a blue whale\nTom: ok")).toContain(
      "blue",
    );
    expect(said('Tom: hi\nMira: I read "Momo" and I liked it\nTom: ok')).toBe(
      'I read "Momo" and I liked it',
    );
  });
});
