import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCandidate, parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { createContradictionFinder } from "../../../src/record/conflicts/contradictions.ts";
import { readMind } from "../../../src/record/self/mind.ts";
import { processorMs } from "../../support/processor.ts";
import { createCandidate, createSelf, hostileText } from "../builders.ts";
import { entry, findContradictions, ids, proposal } from "./contradiction-helpers.ts";

describe("findContradictions", () => {
  it("shows old and new with id, date and the words that they share", () => {
    const [conflict] = findContradictions(
      [entry("Octopuses have three hearts")],
      "",
      proposal("Octopuses have two hearts"),
    );
    expect(conflict).toEqual({
      rule: "same-subject",
      pair: ["octopuses", "hearts"],
      existingHint: "Octopuses have three hearts",
      newHint: "Octopuses have two hearts",
      kind: "same_subject",
      entryId: "LEARN-0001",
      entryText: "Octopuses have three hearts",
      entryDate: "2026-03-02",
    });
  });

  it("names at most three entries, the nearest first", () => {
    const mind = [
      entry("Kelp shelters fish, crabs and otters", { id: "LEARN-0001" }),
      entry("Kelp shelters fish and crabs", { id: "LEARN-0002" }),
      entry("Kelp never shelters fish", { id: "LEARN-0003" }),
      entry("Fish hide in kelp when it shelters them", { id: "LEARN-0004" }),
    ];
    expect(ids(mind, proposal("Kelp shelters fish"))).toEqual([
      "LEARN-0001",
      "LEARN-0002",
      "LEARN-0003",
    ]);
  });

  it("adds what the analyst named, by id or in words, of any kind, before all others", () => {
    const mind = [
      entry("Kelp shelters fish and crabs", { id: "LEARN-0001" }),
      entry("Checks a claim against two sources", { id: "PER-0004", category: "personality" }),
      entry("Why otters hold hands", { id: "CUR-0001", category: "curiosity" }),
    ];
    const named = (tensionWith: string) =>
      ids(mind, proposal("Kelp shelters fish", { tensionWith }));
    expect(named("PER-0004")).toEqual(["PER-0004", "LEARN-0001"]);
    expect(named("the entry on otters holding hands")).toEqual(["CUR-0001", "LEARN-0001"]);
    expect(named("PER-00041 or none")).toEqual(["LEARN-0001"]);
    expect(named("")).toEqual(["LEARN-0001"]);
  });

  it("does not take a name that is in most entries for a subject", () => {
    const texts = [
      "boats",
      "knots",
      "rye",
      "maps",
      "crabs",
      "paper",
      "tea",
      "wax",
      "tides",
      "flags",
    ];
    const mind = texts.map((text, index) =>
      entry(`Mira Lee: ${text}`, { id: `LEARN-000${index}` }),
    );
    expect(ids(mind.slice(0, 3), proposal("Mira Lee: songs"))).toHaveLength(3);
    expect(ids(mind, proposal("Mira Lee: songs"))).toEqual([]);
  });

  it("says which observation an opposite word stands in, and once", () => {
    const self = createSelf({
      personality:
        'entries:\n  - id: PER-0001\n    date: 2026-03-02\n    observation: "Quiet in big groups"\n',
    });
    const found = findContradictions(
      readMind(self),
      self,
      proposal("Talkative in big groups", { mindCategory: "personality" }),
    );
    expect(found).toEqual([
      {
        rule: "quiet-or-talkative",
        pair: ["quiet", "talkative"],
        existingHint: "quiet",
        newHint: "talkative",
        kind: "opposite",
        entryId: "PER-0001",
        entryText: "Quiet in big groups",
        entryDate: "2026-03-02",
      },
    ]);
  });

  it("is written into a candidate and read back, whatever the words are", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (old, now) => {
        const mind = [entry(`kelp shelters fish ${old}`, { date: old })];
        const conflicts = findContradictions(mind, "", proposal(`kelp shelters crabs ${now}`));
        const [read] = parseCandidates(formatCandidate(createCandidate({ conflicts })));
        expect(read?.faults).toEqual([]);
        expect(read?.conflicts).toEqual(
          conflicts.map((conflict) =>
            Object.fromEntries(
              Object.entries(conflict)
                .filter(([, value]) => value !== "")
                .map(([key, value]) => [
                  key,
                  typeof value === "string" ? value.toWellFormed() : value,
                ]),
            ),
          ),
        );
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it("takes 5,000 entries in about ten times the time of 500", () => {
    const timeOf = (entries: number): number => {
      const mind = Array.from({ length: entries }, (_, n) =>
        entry(`Reef number ${n} shelters ${n % 7} kinds of fish, crabs and weeds`, {
          id: `LEARN-${n}`,
        }),
      );
      return processorMs(() => {
        findContradictions(
          mind,
          "",
          proposal("Kelp shelters fish", { tensionWith: "crabs and weeds" }),
        );
      });
    };
    // It would be a hundred times as long if each were compared with each.
    expect(timeOf(5000)).toBeLessThan(30 * Math.max(1, timeOf(500)));
  });
});

describe("alreadyKnown", () => {
  it("finds the same claim in other words of the same kind, and nothing less", () => {
    const mind = [
      entry("Octopuses have three hearts"),
      entry("Wax keeps water out", { id: "LEARN-0002", supersededBy: "LEARN-0003" }),
      entry("好", { id: "LEARN-0004" }),
    ];
    const alreadyKnown = (said: string) =>
      createContradictionFinder().alreadyKnown(mind, said, "knowledge");
    expect(alreadyKnown("An octopus has three hearts.")?.id).toBe("LEARN-0001");
    expect(alreadyKnown("好!")?.id).toBe("LEARN-0004");
    for (const other of [
      "Octopuses have two hearts",
      "Octopuses do not have three hearts",
      "Octopuses have three hearts and blue blood",
      "Octopuses have three hearts, 2 of them small",
      "Wax keeps water out",
      "",
    ]) {
      expect(alreadyKnown(other), other).toBeUndefined();
    }
  });
});
