import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compare, compareAgainst, compareForReview } from "../../src/gate/compare.ts";
import type { Candidate } from "../../src/record/types.ts";
import { testClock } from "../support/clock.ts";
import { learnEntry, stageProposal } from "../support/gate-acts.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

const DAY = 24 * 60;
const TWO = "Corks have two ends";
const THREE = "Corks have three ends";

describe("what the Record says against a candidate", () => {
  it("is worked out from the Record as it is now, not as it was at staging", async () => {
    const gate = await createTestGate();
    const candidate = await stageProposal(gate, { suggestedEntry: THREE });
    expect(await entriesAgainst(gate, candidate)).toEqual([]);
    await learnEntry(gate, TWO);
    expect(await entriesAgainst(gate, candidate)).toEqual(["LEARN-0001"]);
    const replaced = gate
      .read("SELF.md")
      .replace(
        "provenance: human_approved",
        "provenance: human_approved\n    superseded_by: LEARN-0009",
      );
    gate.write("SELF.md", replaced);
    expect(await entriesAgainst(gate, candidate)).toEqual([]);
  });

  it("can be asked of a SELF that is about to be", async () => {
    const gate = await createTestGate();
    const candidate = await stageProposal(gate, { suggestedEntry: THREE });
    const empty = gate.read("SELF.md");
    await learnEntry(gate, TWO);
    const against = async (self: string) =>
      (await compareAgainst(self, [candidate], gate)).map(({ conflicts }) => conflicts.length);
    expect(await against(empty)).toEqual([0]);
    expect(await against(gate.read("SELF.md"))).toEqual([1]);
  });

  it("follows the rules of the installation and of the Record, without a restart", async () => {
    const gate = await createTestGate();
    const self = gate.read("SELF.md");
    gate.write(
      "SELF.md",
      `${self}\n\`\`\`yaml\ntraits:\n  - trait: early\n  - trait: loud\n\`\`\`\n`,
    );
    const trait = { mindCategory: "personality", suggestedEntry: "Is late and silent" } as const;
    const candidate = await stageProposal(gate, trait);
    const pairs = async () =>
      (await compare(candidate, gate)).conflicts.map(({ pair }) => pair.join("/"));
    expect(await pairs()).toEqual([]);
    writeFileSync(join(gate.folder, "..", "conflict_rules.yaml"), "- [early, late]\n");
    gate.write("conflict_rules.yaml", "mine:\n  - [loud, silent]\n");
    expect(await pairs()).toEqual(["early/late", "loud/silent"]);
  });
});

describe("what has waited for long", () => {
  it("is compared with what the Record learned meanwhile, from the thirtieth day on", async () => {
    const clock = testClock();
    const gate = await createTestGate({ clock });
    const candidate = await stageProposal(gate, { suggestedEntry: TWO });
    await learnEntry(gate, "Corks have two ends.");
    clock.advance({ minutes: 29 * DAY });
    expect(await compareForReview(candidate, gate)).not.toHaveProperty("known");
    clock.advance({ minutes: DAY + 60 });
    expect(await compareForReview(candidate, gate)).toMatchObject({ known: { id: "LEARN-0001" } });
  });

  it("is known only where an entry of its own kind says it", async () => {
    const clock = testClock();
    const gate = await createTestGate({ clock });
    const candidate = await stageProposal(gate, { mindCategory: "curiosity", suggestedEntry: TWO });
    await learnEntry(gate, TWO);
    clock.advance({ minutes: 40 * DAY });
    expect(await compareForReview(candidate, gate)).not.toHaveProperty("known");
  });
});

async function entriesAgainst(gate: TestGate, candidate: Candidate) {
  return (await compare(candidate, gate)).conflicts.map(({ entryId }) => entryId);
}
