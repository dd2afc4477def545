// A receipt records who approved exactly which words. A hash binds it to the content of every candidate, and another
// binds each row of MERGE-RECEIPTS.jsonl to the row before it. A text changed after approval is noticed, and so is a
// row taken out later. Proof: test/record/merge/receipt.test.ts.

import * as z from "zod";
import { CandidateError } from "../../errors.ts";
import { listOf, tableOf } from "../../stored-list.ts";
import { sha256Hex } from "../text/checksum.ts";
import { DEFAULT_EVIDENCE_TIER, WEAKEST_EVIDENCE_TIER } from "../integrity.ts";
import { readRow } from "../text/jsonl.ts";
import { isoTimestamp } from "../text/timestamp.ts";
import type { Candidate } from "../types.ts";

const SHA256 = /^[0-9a-f]{64}$/;

const receiptSchema = z.strictObject({
  receipt_id: z.string().min(1),
  user_id: z.string().min(1),
  approved_by: z.string().trim().min(1),
  approved_at: z.string().min(1),
  min_evidence_tier: z.int(),
  candidate_ids: listOf(z.string()).refine(({ length }) => length > 0),
  candidates: listOf(z.strictObject({ id: z.string(), sha256: z.string().regex(SHA256) })),
  /** True when it deliberately covers only some of the approved candidates. */
  only: z.boolean(),
});

export type Receipt = Readonly<z.infer<typeof receiptSchema>>;

/** A row of MERGE-RECEIPTS.jsonl: the receipt and its result. */
export interface MergeReceiptRow extends Receipt {
  readonly merged_at: string;
  readonly merge_source: string;
  readonly checksum_before: string;
  readonly checksum_after: string;
  readonly previous_receipt_sha256: string | null;
}

/** A receipt for these candidates as they are now, their ids sorted. */
export function buildReceipt(request: {
  readonly receiptId: string;
  readonly recordId: string;
  readonly approvedBy: string;
  readonly approvedAt: Date;
  readonly candidates: readonly Candidate[];
  /** Can only raise the tier that an owner's approval counts as. */
  readonly minEvidenceTier?: number;
  readonly only: boolean;
}): Receipt {
  const candidates = request.candidates
    .map(({ id, sha256 }) => ({ id, sha256 }))
    .toSorted((a, b) => compareIds(a.id, b.id));
  return {
    receipt_id: request.receiptId,
    user_id: request.recordId,
    approved_by: request.approvedBy,
    approved_at: isoTimestamp(request.approvedAt),
    min_evidence_tier: Math.max(request.minEvidenceTier ?? 0, DEFAULT_EVIDENCE_TIER),
    candidate_ids: candidates.map(({ id }) => id),
    candidates,
    only: request.only,
  };
}

/**
 * Checks a receipt from outside against the candidates that are approved now.
 * @throws CandidateError `receipt_invalid`, `receipt_user`, `receipt_approver`, `receipt_tier`, `receipt_ids` or
 * `receipt_content`, with the difference.
 */
export function checkReceipt(
  receipt: unknown,
  against: {
    readonly recordId: string;
    /** All approved candidates under Candidates. */
    readonly approved: readonly Candidate[];
    readonly approvedBy: string;
  },
): Receipt {
  const parsed = receiptSchema.safeParse(receipt);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") || "the receipt";
    throw new CandidateError(
      { code: "receipt_invalid" },
      `The receipt cannot be read: ${where}: ${issue?.message ?? ""}`,
    );
  }
  const { data } = parsed;
  if (data.user_id !== against.recordId) {
    throw new CandidateError(
      { code: "receipt_user" },
      `The receipt is for "${data.user_id}", not for "${against.recordId}".`,
    );
  }
  if (data.approved_by !== against.approvedBy) {
    const both = `by "${data.approved_by}", not by "${against.approvedBy}"`;
    throw new CandidateError({ code: "receipt_approver" }, `The receipt was signed ${both}.`);
  }
  if (data.min_evidence_tier < 1 || data.min_evidence_tier > WEAKEST_EVIDENCE_TIER) {
    const rule = `there are tiers 1 to ${WEAKEST_EVIDENCE_TIER}`;
    throw new CandidateError(
      { code: "receipt_tier" },
      `The receipt asks for evidence of tier ${data.min_evidence_tier}; ${rule}.`,
    );
  }
  checkIds(data, against.approved);
  for (const { id, sha256 } of data.candidates) {
    if (against.approved.find((candidate) => candidate.id === id)?.sha256 !== sha256) {
      throw new CandidateError(
        { code: "receipt_content", id },
        `${id} was changed after the receipt was made. Make a new receipt.`,
      );
    }
  }
  return data;
}

/** The row to append after a merge. `receiptsText` is MERGE-RECEIPTS.jsonl before it. */
export function receiptRow(request: {
  readonly receipt: Receipt;
  readonly mergedAt: Date;
  readonly mergeSource?: string;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  readonly receiptsText: string;
}): MergeReceiptRow {
  return {
    ...request.receipt,
    merged_at: isoTimestamp(request.mergedAt),
    merge_source: request.mergeSource ?? "process_approved_candidates",
    checksum_before: request.checksumBefore,
    checksum_after: request.checksumAfter,
    previous_receipt_sha256: previousReceiptSha256(request.receiptsText),
  };
}

