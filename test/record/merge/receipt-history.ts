import { expect } from "vitest";
import { parseCandidates } from "../../../src/record/candidates/candidates.ts";
import { recordChecksum, sha256Hex } from "../../../src/record/text/checksum.ts";
import { jsonLine, pipelineEventLine } from "../../../src/record/text/jsonl.ts";
import { buildReceipt, receiptRow, undoRow } from "../../../src/record/merge/receipt.ts";
import type { VerifyFinding } from "../../../src/record/merge/receipt-chain.ts";
import { verifyReceipts } from "../../../src/record/merge/verify-receipts.ts";
import type { VerifyInput } from "../../../src/record/merge/verify-receipts.ts";
import { createCandidate, createPending, NOW } from "../builders.ts";

export type Step = "merge" | "merge two" | "undo" | "edit";

/** A history as our writers leave it. `lines` are the rows, `ids` the receipts in them. */
export interface History extends VerifyInput {
  readonly lines: readonly string[];
  readonly ids: readonly string[];
}

export function createHistory(steps: readonly Step[], options: { hashes?: boolean } = {}): History {
  let receipts = "";
  let events = "";
  let state = 0;
  const evidence = "# EVIDENCE\n";
  const self = (): string => `# SELF ${state}\n`;
  const ids: string[] = [];
  const merges: { receiptId: string; candidateIds: string[] }[] = [];
  const write = (candidateIds: string[], undoes?: string): string => {
    const receiptId = `r-${ids.length + 1}`;
    const checksumBefore = recordChecksum(self(), evidence);
    state += 1;
    const checksumAfter = recordChecksum(self(), evidence);
    const pending = createPending(candidateIds.map((id) => createCandidate({ id })));
    const receipt = buildReceipt({
      receiptId,
      recordId: "tomas",
      approvedBy: "Tomas",
      approvedAt: NOW,
      candidates: parseCandidates(pending),
      only: false,
    });
    const common = { receipt, checksumBefore, checksumAfter, receiptsText: receipts };
    const row =
      undoes === undefined
        ? receiptRow({ ...common, mergedAt: NOW, mergeSource: "telegram:callback" })
        : undoRow({ ...common, undoes, undoneAt: NOW });
    const line = jsonLine(row);
    for (const candidateId of candidateIds) {
      events += pipelineEventLine(NOW, {
        event: undoes === undefined ? "applied" : "undone",
        candidateId,
        extras: {
          receipt_id: receiptId,
          ...(options.hashes && { receipt_sha256: sha256Hex(line.slice(0, -1)) }),
        },
      });
    }
    receipts += line;
    ids.push(receiptId);
    return receiptId;
  };
  for (const [index, step] of steps.entries()) {
    if (step === "edit") state += 1;
    else if (step === "undo") {
      const last = merges.pop();
      if (last) write(last.candidateIds, last.receiptId);
    } else {
      const number = String(index * 2 + 1).padStart(4, "0");
      const second = String(index * 2 + 2).padStart(4, "0");
      const all = [`CANDIDATE-${number}`, `CANDIDATE-${second}`];
      const candidateIds = step === "merge" ? all.slice(0, 1) : all;
      merges.push({ receiptId: write(candidateIds), candidateIds });
    }
  }
  const lines = receipts.split("\n").slice(0, -1);
  const last = lines.at(-1);
  return {
    receipts,
    events,
    self: self(),
    evidence,
    lines,
    ids,
    ...(last !== undefined && { lastKnownSha256: sha256Hex(last) }),
  };
}

export function withLines(history: History, lines: readonly string[]): VerifyInput {
  return { ...history, receipts: lines.map((line) => `${line}\n`).join("") };
}

export function tampered(input: VerifyInput): readonly VerifyFinding[] {
  const { ok, findings } = verifyReceipts(input);
  const found = findings.filter(({ kind }) => kind === "tampered");
  expect(ok).toBe(found.length === 0);
  return found;
}

export function kinds(input: VerifyInput): readonly string[] {
  return verifyReceipts(input).findings.map(({ kind, line }) => `${kind} ${line ?? "-"}`);
}

export function withoutLast(history: History): History {
  const { lastKnownSha256: _last, ...rest } = history;
  return rest;
}
