import { describe, expect, it } from "vitest";
import { CandidateError } from "../../src/errors.ts";
import { decide, type Choice, type Decision } from "../../src/gate/decide.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import type { Candidate } from "../../src/record/types.ts";
import { learnEntry, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, createTestGate, type TestGate } from "../support/open-gate.ts";

const nothing = (): void => undefined;
const TWO = "Corks have two ends";
const THREE = "Corks have three ends";

describe("a decision", () => {
  it("changes the status word and nothing else of the block", async () => {
    const desk = await createTestGate();
    const { id, sha256 } = await stageProposal(desk);
    const before = desk.read("PENDING-REVIEW.md");
    await decide({ candidateId: id, sha256, to: "approved", actor: ACTOR }, desk, nothing);
    expect(desk.read("PENDING-REVIEW.md")).toBe(
      before.replace("status: pending", "status: approved"),
    );
  });

  it.each([
    { what: "unknown", change: { candidateId: "CANDIDATE-0099" }, code: "unknown_candidate" },
    { what: "changed", change: { sha256: "0".repeat(64) }, code: "changed_candidate" },
  ])("about something $what changes nothing", async ({ change, code }) => {
    const desk = await createTestGate();
    const { id, sha256 } = await stageProposal(desk);
    const before = desk.read("PENDING-REVIEW.md");
    const decision = { candidateId: id, sha256, to: "approved", actor: ACTOR, ...change } as const;
    expect(await refusal(decision, desk)).toBe(code);
    expect(desk.read("PENDING-REVIEW.md")).toBe(before);
    expect(desk.said()).toHaveLength(1);
  });

  it("about a block that code cannot read may only be no", async () => {
    const desk = await createTestGate();
    const { id } = await stageProposal(desk);
    const broken = desk.read("PENDING-REVIEW.md").replace(/^mind_category: .*\n/m, "");
    desk.write("PENDING-REVIEW.md", broken);
    const decision = { candidateId: id, actor: ACTOR } as const;
    expect(await refusal({ ...decision, to: "approved" }, desk)).toBe("faulty_candidate");
    expect(await refusal({ ...decision, to: "rejected" }, desk)).toBeUndefined();
  });

  it("about a block below Processed names the repair", async () => {
    const desk = await createTestGate();
    const { id } = await stageProposal(desk);
    const text = desk.read("PENDING-REVIEW.md");
    desk.write(
      "PENDING-REVIEW.md",
      text.replace("## Processed\n", "").replace("## Candidates", "## Processed"),
    );
    expect(await refusal({ candidateId: id, to: "rejected", actor: ACTOR }, desk)).toBe(
      "stray_candidate",
    );
  });
});

describe("a choice", () => {
  it("counts only over exactly the entries that were shown", async () => {
    const desk = await createTestGate();
    await learnEntry(desk, TWO);
    const candidate = await stageProposal(desk, { suggestedEntry: THREE });
    const real = { id: "LEARN-0001", text: TWO };
    const approve = (choice?: Choice) =>
      refusal(
        { candidateId: candidate.id, to: "approved", actor: ACTOR, ...(choice && { choice }) },
        desk,
      );
    const other = { id: "LEARN-0001", text: "Corks have four ends" };
    expect(await approve()).toBe("needs_choice");
    expect(await approve({ kind: "keep_both", entries: [] })).toBe("needs_choice");
    expect(await approve({ kind: "keep_both", entries: [other] })).toBe("needs_choice");
    expect(await approve({ kind: "replace", replaced: other, entries: [real] })).toBe(
      "changed_entry",
    );
    const unknown = { id: "LEARN-0077", text: "x" };
    expect(await approve({ kind: "replace", replaced: unknown, entries: [real, unknown] })).toBe(
      "changed_entry",
    );
    expect(await approve({ kind: "replace", replaced: real, entries: [real] })).toBeUndefined();
    expect(newest(desk)).toMatchObject({ resolution: "replace", supersedes: "LEARN-0001" });
  });

  it("to replace an entry that another approved candidate replaces is refused, naming it", async () => {
    const desk = await createTestGate();
    await learnEntry(desk, TWO);
    const real = { id: "LEARN-0001", text: TWO };
    const choice = { kind: "replace", replaced: real, entries: [real] } as const;
    const first = await stageProposal(desk, { suggestedEntry: THREE });
    const second = await stageProposal(desk, { suggestedEntry: "Corks have five ends" });
    const decision = { to: "approved", choice, actor: ACTOR } as const;
    expect(await refusal({ ...decision, candidateId: first.id }, desk)).toBeUndefined();
    expect(await refusal({ ...decision, candidateId: second.id }, desk)).toBe("already_replaced");
    expect(
      await refusal({ candidateId: first.id, to: "rejected", actor: ACTOR }, desk),
    ).toBeUndefined();
    expect(await refusal({ ...decision, candidateId: second.id }, desk)).toBeUndefined();
  });
});

function newest(desk: TestGate): Candidate | undefined {
  return parseCandidates(desk.read("PENDING-REVIEW.md")).findLast(
    ({ place }) => place === "candidates",
  );
}

async function refusal(decision: Decision, desk: TestGate): Promise<string | undefined> {
  try {
    await decide(decision, desk, nothing);
    return undefined;
  } catch (error) {
    if (error instanceof CandidateError) return error.code;
    throw error;
  }
}
