// Bounds of time for what a model or a server may send in place of a reply.

import { describe, expect, it } from "vitest";
import { readReply } from "../../src/voice/receipts/structured-reply.ts";
import { countOf } from "../../src/voice/receipts/shown-lines.ts";
import { unfoundedIn } from "../../src/voice/receipts/unfounded.ts";
import { datesIn } from "../../src/wording/dates.ts";
import { numbersIn } from "../../src/wording/numbers.ts";
import { offersInOtherWords } from "../../src/wording/offers.ts";
import { growthOf } from "../support/processor.ts";

const UNITS = [
  " ",
  "\n",
  "\r\n",
  "2 ",
  "2! ",
  "1,",
  "2.3.2020 ",
  "two and ",
  "hundred thousand ",
  "{",
  "}",
  "{ ",
  "(",
  '"',
  "```",
  "\\",
  '{"a   ',
  ',\n "from',
  '"reply": "',
  "?",
];

/** Where a reply may begin, so that each way of reading it gets the text. */
const BEGINNINGS = ["", '{"reply": "', 'Reply: "', '{"from": []} ', '{"a', "```json\n"];

const SHOWN = {
  texts: Array.from(
    { length: 300 },
    (_, at) => `- (202${at % 7}-05-${10 + (at % 9)}) There are ${at + 5} ducks.`,
  ),
  today: "2026-11-30",
  question: "how many ducks are there?",
};

describe("twice the length takes about twice the time", () => {
  it.each(UNITS)("to read a reply of %j, whatever it begins with", (unit) => {
    const read = (text: string): void => {
      for (const beginning of BEGINNINGS) readReply(beginning + text);
    };
    expect(growthOf(read, unit)).toBeLessThan(3.2);
  });

  it.each(UNITS)("to look for numbers, dates, lists and offers in %j", (unit) => {
    const look = (text: string): void => {
      numbersIn(text);
      datesIn(text);
      countOf(text);
      offersInOtherWords(text);
    };
    expect(growthOf(look, unit)).toBeLessThan(3.2);
  });

  // No more than 3,000 signs of a reply are compared with what was shown.
  it.each(UNITS)("to compare %j with what was shown", (unit) => {
    const compare = (text: string): void => {
      unfoundedIn(text.slice(0, text.length * 0.03), SHOWN);
    };
    expect(growthOf(compare, unit)).toBeLessThan(3.2);
  });
});
