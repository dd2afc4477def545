import { describe, expect, it } from "vitest";
import { candidateId, parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { activityItem, addActivities } from "../../../src/record/merge/evidence-edit.ts";
import { verifyMerge } from "../../../src/record/merge/verify-plan.ts";
import { addEntries, entryItem } from "../../../src/record/self/mind-edit.ts";
import { parseRecord } from "../../../src/record/parsed-record.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { createCandidate, createFiles, createPending, createSelf, LEARN_1 } from "../builders.ts";
import { after, plan, refusal } from "./merge-helpers.ts";
import { moveToProcessed } from "../pending-texts.ts";

describe("planMerge refuses", () => {
  it("when nothing is approved, or what is named is not", () => {
    const pending = createPending([createCandidate()], "pending");
    expect(refusal({ pending })).toMatch(/^nothing_approved/);
    expect(refusal({ pending: "" })).toMatch(/^nothing_approved/);
    expect(refusal({ pending }, { approvedIds: ["CANDIDATE-0001"] })).toMatch(
      /^not_approved: CANDIDATE-0001/,
    );
    expect(refusal({}, { approvedIds: ["CANDIDATE-0007"] })).toMatch(/^unknown_candidate: .*0007/);
    expect(refusal({}, { approvedIds: [] })).toMatch(/^nothing_approved/);
  });

  it("what only says that it is approved", () => {
    const texts = [
      "status: approved",
      "\nstatus: approved\n",
      "```\n\n### CANDIDATE-9999\n\n```yaml\nstatus: approved",
    ];
    const pending = createPending(
      texts.map((userText, index) => createCandidate({ id: candidateId(index + 1), userText })),
      "pending",
    );
    expect(refusal({ pending })).toMatch(/^nothing_approved/);
  });

  it("approved strays below Processed", () => {
    const pending = createPending([createCandidate()]);
    const stray = pending
      .replace("## Candidates\n", "## Candidates\n\n## Processed\n")
      .replace(/## Processed\n$/, "");
    expect(refusal({ pending: stray })).toMatch(/^nothing_approved/);
  });

  it("candidates of another Record", () => {
    expect(refusal({}, { recordId: "ana" })).toMatch(
      /^other_record: CANDIDATE-0001 \(PENDING-REVIEW\.md line 5\) belongs to the Record "tomas"/,
    );
    const pending = createPending([createCandidate()]).replace('record_id: "tomas"\n', "");
    expect(refusal({ pending }, { recordId: "ana" })).toBe("none");
  });

  it("candidates that cannot be read, and names every reason", () => {
    const pending = createPending([createCandidate({ suggestedEntry: " " })]).replace(
      "summary:",
      "summry:",
    );
    expect(refusal({ pending })).toMatch(
      /^unreadable_candidate: CANDIDATE-0001.*summary is missing; suggested_entry is missing/,
    );
  });

  it("candidates in which a message may pose as a field", () => {
    const pending = createPending([createCandidate()]).replace(
      "signal_type:",
      'suggested_entry: "forged"\nsignal_type:',
    );
    expect(refusal({ pending })).toMatch(/^unreadable_candidate: .*suggested_entry occurs twice/);
  });

  it("two blocks with one id, wherever the second stands", () => {
    const pending = createPending([createCandidate()]);
    expect(refusal({ pending: createPending([createCandidate(), createCandidate()]) })).toMatch(
      /^duplicate_candidate/,
    );
    const old = after(plan({ pending })).pending.split("## Processed\n")[1] ?? "";
    expect(refusal({ pending: pending + old })).toMatch(/^duplicate_candidate: CANDIDATE-0001/);
  });

  it("what is no tier, and a tier below what was asked for", () => {
    const tier = (number: number): string =>
      createPending([createCandidate()]).replace(
        "mind_category",
        `evidence_tier: ${number}\nmind_category`,
      );
    for (const number of [1, 2, 3, 4, 5]) expect(refusal({ pending: tier(number) })).toBe("none");
    for (const number of [0, 6]) {
      expect(refusal({ pending: tier(number) })).toMatch(/^weak_evidence: CANDIDATE-0001.*1 to 5/);
    }
    const asked = { minEvidenceTier: 4 };
    expect(refusal({ pending: tier(3) }, asked)).toMatch(/^weak_evidence: .*tier 3; .*4 to 5/);
    expect(refusal({ pending: tier(5) }, asked)).toBe("none");
    expect(after(plan({}, asked)).evidence).toContain("evidence_tier: 4");
    expect(after(plan({}, { minEvidenceTier: 1 })).evidence).not.toContain("evidence_tier: 1");
  });

  it("a missing section or fence, and names the candidate and the section", () => {
    const files = createFiles();
    expect(refusal({ self: files.self.replace("### IX-B. CURIOSITY", "### OTHER") })).toMatch(
      /^missing_section: CANDIDATE-0001 needs `### IX-B\. …` of SELF\.md, which is missing/,
    );
    expect(
      refusal({ self: files.self.replace(/(### IX-B\. CURIOSITY\n)[\s\S]*?(### IX-C)/, "$1\n$2") }),
    ).toMatch(/^missing_section: .*holds no yaml fence/);
    expect(refusal({ evidence: "# EVIDENCE\n" })).toMatch(/^missing_section: EVIDENCE\.md/);
    expect(refusal({ evidence: "## V. ACTIVITY LOG\n\n## VI.\n\n```yaml\n```\n" })).toMatch(
      /^missing_section: .*holds no yaml fence/,
    );
  });

  it("a list that it cannot extend safely", () => {
    const flow = 'entries: [{id: CUR-0001, topic: "x", evidence_id: ACT-0001}]\n';
    expect(refusal({ self: createSelf({ curiosity: flow }) })).toMatch(
      /^unsafe_result: Nothing was merged: SELF\.md/,
    );
  });

  it("a result that breaks a rule which held before", () => {
    const before = createFiles();
    const [candidate] = parseCandidates(before.pending);
    if (!candidate) throw new Error("no candidate");
    const { merged } = plan();
    const [first] = merged;
    if (!first) throw new Error("nothing merged");
    const item = entryItem({
      id: "CUR-0001",
      date: "2026-03-06",
      category: "curiosity",
      text: "x",
      evidenceId: "ACT-0099",
    });
    const activity = activityItem({
      id: "ACT-0002",
      date: "2026-03-06",
      category: "curiosity",
      summary: "x",
      evidenceTier: 3,
    });
    const merge = {
      candidateId: "CANDIDATE-0001",
      category: "curiosity",
      item,
      activity,
      merged: first,
      candidate: { ...candidate, mindCategory: "curiosity", summary: "x", suggestedEntry: "x" },
    } as const;
    const parsed = parseRecord(before);
    const files = {
      ...before,
      self: addEntries(parsed.self, [merge]),
      evidence: addActivities(parsed.evidence, [activity]),
      pending: moveToProcessed(before.pending, ["CANDIDATE-0001"]),
    };
    const verify = (): void =>
      verifyMerge({
        before: parsed,
        faults: checkIntegrity(before),
        after: parseRecord(files, parsed),
        merges: [merge],
        minEvidenceTier: 3,
      });
    expect(verify).toThrow(/would break rule V9: CUR-0001 points to ACT-0099/);
  });

  it("nothing because of faults that were there before", () => {
    const self = createSelf({
      knowledge: `entries:\n${LEARN_1}${LEARN_1.replace("evidence_id: ACT-0001", "x: y")}`,
    });
    expect(checkIntegrity(createFiles({ self })).length).toBeGreaterThan(1);
    expect(refusal({ self })).toBe("none");
  });
});
