// Whoever has used up a window is told when there is room again.

import { describe, expect, it } from "vitest";
import { createLimits } from "../../src/voice/limits.ts";
import { tiredLine } from "../../src/voice/tired.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";

const MINUTE = 60_000;

function afterwards(minutesLater: number, windowMinutes = 60): string {
  let now = 0;
  const limits = createLimits({ windowMs: windowMinutes * MINUTE, main: 1, analyst: 1 }, () => now);
  limits.take("answer", "a");
  now = minutesLater * MINUTE;
  return tiredLine({ act: "answer", channelKey: "a" }, limits, ENGLISH_LINES);
}

describe("the line for whoever has used up a window", () => {
  it("says how long it takes, rounded up to minutes, or to hours where they are many", () => {
    expect(afterwards(0)).toContain("in 60 minutes");
    expect(afterwards(47.5)).toContain("in 13 minutes");
    expect(afterwards(59.9)).toContain("in a minute");
    expect(afterwards(0, 24 * 60)).toContain("in 24 hours");
  });

  it("has a place for the time in each language", () => {
    expect(CATALOGUES.filter(({ lines }) => !lines.tired.includes("{when}"))).toEqual([]);
  });
});
