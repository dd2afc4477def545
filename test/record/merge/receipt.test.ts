import { describe, expect, it } from "vitest";
import { CandidateError } from "../../../src/errors.ts";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { jsonLine } from "../../../src/record/text/jsonl.ts";
import {
  buildReceipt,
  checkReceipt,
  lastReceiptLine,
  previousReceiptSha256,
  receiptRow,
} from "../../../src/record/merge/receipt.ts";
import { createCandidate, createPending, NOW } from "../builders.ts";

const approved = parseCandidates(
  createPending([createCandidate({ id: "CANDIDATE-0002" }), createCandidate()]),
);
const against = { recordId: "tomas", approved, approvedBy: "Tomas" };

function receipt(changes: Partial<Parameters<typeof buildReceipt>[0]> = {}) {
  return buildReceipt({
    receiptId: "r-1",
    recordId: "tomas",
    approvedBy: "Tomas",
    approvedAt: NOW,
    candidates: approved,
    only: false,
    ...changes,
  });
}

function codeOf(value: unknown, changes: Partial<typeof against> = {}): string {
  try {
    checkReceipt(value, { ...against, ...changes });
  } catch (error) {
    if (error instanceof CandidateError) return error.code;
    throw error;
  }
  return "fine";
}

describe("a receipt", () => {
  it("lists sorted ids and the hash of every text", () => {
    expect(receipt()).toEqual({
      receipt_id: "r-1",
      user_id: "tomas",
      approved_by: "Tomas",
      approved_at: "2026-03-06T09:00:00.000Z",
      min_evidence_tier: 3,
      candidate_ids: ["CANDIDATE-0001", "CANDIDATE-0002"],
      candidates: [
        { id: "CANDIDATE-0001", sha256: approved[1]?.sha256 },
        { id: "CANDIDATE-0002", sha256: approved[0]?.sha256 },
      ],
      only: false,
    });
  });

  it("passes while nothing has changed, also through a file", () => {
    expect(checkReceipt(JSON.parse(JSON.stringify(receipt())), against)).toEqual(receipt());
  });

  it("is refused for another Record, another approver, no tier or a shape of its own", () => {
    expect(codeOf(receipt(), { recordId: "ana" })).toBe("receipt_user");
    expect(codeOf(receipt(), { approvedBy: "Ana" })).toBe("receipt_approver");
    expect(codeOf({ ...receipt(), min_evidence_tier: 6 })).toBe("receipt_tier");
    expect(codeOf({ ...receipt(), min_evidence_tier: 0 })).toBe("receipt_tier");
    expect(codeOf(receipt({ minEvidenceTier: 5 }))).toBe("fine");
    expect(receipt({ minEvidenceTier: 1 }).min_evidence_tier).toBe(3);
    expect(codeOf({ ...receipt(), extra: 1 })).toBe("receipt_invalid");
    expect(codeOf({ ...receipt(), candidate_ids: ["CANDIDATE-0001"] })).toBe("receipt_invalid");
    expect(codeOf({ ...receipt(), approved_by: " " })).toBe("receipt_invalid");
    for (const value of [null, "x", [], {}, 1]) expect(codeOf(value)).toBe("receipt_invalid");
  });

  it("is refused when a text was changed after it was made", () => {
    const changed = parseCandidates(
      createPending([
        createCandidate({ id: "CANDIDATE-0002" }),
        createCandidate({ suggestedEntry: "x" }),
      ]),
    );
    expect(codeOf(receipt(), { approved: changed })).toBe("receipt_content");
    expect(() => checkReceipt(receipt(), { ...against, approved: changed })).toThrow(
      /CANDIDATE-0001/,
    );
  });

  it("covers exactly what is approved, a part only when it says so", () => {
    const part = approved.slice(0, 1);
    expect(codeOf(receipt({ candidates: part }))).toBe("receipt_ids");
    expect(codeOf(receipt({ candidates: part, only: true }))).toBe("fine");
    expect(codeOf(receipt(), { approved: part })).toBe("receipt_ids");
    expect(codeOf(receipt({ only: true }), { approved: part })).toBe("receipt_ids");
  });
});

describe("rows of MERGE-RECEIPTS.jsonl", () => {
  const row = (receiptsText: string) =>
    receiptRow({
      receipt: receipt(),
      mergedAt: NOW,
      checksumBefore: "a",
      checksumAfter: "b",
      receiptsText,
    });

  it("have the receipt's keys first and then what became of it", () => {
    expect(Object.keys(row(""))).toEqual([
      "receipt_id",
      "user_id",
      "approved_by",
      "approved_at",
      "min_evidence_tier",
      "candidate_ids",
      "candidates",
      "only",
      "merged_at",
      "merge_source",
      "checksum_before",
      "checksum_after",
      "previous_receipt_sha256",
    ]);
    expect(row("").merge_source).toBe("process_approved_candidates");
  });

  it("are chained by the hash of the row before, its exact text", () => {
    expect(row("").previous_receipt_sha256).toBeNull();
    const first = jsonLine(row(""));
    const second = row(first);
    expect(second.previous_receipt_sha256).toBe(sha256Hex(first.slice(0, -1)));
    const third = row(first + jsonLine(second));
    expect(third.previous_receipt_sha256).toBe(sha256Hex(jsonLine(second).slice(0, -1)));
  });

  it("begin a chain after a row of the earlier system, and pass over a torn tail", () => {
    const old = '{"user_id": "tomas", "merged_at": "x"}\n';
    expect(previousReceiptSha256(old)).toBeNull();
    const first = jsonLine(row(old));
    expect(previousReceiptSha256(`${old}${first}{"receipt_id": "r-2", "us`)).toBe(
      sha256Hex(first.slice(0, -1)),
    );
    expect(lastReceiptLine("")).toBeUndefined();
    expect(lastReceiptLine(`${first}\n\n`)).toBe(first.slice(0, -1));
  });
});
