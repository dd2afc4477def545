import { describe, expect, it } from "vitest";
import { DEFAULT_CONFLICT_RULES, findConflicts } from "../../../src/record/conflicts/conflicts.ts";
import { createSelf } from "../builders.ts";

const SELF = `${createSelf({
  personality:
    'entries:\n  - id: PER-0001\n    observation: "Patient with boats"\n  - id: PER-0002\n    observation: "Tidy"\n    superseded_by: PER-0003\n',
})}
## IV. PERSONALITY

\`\`\`yaml
traits:
  - trait: quiet
\`\`\`

Personality: rather careful
`;

function proposal(
  suggestedEntry: string,
  mindCategory: "personality" | "curiosity" = "personality",
) {
  return { mindCategory, suggestedEntry, summary: "s", promptAddition: "none" };
}

describe("findConflicts", () => {
  it("reports which word the profile has and which the proposal", () => {
    expect(findConflicts(SELF, proposal("Talkative among singers"))).toEqual([
      {
        rule: "quiet-or-talkative",
        pair: ["quiet", "talkative"],
        existingHint: "quiet",
        newHint: "talkative",
      },
    ]);
  });

  it("looks at traits, observations and the personality line, and not at superseded entries", () => {
    const rules = findConflicts(SELF, proposal("Impatient, careless and messy")).map((c) => c.rule);
    expect(rules).toEqual(["patient-or-impatient", "careful-or-careless"]);
  });

  it("counts whole words only", () => {
    expect(findConflicts(SELF, proposal("talkativeness, un-quieted"))).toEqual([]);
    expect(findConflicts(SELF, proposal("patient"))).toEqual([]);
  });

  it("is for personality only", () => {
    expect(findConflicts(SELF, proposal("Talkative", "curiosity"))).toEqual([]);
  });

  it("takes other rules", () => {
    const rules = [{ name: "r", pair: ["boats", "c++"] as const }];
    expect(findConflicts(SELF, proposal("likes c++ a lot"), rules)).toHaveLength(1);
  });

  it("ships 15 pairs", () => {
    expect(DEFAULT_CONFLICT_RULES).toHaveLength(15);
    expect(new Set(DEFAULT_CONFLICT_RULES.flatMap(({ pair }) => pair)).size).toBe(30);
  });
});
