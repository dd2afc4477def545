// A model knows no calendar, so its prompt holds today's date and the date of everything that was said.

import { describe, expect, it } from "vitest";
import { createLocalClock } from "../../src/record/text/timestamp.ts";
import type { MindEntry } from "../../src/record/types.ts";
import { createPrompts } from "../../src/voice/prompts/prompts.ts";
import { entry, largeSnapshot } from "../support/large-snapshot.ts";

const small = largeSnapshot(50);
const NEW_YEAR = new Date("2027-01-01T02:30:00Z");

function linesWith(date: string | undefined): readonly string[] {
  const dated: MindEntry = {
    ...entry(1),
    text: "We launched the raft",
    ownWords: "splash",
    ...(date !== undefined && { date }),
  };
  const { system } = createPrompts(6000).voice({ ...small, mind: [dated] }, [], "", NEW_YEAR);
  return system.split("\n").filter((line) => line.includes("raft"));
}

describe("an entry in the Voice's prompt", () => {
  it.each([
    ["2024-05-07", "1) 2024-05-07: We launched the raft (in my words: splash)"],
    ["2024-05-07 14:03:00", "1) 2024-05-07: We launched the raft (in my words: splash)"],
    ["2024-05", "1) 2024-05: We launched the raft (in my words: splash)"],
    ["2024", "1) 2024: We launched the raft (in my words: splash)"],
    ["last spring", "1) We launched the raft (in my words: splash)"],
    ["20240", "1) We launched the raft (in my words: splash)"],
    [undefined, "1) We launched the raft (in my words: splash)"],
  ])("of %s says so, as far as it is a date", (date, line) => {
    expect(linesWith(date)).toEqual([line]);
  });

  it("has the days behind it that its words mean, in the Record's languages and no other", () => {
    const lines = (text: string) => {
      const mind = [{ ...entry(1), text, date: "2024-05-07" }];
      const { persona } = small;
      const record = { ...small, mind, persona: { ...persona, languages: ["English", "German"] } };
      const { system } = createPrompts(6000).voice(record, [], "", NEW_YEAR);
      return system.split("\n").filter((line) => line.startsWith("1) 2024"));
    };
    expect(lines("Yesterday we saw what sank last year")).toEqual([
      "1) 2024-05-07: Yesterday we saw what sank last year [Yesterday = 2024-05-06; last year = 2023]",
    ]);
    expect(lines("Gestern war Markt; hier, ayer")).toEqual([
      "1) 2024-05-07: Gestern war Markt; hier, ayer [Gestern = 2024-05-06]",
    ]);
  });

  it("shows no id, which nobody who is spoken to could use", () => {
    const { system } = createPrompts(6000).voice(small, [], "the harbour?", NEW_YEAR);
    expect(system).not.toMatch(/\b(?:LEARN|CUR|PER)-\d/);
  });
});

describe("a prompt says which day it is", () => {
  it.each([
    ["UTC", "Today is Friday, 2027-01-01."],
    ["America/Los_Angeles", "Today is Thursday, 2026-12-31."],
  ])("on the Record's clock (%s)", (zone, line) => {
    const snapshot = { ...small, clock: createLocalClock(zone) };
    const prompts = createPrompts(6000);
    const asked = prompts.voice(snapshot, [], "hello", NEW_YEAR);
    expect(asked.system.split("\n")).toContain(line);
    for (const time of ["first", "again"]) {
      expect(prompts.analyst(snapshot, "hello", NEW_YEAR).split("\n"), time).toContain(line);
    }
  });

  it("behind what stays the same, which a new day leaves as it was", () => {
    const large = largeSnapshot(500);
    const prompts = createPrompts(6000);
    const before = prompts.voice(large, [], "hello", new Date("2026-12-30T12:00:00Z")).system;
    const after = prompts.voice(large, [], "hello", NEW_YEAR).system;
    const [stays = ""] = before.split("Today is ");
    expect(after.startsWith(stays)).toBe(true);
    expect(stays).toContain("</record>");
  });
});
