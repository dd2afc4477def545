import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeDiff } from "../../src/gate/cards/merge.ts";
import { shownSha256 } from "../../src/gate/merge.ts";
import { formatCandidate, parseCandidates } from "../../src/record/candidates/candidates.ts";
import { buildReceipt } from "../../src/record/merge/receipt.ts";
import type { Candidate, NewCandidate } from "../../src/record/types.ts";
import { NOW, createCandidate, createPending } from "../record/builders.ts";
import { plan } from "../record/merge/merge-helpers.ts";
import { moveToProcessed } from "../record/pending-texts.ts";
import { mergeCard, undoCard } from "../support/cards.ts";
import { rows } from "./builders.ts";

function reviewOf(candidates: readonly NewCandidate[], supersededId?: string) {
  const pending = createPending(candidates);
  const approved: readonly Candidate[] = parseCandidates(pending);
  const receipt = buildReceipt({
    receiptId: "r1",
    recordId: "tomas",
    approvedBy: "telegram:1",
    approvedAt: NOW,
    candidates: approved,
    only: false,
  });
  const planned = plan({ pending });
  const merged = planned.merged.map((one) => ({ ...one, ...(supersededId && { supersededId }) }));
  return { approved, receipt, plan: { ...planned, merged }, critiques: [] };
}

describe("the merge card", () => {
  it("carries a receipt for exactly what it shows", () => {
    const review = reviewOf([createCandidate(), createCandidate({ id: "CANDIDATE-0002" })]);
    const card = mergeCard(review);
    expect(card.text).toMatch(/^Put these 2 into the Record[^]*CANDIDATE-0001[^]*CANDIDATE-0002/);
    expect(rows(card)).toEqual([["Merge = merge", "Not now = cancel"], ["Show every line = diff"]]);
    expect(card.card).toEqual({
      kind: "merge",
      body: { receipt: review.receipt, replaced: [], sha256: shownSha256(review) },
    });
  });

  it("names the entry that is replaced, and what takes it back", () => {
    const { text } = mergeCard(reviewOf([createCandidate()], "CUR-0003"));
    expect(text).toMatch(/^Put this into the Record\?/);
    expect(text).toContain("CUR-0001 replaces CUR-0003.");
    expect(text).toContain("/undo takes it back");
  });

  it("shows every word of many that would be written, the quotes of the first ones only", () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      createCandidate({
        id: `CANDIDATE-${String(n + 1).padStart(4, "0")}`,
        suggestedEntry: `${n} ${"y".repeat(190)}`,
        exampleFromExchange: "x".repeat(500),
      }),
    );
    const { text } = mergeCard(reviewOf(many));
    for (const { id, suggestedEntry } of many) {
      expect(text).toContain(id);
      expect(text).toContain(`topic: ${suggestedEntry}`);
    }
    expect(text.match(/“x/g)).toHaveLength(6);
  });
});

describe("every line of a merge", () => {
  it("is named by file, with what comes and what goes", () => {
    const text = mergeDiff(reviewOf([createCandidate({ suggestedEntry: "Kelp shelters fish" })]));
    expect(text).toMatch(/^EVIDENCE\.md:\n[^]*PENDING-REVIEW\.md:\n[^]*SELF\.md:\n/);
    expect(text).toMatch(/\+ +topic: "Kelp shelters fish"/);
    expect(text).toMatch(/\+ +- id: ACT-\d{4}/);
  });
});

/** Blocks with texts of all lengths: the shortest difference takes now one, now another for the one that moved. */
const anyBlocks = fc.array(
  fc.record({ isApproved: fc.boolean(), words: fc.integer({ min: 1, max: 60 }) }),
  { minLength: 2, maxLength: 8 },
);

it("every line of a merge names the blocks that are saved, and shows no word of a block that stays", () => {
  fc.assert(
    fc.property(anyBlocks, (shapes) => {
      const blocks = shapes.map(({ isApproved, words }, index) => {
        const said = (isApproved ? "walnut " : "zebrawood ").repeat(words).trim();
        const id = `CANDIDATE-${String(index + 1).padStart(4, "0")}`;
        const texts = { userText: said, exampleFromExchange: said, suggestedEntry: said };
        const text = formatCandidate(createCandidate({ ...texts, id, summary: said }));
        return { id, isApproved, text };
      });
      const saved = blocks.filter(({ isApproved }) => isApproved).map(({ id }) => id);
      const all = blocks.map(({ text }) => text).join("\n");
      const before = `# PENDING REVIEW\n\n## Candidates\n\n${all}\n## Processed\n`;
      const edits = [{ path: "PENDING-REVIEW.md", before, after: moveToProcessed(before, saved) }];
      const preview = reviewOf([createCandidate()]);
      const merged = preview.plan.merged.flatMap((one) =>
        saved.map((candidateId) => ({ ...one, candidateId })),
      );
      const changed = { ...preview.plan, edits, merged };
      const text = mergeDiff({ ...preview, plan: changed });
      expect(text).not.toContain("zebrawood");
      expect(text.match(/CANDIDATE-\d+/g) ?? []).toEqual(saved);
    }),
  );
});

it("every line of a merge shows what nobody sees, as a number", () => {
  const preview = reviewOf([createCandidate()]);
  const edits = [{ path: "SELF.md", before: "a\n", after: "a\u202E\u{E0061}b\n" }];
  const text = mergeDiff({ ...preview, plan: { ...preview.plan, edits } });
  expect(text).toBe("SELF.md:\n- a\n+ a\\u{202E}\\u{E0061}b");
});

describe("the undo card", () => {
  it("names what waits again, and the merge by its receipt", () => {
    const past = { receiptId: "r1", candidateIds: ["CANDIDATE-0001"], edits: [] };
    const removed = [{ id: "CUR-0004", text: "Kelp forests: how they shelter fish" }];
    const restored = [{ id: "CUR-0001", text: "Reefs" }];
    const card = undoCard({ past, plan: { removed, restored }, sha256: "h1" });
    expect(card.text).toMatch(/^Undo the last saving\?.* CANDIDATE-0001\n\n• CUR-0004: Kelp/);
    expect(card.text).toMatch(/\n\nCUR-0001 counts again:\n  Reefs$/);
    expect(rows(card)).toEqual([["Take it back = undo", "Leave it = cancel"]]);
    expect(card.card).toEqual({ kind: "undo", body: { receiptId: "r1", sha256: "h1" } });
  });
});
