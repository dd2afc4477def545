// Stamps are known in whatever order and language a program writes them.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stampAt, stampAtEnd } from "../../../src/voice/pasted/stamps.ts";

const LANGUAGES = "en en-GB en-CA de de-AT es es-MX fr it nl".split(" ");
const NUMBERS = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const TIME = { hour: "numeric", minute: "2-digit" } as const;
const FORMATS: readonly Intl.DateTimeFormatOptions[] = [
  { ...NUMBERS, ...TIME },
  { ...NUMBERS, ...TIME, second: "2-digit" },
  { ...NUMBERS, ...TIME, hour12: false },
  { day: "numeric", month: "long", year: "numeric", ...TIME },
  { day: "numeric", month: "short", year: "numeric", ...TIME },
  { weekday: "long", ...TIME },
  { weekday: "short", day: "numeric", month: "short", ...TIME },
  { dateStyle: "full", timeStyle: "short" },
];

const written = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    format: fc.constantFrom(...FORMATS),
    at: fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2035, 0) }),
  })
  .map(({ language, format, at }) =>
    new Intl.DateTimeFormat(language, { ...format, timeZone: "UTC" }).format(at),
  );

describe("a stamp", () => {
  it("is found before a name, in brackets, and behind a name, in any language", () => {
    fc.assert(
      fc.property(written, (stamp) => {
        const day = { hasDay: true, hasClock: true };
        expect(stampAt(`${stamp} - Tom: hi`), stamp).toMatchObject(day);
        expect(stampAt(`[${stamp}] Tom: hi`), stamp).toMatchObject({
          ...day,
          isBracketed: true,
          length: stamp.length + 2,
        });
        expect(stampAtEnd(`Tom (${stamp})`), stamp).toMatchObject({ start: 4 });
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["2026-03-12T10:15:00+01:00 Tom", 25],
    ["2026-03-12T10:15:00.123Z Tom", 24],
    ["10:15:22 From Tom", 8],
    ["12.3. Swimming", 5],
    ["Thursday 10:15 Tom", 14],
    ["10:15 May: hi", 5],
    ["jeudi \u00e0 14h10 Tom", 13],
    ["20260312 10:15 Tom", 14],
  ])("of %j has so many characters", (text, length) => {
    expect(stampAt(text)?.length).toBe(length);
  });

  it.each([
    "12 eggs",
    "3:2 for us",
    "200 g flour",
    "100 : 4 = 25",
    "1.5 litres",
    "So we went",
    "May I",
  ])("is none in %j", (text) => {
    expect(stampAt(text)).toBeUndefined();
  });
});
