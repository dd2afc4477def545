import { describe, expect, it } from "vitest";
import { currentEntries, readMind, sortNewestFirst } from "../../../src/record/self/mind.ts";
import { createSelf, LEARN_1 } from "../builders.ts";

describe("readMind", () => {
  it("reads the three sections with their own text keys and words", () => {
    const self = createSelf({
      knowledge: `entries:\n${LEARN_1}`,
      curiosity:
        'entries:\n  - id: CUR-0001\n    topic: "Kelp"\n    her_understanding: "tall grass"\n',
      personality:
        "entries:\n  - id: PER-0001\n    observation: 'Doesn''t hurry'\n    own_words: slow is fine\n    superseded_by: PER-0002\n",
    });
    const entries = readMind(self);
    expect(entries).toMatchObject([
      {
        id: "LEARN-0001",
        category: "knowledge",
        text: "Tide tables",
        date: "2026-03-02",
        evidenceId: "ACT-0001",
      },
      { id: "CUR-0001", category: "curiosity", text: "Kelp", ownWords: "tall grass" },
      { id: "PER-0001", text: "Doesn't hurry", ownWords: "slow is fine", supersededBy: "PER-0002" },
    ]);
    expect(currentEntries(entries).map(({ id }) => id)).toEqual(["LEARN-0001", "CUR-0001"]);
  });

  it("reads nothing from other sections, and nothing from nothing", () => {
    expect(readMind("")).toEqual([]);
    expect(readMind("## V. INTERESTS\n\n```yaml\n- id: LEARN-0001\n```\n")).toEqual([]);
  });

  it("does not run on into the next section's fence", () => {
    const self =
      "### IX-A. KNOWLEDGE\n\n### IX-B. CURIOSITY\n\n```yaml\n- id: CUR-0001\n  topic: x\n```\n";
    expect(readMind(self).map(({ category }) => category)).toEqual(["curiosity"]);
  });
});

describe("sortNewestFirst", () => {
  it("sorts by date, then by number, undated last, and changes nothing in place", () => {
    const entry = (id: string, date?: string) =>
      ({ id, category: "knowledge", text: "", ...(date && { date }) }) as const;
    const entries = [
      entry("LEARN-9"),
      entry("LEARN-2", "2026-01-01"),
      entry("LEARN-10", "2026-01-01"),
      entry("LEARN-1", "2026-02-01"),
    ];
    expect(sortNewestFirst(entries).map(({ id }) => id)).toEqual([
      "LEARN-1",
      "LEARN-10",
      "LEARN-2",
      "LEARN-9",
    ]);
    expect(entries[0]?.id).toBe("LEARN-9");
  });
});
