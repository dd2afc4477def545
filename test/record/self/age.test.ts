// The age that counts is that of today.

import { expect, it } from "vitest";
import { createHearing } from "../../../src/record/heard.ts";
import { agedOn } from "../../../src/record/self/age.ts";
import { createPrompts } from "../../../src/voice/prompts/prompts.ts";
import { largeSnapshot } from "../../support/large-snapshot.ts";

const small = largeSnapshot(50);
const person = (age: number | undefined, birthdate: string) => {
  const { age: _, ...others } = small.persona;
  return { ...others, birthdate, ...(age !== undefined && { age }) };
};

it.each([
  ["the day before a birthday", 7, "2018-11-02", "2026-11-01", 7],
  ["a birthday", 7, "2018-11-02", "2026-11-02", 8],
  ["a leap day's birthday, in a year without one", 6, "2020-02-29", "2027-02-28", 6],
  ["the day after it", 6, "2020-02-29", "2027-03-01", 7],
  ["ten years later", 9, "2017-03-21", "2036-04-01", 19],
  ["no written age", undefined, "2017-03-21", "2026-11-30", 9],
  ["a slip of a century", 7, "1918-11-02", "2026-11-30", 7],
  ["a birthdate that makes the person younger", 17, "2018-11-02", "2026-11-30", 17],
  ["a birthdate of tomorrow", 7, "2026-12-01", "2026-11-30", 7],
  ["no whole date", 7, "November 2018", "2026-11-30", 7],
  ["a day that there is not", 7, "2018-13-45", "2026-11-30", 7],
])("on %s", (_, age, birthdate, day, expected) => {
  expect(agedOn(person(age, birthdate), day).age).toBe(expected);
});

it("stands in the prompt from the birthday on, on the Record's clock, for guests too", () => {
  const hearing = createHearing();
  const snapshot = { ...small, persona: person(7, "2018-11-02") };
  const prompts = createPrompts(6000);
  const lineOn = (time: string, listener: "household" | "guest") => {
    const now = new Date(time);
    const { system } = prompts.voice(hearing(snapshot, listener, now), [], "hello", now);
    return system.match(/^Age: .*$|Sound \d+ years/gm);
  };
  for (const listener of ["household", "guest"] as const) {
    expect(lineOn("2026-11-01T12:00:00Z", listener)).toEqual(["Sound 7 years", "Age: 7"]);
    expect(lineOn("2026-11-02T12:00:00Z", listener)).toEqual(["Sound 8 years", "Age: 8"]);
  }
  const [one, other] = ["2026-11-02T12:00:00Z", "2026-11-03T12:00:00Z"].map((time) =>
    hearing(snapshot, "household", new Date(time)),
  );
  expect(one).toBe(other);
});
