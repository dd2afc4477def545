import { describe, expect, it } from "vitest";
import { formatCandidate, parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { recordChecksum } from "../../../src/record/text/checksum.ts";
import { checkIntegrity } from "../../../src/record/integrity.ts";
import { currentEntries, readMind } from "../../../src/record/self/mind.ts";
import type { MergeFiles } from "../../../src/record/types.ts";
import { planUndo } from "../../../src/record/merge/undo-plan.ts";
import {
  ACT_1,
  createEvidence,
  createFiles,
  createPending,
  createSelf,
  LEARN_1,
} from "../builders.ts";
import { REQUEST } from "./merge-helpers.ts";
import { approve, EMPTY, knowledge, merge, refusal, START, undo } from "./undo-helpers.ts";
import { insertCandidate, setCandidateStatus } from "../pending-texts.ts";

describe("planUndo", () => {
  it("gives back SELF and EVIDENCE byte for byte, and the candidates wait again", () => {
    const files = approve(approve(START, knowledge(1)), knowledge(2), { replaces: "LEARN-0001" });
    const merged = merge(files);
    const undone = undo(merged.files, merged);
    expect(undone.self).toBe(files.self);
    expect(undone.evidence).toBe(files.evidence);
    expect(undone.pending.trimEnd()).toBe(
      files.pending.replaceAll("status: approved", "status: pending").trimEnd(),
    );
  });

  it("says what leaves, what is current again, and the checksums before and after", () => {
    const files = approve(START, knowledge(1), { replaces: "LEARN-0001" });
    const merged = merge(files);
    const { edits } = merged.plan;
    const plan = planUndo(merged.files, { edits, candidateIds: merged.ids }, REQUEST);
    expect(plan.edits.map(({ path }) => path)).toEqual([
      "EVIDENCE.md",
      "PENDING-REVIEW.md",
      "SELF.md",
    ]);
    expect(plan.edits[2]?.before).toBe(merged.files.self);
    expect(plan).toMatchObject({
      candidateIds: ["CANDIDATE-0001"],
      removedIds: ["LEARN-0002", "ACT-0002"],
      restored: [{ id: "LEARN-0001" }],
      checksumBefore: merged.plan.checksumAfter,
      checksumAfter: recordChecksum(files.self, files.evidence),
      sessionLog:
        "- [2026-03-06 09:00:00] Undone: CANDIDATE-0001 (removed: LEARN-0002, ACT-0002; current again: LEARN-0001)\n",
    });
  });

  it("leaves what was changed elsewhere since", () => {
    const merged = merge(approve(START, knowledge(1), { replaces: "LEARN-0001" }));
    const later: MergeFiles = {
      ...merged.files,
      self: merged.files.self
        .replace("name: Tomas", "name: Tomas\nage: 34")
        .replace("source: pipeline merge\n", "source: pipeline merge\n    notes: by hand\n")
        .replace("Nothing yet.", "Nothing yet.\n\nLEARN-0002 came in March."),
      evidence: merged.files.evidence.replace("# EVIDENCE", "# EVIDENCE\n\nFoot"),
      pending: insertCandidate(merged.files.pending, formatCandidate(knowledge(2))),
    };
    const undone = undo(later, merged);
    expect(undone.self).toBe(
      START.self
        .replace("name: Tomas", "name: Tomas\nage: 34")
        .replace("source: pipeline merge\n", "source: pipeline merge\n    notes: by hand\n")
        .replace("Nothing yet.", "Nothing yet.\n\nLEARN-0002 came in March."),
    );
    expect(undone.evidence).toBe(START.evidence.replace("# EVIDENCE", "# EVIDENCE\n\nFoot"));
    expect(parseCandidates(undone.pending).map(({ id, place }) => `${id} ${place}`)).toEqual([
      "CANDIDATE-0002 candidates",
      "CANDIDATE-0001 candidates",
    ]);
  });

  it.each([
    ["full lists", START],
    ["lists that were empty", EMPTY],
    [
      "lists with empty lines between entries",
      createFiles({
        self: createSelf({
          knowledge: `entries:\n${LEARN_1}\n${LEARN_1.replace("LEARN-0001", "LEARN-0002")}`,
        }),
        evidence: createEvidence(`activities:\n${ACT_1}\n${ACT_1.replace("0001", "0002")}`),
        pending: createPending([]),
      }),
    ],
    ["CRLF", createFiles({ ...START, self: START.self.replaceAll("\n", "\r\n") })],
    [
      "a fence that nobody closed",
      createFiles({ ...START, evidence: createEvidence(`activities:\n${ACT_1}`, "") }),
    ],
  ])("takes back any of several merges, in %s", (_what, start) => {
    const first = merge(approve(start, knowledge(1)));
    const second = merge(approve(approve(first.files, knowledge(2)), knowledge(3)));
    const third = merge(approve(second.files, knowledge(4)));
    const merges = [first, second, third] as const;
    const texts = (files: MergeFiles) => readMind(files.self).map(({ text }) => text);
    const facts = [["Fact 1"], ["Fact 2", "Fact 3"], ["Fact 4"]];
    for (const order of [[0], [1], [2], [0, 1], [1, 0], [2, 0, 1], [0, 2, 1]]) {
      let files = third.files;
      for (const index of order) files = undo(files, merges[index] ?? first);
      const left = facts.filter((_facts, index) => !order.includes(index)).flat();
      expect(texts(files).filter((text) => text.startsWith("Fact"))).toEqual(left);
      expect(checkIntegrity(files)).toEqual([]);
      expect(files.self).not.toMatch(/\[\]\r?\n +-/);
    }
  });

  it("does not count words that stood there before the merge as pointing to it", () => {
    const note = START.self.replace(
      "source: pipeline",
      "notes: more in LEARN-0002\n    source: pipeline",
    );
    const merged = merge(approve({ ...START, self: note }, knowledge(1)));
    expect(undo(merged.files, merged).self).toBe(note);
  });

  it("lets the candidates be merged again, to the same result", () => {
    const merged = merge(approve(START, knowledge(1), { replaces: "LEARN-0001" }));
    const undone = undo(merged.files, merged);
    const approved = setCandidateStatus(undone.pending, "CANDIDATE-0001", "pending", "approved");
    expect(merge({ ...undone, pending: approved }).files).toEqual(merged.files);
  });

  it("takes back what the owner kept beside another, replaced later by a merge that is undone first", () => {
    const kept = merge(approve(START, knowledge(1), { keep: true }));
    const replaced = merge(approve(kept.files, knowledge(2), { replaces: "LEARN-0002" }));
    expect(replaced.files.self).toContain("resolution: correction");
    expect(refusal(replaced.files, kept)).toMatch(/^undo_conflict: .*LEARN-0002 \(line \d+\)/);
    const touched = replaced.files.self.replace("# SELF", "# SELF\n");
    const undone = undo({ ...replaced.files, self: touched }, replaced);
    expect(undone.self).toBe(kept.files.self.replace("# SELF", "# SELF\n"));
    expect(currentEntries(readMind(undone.self)).map(({ id }) => id)).toEqual([
      "LEARN-0001",
      "LEARN-0002",
    ]);
    expect(undo(undone, kept).self).toBe(START.self.replace("# SELF", "# SELF\n"));
  });
});
