// A day is told as people say it, in each language.

import { describe, expect, it } from "vitest";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { onDay, sinceDay } from "../../src/wording/plain-days.ts";

const TODAY = "2026-11-30";

function linesOf(language: string) {
  const found = CATALOGUES.find(({ names }) => names.includes(language));
  if (!found) throw new Error(`no catalogue of ${language}`);
  return found.lines;
}

describe("a day in plain words", () => {
  it.each([
    ["english", "today", "yesterday", "on 3 March", "on 1 May 2024"],
    ["german", "heute", "gestern", "am 3. März", "am 1. Mai 2024"],
    ["spanish", "hoy", "ayer", "el 3 de marzo", "el 1 de mayo de 2024"],
    ["french", "aujourd'hui", "hier", "le 3 mars", "le 1er mai 2024"],
  ])("in %s is near, of this year, or of another", (language, today, yesterday, near, far) => {
    const on = (day: string): string => onDay(day, TODAY, linesOf(language));
    expect(["2026-11-30", "2026-11-29", "2026-03-03", "2024-05-01"].map(on)).toEqual([
      today,
      yesterday,
      near,
      far,
    ]);
  });

  it.each([
    ["english", "since yesterday", "since 3 March"],
    ["german", "seit gestern", "seit dem 3. März"],
    ["spanish", "desde ayer", "desde el 3 de marzo"],
    ["french", "depuis hier", "depuis le 3 mars"],
  ])("in %s may be that since which something is so", (language, near, far) => {
    const since = (day: string): string => sinceDay(day, TODAY, linesOf(language));
    expect(["2026-11-29", "2026-03-03"].map(since)).toEqual([near, far]);
  });

  it("across the end of a year or month is still yesterday", () => {
    expect(onDay("2025-12-31", "2026-01-01", linesOf("english"))).toBe("yesterday");
    expect(onDay("2024-02-29", "2024-03-01", linesOf("english"))).toBe("yesterday");
  });

  it("has twelve names of months in each language", () => {
    expect(CATALOGUES.map(({ lines }) => new Set(lines.months.split(" ")).size)).toEqual(
      CATALOGUES.map(() => 12),
    );
  });

  it.each(["", "soon", "2026-13-45", "2026-11"])("that is no date stays as it is: %j", (text) => {
    expect(onDay(text, TODAY, linesOf("english"))).toBe(text);
    expect(onDay(TODAY, text, linesOf("english"))).toBe(TODAY);
  });
});
