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
    const desk = await createTestGate();
    const candidate = await stageProposal(desk, { suggestedEntry: THREE });
    expect(await entriesAgainst(desk, candidate)).toEqual([]);
    await learnEntry(desk, TWO);
    expect(await entriesAgainst(desk, candidate)).toEqual(["LEARN-0001"]);
    const replaced = desk
      .read("SELF.md")
      .replace(
        "provenance: human_approved",
        "provenance: human_approved\n    superseded_by: LEARN-0009",
      );
    desk.write("SELF.md", replaced);
    expect(await entriesAgainst(desk, candidate)).toEqual([]);
  });

  it("can be asked of a SELF that is about to be", async () => {
    const desk = await createTestGate();
    const candidate = await stageProposal(desk, { suggestedEntry: THREE });
    const empty = desk.read("SELF.md");
    await learnEntry(desk, TWO);
    const against = async (self: string) =>
      (await compareAgainst(self, [candidate], desk)).map(({ conflicts }) => conflicts.length);
    expect(await against(empty)).toEqual([0]);
    expect(await against(desk.read("SELF.md"))).toEqual([1]);
  });

  it("follows the rules of the installation and of the Record, without a restart", async () => {
    const desk = await createTestGate();
    const self = desk.read("SELF.md");
    desk.write(
      "SELF.md",
      `${self}\n\`\`\`yaml\ntraits:\n  - trait: early\n  - trait: loud\n\`\`\`\n`,
    );
    const trait = { mindCategory: "personality", suggestedEntry: "Is late and silent" } as const;
    const candidate = await stageProposal(desk, trait);
    const pairs = async () =>
      (await compare(candidate, desk)).conflicts.map(({ pair }) => pair.join("/"));
    expect(await pairs()).toEqual([]);
    writeFileSync(join(desk.folder, "..", "conflict_rules.yaml"), "- [early, late]\n");
    desk.write("conflict_rules.yaml", "mine:\n  - [loud, silent]\n");
    expect(await pairs()).toEqual(["early/late", "loud/silent"]);
  });
});

describe("what has waited for long", () => {
  it("is compared with what the Record learned meanwhile, from the thirtieth day on", async () => {
    const clock = testClock();
    const desk = await createTestGate({ clock });
    const candidate = await stageProposal(desk, { suggestedEntry: TWO });
    await learnEntry(desk, "Corks have two ends.");
    clock.advance({ minutes: 29 * DAY });
    expect(await compareForReview(candidate, desk)).not.toHaveProperty("known");
    clock.advance({ minutes: DAY + 60 });
    expect(await compareForReview(candidate, desk)).toMatchObject({ known: { id: "LEARN-0001" } });
  });

  it("is known only where an entry of its own kind says it", async () => {
    const clock = testClock();
    const desk = await createTestGate({ clock });
    const candidate = await stageProposal(desk, { mindCategory: "curiosity", suggestedEntry: TWO });
    await learnEntry(desk, TWO);
    clock.advance({ minutes: 40 * DAY });
    expect(await compareForReview(candidate, desk)).not.toHaveProperty("known");
  });
});

async function entriesAgainst(desk: TestGate, candidate: Candidate) {
  return (await compare(candidate, desk)).conflicts.map(({ entryId }) => entryId);
}
