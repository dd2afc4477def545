import { expect, it } from "vitest";
import { keptDays, noteKeptDays } from "../../src/state/kept-days.ts";

const DAY_MS = 24 * 60 * 60_000;
const GUESSED = { keepChatDays: 90, isKeepGuessed: true };

function memory(): { get(key: string): string | undefined; set(key: string, value: string): void } {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
    },
  };
}

const noon = Date.parse("2026-11-20T12:00:00Z");
const day = (days: number): Date => new Date(noon + days * DAY_MS);

it("a number that can be read counts as it is, and none keeps everything", () => {
  expect(keptDays({ keepChatDays: 30 }, memory(), day(0))).toBe(30);
  expect(keptDays({}, memory(), day(0))).toBeUndefined();
});

it("one that cannot be read counts as the last one that could be", () => {
  const settings = memory();
  noteKeptDays({ keepChatDays: 30 }, settings, day(0));
  noteKeptDays(GUESSED, settings, day(1));
  expect(keptDays(GUESSED, settings, day(1))).toBe(30);
  expect(keptDays(GUESSED, settings, day(400))).toBe(30);
});

it("where there never was one, nothing goes for a week, and then what is older than usual", () => {
  const settings = memory();
  noteKeptDays({}, settings, day(0));
  expect(keptDays(GUESSED, settings, day(1))).toBeUndefined();
  noteKeptDays(GUESSED, settings, day(1));
  noteKeptDays(GUESSED, settings, day(5));
  expect(keptDays(GUESSED, settings, day(7.9))).toBeUndefined();
  expect(keptDays(GUESSED, settings, day(8))).toBe(90);
});

it("the week begins anew once the number could be read, or the clock was wrong", () => {
  const settings = memory();
  noteKeptDays(GUESSED, settings, day(300));
  noteKeptDays(GUESSED, settings, day(0));
  expect(keptDays(GUESSED, settings, day(6))).toBeUndefined();
  noteKeptDays({}, settings, day(6));
  noteKeptDays(GUESSED, settings, day(20));
  expect(keptDays(GUESSED, settings, day(26))).toBeUndefined();
  expect(keptDays(GUESSED, settings, day(27))).toBe(90);
});
