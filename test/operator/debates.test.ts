import { describe, expect, it } from "vitest";
import { chooseDebate } from "../../src/operator/debates.ts";
import type { ConflictRow } from "../../src/operator/intent-drift.ts";

/** `R-1 voice` for each conflict, the candidates numbered from 1. */
function met(...rows: readonly string[]): readonly ConflictRow[] {
  return rows.map((row, index) => {
    const [rule = "", source = ""] = row.split(" ");
    return { rule, source, strategy: "", candidateId: `CANDIDATE-000${index + 1}`, reason: row };
  });
}

describe("the debate that is chosen", () => {
  it.each([
    ["the rule with most conflicts", ["R-1 a", "R-1 b", "R-2 a", "R-2 a", "R-2 b"], "R-2"],
    ["of as many, the first by name", ["R-2 a", "R-2 b", "R-1 a", "R-1 b"], "R-1"],
    ["only one that two sources met", ["R-1 a", "R-1 a", "R-1 a", "R-2 a", "R-2 b"], "R-2"],
    ["none without a name", ["unknown a", "unknown b", "unknown a", "R-2 a", "R-2 b"], "R-2"],
  ])("is over %s", (_, rows, ruleId) => {
    expect(chooseDebate(met(...rows), undefined)).toMatchObject({ ruleId });
  });

  it("sets the two sources that met the rule most against each other, each by its first row", () => {
    const rows = met("R-1 c", "R-1 b", "R-1 a", "R-1 a", "R-2 a", "R-1 b", "R-1 unknown");
    expect(chooseDebate(rows, "r-1")).toEqual({
      ruleId: "R-1",
      positions: [
        { source: "a", candidateId: "CANDIDATE-0003", reason: "R-1 a" },
        { source: "b", candidateId: "CANDIDATE-0002", reason: "R-1 b" },
      ],
    });
  });

  it.each([
    [[], undefined, "no conflict"],
    [["R-1 a", "R-1 b"], "R-2", "no conflict with that rule"],
    [["R-1 a", "R-1 a", "R-2 b"], undefined, "no rule was met by two sources"],
    [["R-1 a", "R-1 unknown"], "R-1", "that rule was not met by two sources"],
  ])("of %j for %s is none: %s", (rows, rule, none) => {
    expect(chooseDebate(met(...rows), rule)).toEqual({ none });
  });
});
