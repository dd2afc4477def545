// Words for days mean the same as people mean by them, counted from the day on which they were said.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { asksBack, createDayFinder, daysInShort } from "../../src/wording/days.ts";

const all = CATALOGUES.map(({ days }) => days);
const of = (name: string) =>
  CATALOGUES.filter(({ names }) => names.includes(name)).map(({ days }) => days);
/** A Wednesday. */
const DAY = "2024-02-28";

function meant(language: string, text: string): readonly string[] {
  return createDayFinder(of(language))(text, DAY).map(daysInShort);
}

describe("words for days", () => {
  it.each([
    ["english", "We went there yesterday.", ["2024-02-27"]],
    ["english", "the day before yesterday it rained", ["2024-02-26"]],
    ["english", "Tomorrow we sail", ["2024-02-29"]],
    ["english", "the day after tomorrow", ["2024-03-01"]],
    ["english", "last week, and next month", ["2024-02-19 to 2024-02-25", "2024-03"]],
    ["english", "a Year ago and two  weeks ago", ["2023", "2024-02-12 to 2024-02-18"]],
    ["english", "3 days ago", ["2024-02-25"]],
    ["english", "last Wednesday; last Tuesday", ["2024-02-21", "2024-02-27"]],
    ["english", "yesterdays are not counted, nor is a last-week thing", []],
    ["german", "Gestern war Markt, vorgestern nicht", ["2024-02-27", "2024-02-26"]],
    [
      "german",
      "vor zwei Wochen, letztes Jahr, übermorgen",
      ["2024-02-12 to 2024-02-18", "2023", "2024-03-01"],
    ],
    [
      "spanish",
      "Ayer llovió; hace tres días no; el lunes pasado sí",
      ["2024-02-27", "2024-02-25", "2024-02-26"],
    ],
    ["french", "avant-hier, hier et l’année dernière", ["2024-02-26", "2024-02-27", "2023"]],
    ["french", "il y a deux ans, lundi dernier", ["2022", "2024-02-26"]],
  ])("%s: %s", (language, text, days) => {
    expect(meant(language, text)).toEqual(days);
  });

  it("count for no word that means something else in another language of the Record", () => {
    const find = createDayFinder([...of("german"), ...of("french")]);
    expect(find("Hier ist der Garten", DAY)).toEqual([]);
    expect(find("gestern, demain", DAY).map(daysInShort)).toEqual(["2024-02-27", "2024-02-29"]);
  });

  it("mean nothing without a day, and never end in an error", () => {
    const find = createDayFinder(all);
    expect(find("yesterday", "2024")).toEqual([]);
    expect(find("yesterday", "2024-99-99")).toEqual([]);
    const word = fc.constantFrom(
      "yesterday",
      "gestern",
      "hace dos años",
      "lundi dernier",
      "x",
      "\n",
    );
    const dates = fc.date({ min: new Date(0), max: new Date("9998-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(word), dates, (words, date) => {
        const day = date.toISOString().slice(0, 10);
        for (const { from, to } of find(words.join(" "), day)) expect(from <= to).toBe(true);
      }),
    );
  });
});

it.each([
  ["What did I tell you about the boat?", true],
  ["Was habe ich dir erzählt?", true],
  ["¿De qué hablamos?", true],
  ["De quoi avons-nous parlé ?", true],
  ["How many hearts does an octopus have?", false],
])("%s asks back: %s", (text, is) => {
  expect(asksBack(text, all)).toBe(is);
});
