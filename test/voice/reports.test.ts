import { describe, expect, it } from "vitest";
import * as reports from "../../src/voice/reports.ts";
import { ENGLISH_PHRASES } from "../../src/wording/english.ts";

const isReport = (text: string): boolean => reports.isReport(text, ENGLISH_PHRASES);

describe("an activity report", () => {
  it.each([
    "we drew a map",
    "yesterday we drew a map",
    "We  BUILT\na raft",
    "we did it",
    "we watched, then ate",
  ])("is %j", (text) => {
    expect(isReport(text)).toBe(true);
  });

  it.each(["we are here", "wedrew it", "I drew", "we"])("is not %j", (text) => {
    expect(isReport(text)).toBe(false);
  });
});

describe("a report", () => {
  it.each([
    ["Guess what? We baked a cake!", true],
    ["Hi Mira! Today we baked a cake.", true],
    ["how do whales sing? we built a hut", false],
    ["Nico: we built a hut", false],
    ["Nico: hello\nAnna: we built a hut", false],
    ["we did this today: a hut", true],
  ])("%j: %s", (text, is) => {
    expect(isReport(text)).toBe(is);
  });
});