/** The row of an undo: a merge row with the source `undo` and the receipt that it takes back. */
export interface UndoReceiptRow extends MergeReceiptRow {
  readonly undoes: string;
}

/** The `merge_source` in the row of an undo. */
export const UNDO_SOURCE = "undo";

/** The row to append after an undo. Its receipt lists the candidates that wait again. */
export function undoRow(request: {
  readonly receipt: Receipt;
  /** The `receipt_id` of the merge that is taken back. */
  readonly undoes: string;
  readonly undoneAt: Date;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  readonly receiptsText: string;
}): UndoReceiptRow {
  const { undoes, undoneAt, ...rest } = request;
  return { ...receiptRow({ ...rest, mergedAt: undoneAt, mergeSource: UNDO_SOURCE }), undoes };
}

/** The `merge_source` in the row of a forgetting. */
export const FORGET_SOURCE = "forget";

/** In `places` of a forgetting that left no digest of an earlier text in the rows above it. */
export const RETIRED = "digests";

const forgottenSchema = z.strictObject({
  /**
   * Number of places that were forgotten, by file or table, and of receipts without their digests (`RETIRED`). The
   * forgotten words are not named.
   */
  places: tableOf(z.int()),
  /**
   * Rows above that the forgetting changed: the hash of a row's text now, and before. Since digests are taken away, the
   * hash before is a random number.
   */
  rewrote: listOf(
    z.strictObject({ before: z.string().regex(SHA256), after: z.string().regex(SHA256) }),
  ),
});

export type ForgottenPart = Readonly<z.infer<typeof forgottenSchema>>;

/** The row to append after a forgetting. It names no candidates. */
export function forgetRow(request: {
  readonly receiptId: string;
  readonly recordId: string;
  readonly forgottenBy: string;
  readonly forgottenAt: Date;
  readonly forgotten: ForgottenPart;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  /** The file without the forgotten words. */
  readonly receiptsText: string;
}): MergeReceiptRow & { readonly forgotten: ForgottenPart } {
  const { receiptId, recordId, forgottenBy, forgottenAt, forgotten, ...rest } = request;
  const receipt = buildReceipt({
    receiptId,
    recordId,
    approvedBy: forgottenBy,
    approvedAt: forgottenAt,
    candidates: [],
    only: true,
  });
  return {
    ...receiptRow({ ...rest, receipt, mergedAt: forgottenAt, mergeSource: FORGET_SOURCE }),
    forgotten,
  };
}

/** The shape of a row. Rows of the earlier system have no `receipt_id` and do not fit. */
export const receiptRowSchema = receiptSchema
  .extend({
    candidate_ids: listOf(z.string()),
    merged_at: z.string().min(1),
    merge_source: z.string().min(1),
    checksum_before: z.string().regex(SHA256),
    checksum_after: z.string().regex(SHA256),
    previous_receipt_sha256: z.string().regex(SHA256).nullable(),
    undoes: z.string().min(1).optional(),
    forgotten: forgottenSchema.optional(),
  })
  .refine(
    ({ merge_source: source, candidate_ids: ids, forgotten }) =>
      (source === FORGET_SOURCE) === (forgotten !== undefined) &&
      (ids.length === 0) === (forgotten !== undefined),
  );

/** True when a forgetting of an earlier version is the last one: it left digests in the rows above it. */
export function hasOldForgetting(receiptsText: string): boolean {
  for (const line of receiptsText.split("\n").toReversed()) {
    if (!line.includes('"forgotten"')) continue;
    const last = receiptRowSchema.safeParse(readRow(line)).data?.forgotten;
    if (last) return last.places[RETIRED] === undefined;
  }
  return false;
}

/** The last row of the file, without its line break. Lines that are no rows (a torn tail) are passed over. */
export function lastReceiptLine(receiptsText: string): string | undefined {
  return receiptsText.split("\n").findLast((line) => readRow(line) !== undefined);
}

/** SHA-256 of the exact text of the last row; null before the first row and after a row of the earlier system. */
export function previousReceiptSha256(receiptsText: string): string | null {
  const line = lastReceiptLine(receiptsText);
  if (line === undefined || typeof readRow(line)?.["receipt_id"] !== "string") return null;
  return sha256Hex(line);
}

function checkIds(receipt: Receipt, approved: readonly Candidate[]): void {
  const listed = receipt.candidate_ids;
  const hashed = receipt.candidates.map(({ id }) => id);
  if (new Set(listed).size !== listed.length || !sameIds(listed, hashed)) {
    throw new CandidateError(
      { code: "receipt_invalid" },
      "The receipt's candidate_ids and candidates do not agree.",
    );
  }
  const now = approved.map(({ id }) => id);
  const unknown = listed.filter((id) => !now.includes(id));
  if (unknown.length > 0) {
    throw new CandidateError(
      { code: "receipt_ids", kind: "unapproved", ids: unknown },
      `Not approved: ${unknown.join(", ")}.`,
    );
  }
  if (receipt.only || sameIds(listed, now)) return;
  const missing = now.filter((id) => !listed.includes(id));
  throw new CandidateError(
    { code: "receipt_ids", kind: "left_out", ids: missing },
    `The receipt leaves out ${missing.join(", ")}. Make it with --only if that is meant.`,
  );
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
