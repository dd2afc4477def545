import { describe, expect, it } from "vitest";
import { formatCandidate } from "../../../src/record/candidates/candidates.ts";
import { parseRecord } from "../../../src/record/parsed-record.ts";
import type { MergeFiles } from "../../../src/record/types.ts";
import { mergedItems } from "../../../src/record/merge/undo-entries.ts";
import { verifyUndo } from "../../../src/record/merge/verify-undo.ts";
import { createPending } from "../builders.ts";
import { approve, knowledge, merge, refusal, START, undo } from "./undo-helpers.ts";
import { insertCandidate } from "../pending-texts.ts";

describe("an undo is refused", () => {
  const merged = merge(approve(START, knowledge(1), { replaces: "LEARN-0001" }));
  const { files } = merged;
  const ACT_2 = /[ ]{2}- id: ACT-0002[^]*?evidence_tier: 3\n/;

  it.each<[string, Partial<MergeFiles>, RegExp]>([
    [
      "when an entry was reworded",
      { self: files.self.replace("Fact 1", "Fact one") },
      /SELF\.md: LEARN-0002 \(line \d+\) was changed since/,
    ],
    [
      "when an entry got a note",
      { self: files.self.replace(/(id: LEARN-0002[^]*?human_approved\n)/, "$1    notes: x\n") },
      /SELF\.md: LEARN-0002 \(line \d+\) was changed since/,
    ],
    [
      "when an entry is gone",
      { evidence: files.evidence.replace(ACT_2, "") },
      /EVIDENCE\.md: ACT-0002 is not there any more/,
    ],
    [
      "when an entry was moved into other words",
      {
        evidence: files.evidence.replace(
          "    curated_by: user\n    evidence_tier: 3\n```",
          "    # c\n    curated_by: user\n    evidence_tier: 3\n```",
        ),
      },
      /EVIDENCE\.md: what the merge wrote at line \d+ \("- id: ACT-0002"\) was changed since/,
    ],
    [
      "when what it replaced was replaced by something else by hand",
      { self: files.self.replace("superseded_by: LEARN-0002", "superseded_by: LEARN-0001") },
      /SELF\.md: LEARN-0001 \(line \d+\) was changed since/,
    ],
    [
      "when a later entry rests on its evidence",
      {
        self: files.self.replace(
          "### IX-B. CURIOSITY\n\n```yaml\nentries: []",
          "### IX-B. CURIOSITY\n\n```yaml\nentries:\n  - id: CUR-0001\n    topic: x\n    evidence_id: ACT-0002",
        ),
      },
      /SELF\.md: ACT-0002 would be removed, and CUR-0001, line \d+ refers to it/,
    ],
    [
      "when a later attestation names its evidence",
      {
        evidence: files.evidence.replace(
          "entries: []",
          "entries:\n  - id: ATT-0001\n    evidence_ids: [ACT-0001, ACT-0002]",
        ),
      },
      /EVIDENCE\.md: ACT-0002 would be removed, and line \d+ refers to it/,
    ],
    [
      "when a skill rests on it",
      { skills: "## I.\n\n```yaml\nevidence: [ACT-0002]\n```\n" },
      /SKILLS\.md: ACT-0002/,
    ],
    [
      "when its candidate is gone",
      { pending: createPending([]) },
      /PENDING-REVIEW\.md: CANDIDATE-0001 .* no longer stands below/,
    ],
    [
      "when its candidate stands there twice",
      { pending: insertCandidate(files.pending, formatCandidate(knowledge(1))) },
      /PENDING-REVIEW\.md: CANDIDATE-0001 .* more than once/,
    ],
    [
      "when its candidate has no status",
      { pending: files.pending.replace("status: approved", "state: approved") },
      /PENDING-REVIEW\.md: CANDIDATE-0001 \(line \d+\) has no status/,
    ],
  ])("%s", (_what, changes, message) => {
    const changed = { ...files, ...changes };
    expect(changed).not.toEqual(files);
    const said = refusal(changed, merged);
    expect(said).toMatch(/^undo_conflict: Nothing was undone\. /);
    expect(said).toMatch(message);
  });

  it("when it was undone already", () => {
    expect(refusal(undo(files, merged), merged)).toMatch(/LEARN-0002 is not there any more/);
  });

  it("when the result would not read back, or would break a rule", () => {
    const current = parseRecord(files);
    const items = mergedItems({ before: parseRecord(START), after: current });
    const right = undo(files, merged);
    const verify = (changes: Partial<MergeFiles>) => () => {
      const result = parseRecord({ ...right, ...changes });
      verifyUndo({ current, result, items, candidateIds: merged.ids, request: {} });
    };
    expect(verify({})).not.toThrow();
    expect(verify({ self: files.self })).toThrow(/SELF\.md: it would not read back/);
    expect(verify({ evidence: files.evidence })).toThrow(/EVIDENCE\.md: it would not read back/);
    expect(verify({ pending: files.pending })).toThrow(/PENDING-REVIEW\.md: it would not read/);
    expect(verify({ self: right.self.replace("## X.", "# X.") })).toThrow(/SELF\.md/);
    expect(verify({ skills: "x" })).toThrow(/SKILLS\.md: it would break rule V16/);
  });
});
