// Merging approved candidates into the Record, for Telegram and the command line alike. The merge is planned and
// validated in memory, committed as one journal entry with receipt, events and card, and only then applied to the files.
// Proof: test/e2e/gate-merge.test.ts, test/gate/interleavings.test.ts, and a kill at each step in test/crash.

import { randomUUID } from "node:crypto";
// The operator reads why a backup failed.
// oxlint-disable-next-line eslint/no-restricted-imports
import { CandidateError, errorMessage } from "../errors.ts";
import { parseCandidates } from "../record/candidates/candidates.ts";
import { intentSnapshot } from "../record/self/intent.ts";
import { intentCritiques, type IntentCritique } from "../record/conflicts/intent-conflicts.ts";
import { jsonLine } from "../record/text/jsonl.ts";
import { planMerge } from "../record/merge/plan.ts";
import {
  buildReceipt,
  checkReceipt,
  receiptRow,
  type MergeReceiptRow,
  type Receipt,
} from "../record/merge/receipt.ts";
import { FILES } from "../record/store.ts";
import type { Candidate, MergeFiles, MergePlan } from "../record/types.ts";
import { makeDailyBackup } from "../state/backup.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { putOnCandidateCards } from "./card-tap.ts";
import { decidedCard, type ShownEntry } from "./card.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import { mergeChange } from "./merge-change.ts";
import { refusal } from "./refusal.ts";
import { savedBefore } from "./saved-before.ts";
import { rememberLastReceipt } from "./verify.ts";

/** A preview of the merge that is possible now, and the receipt that allows exactly that merge. */
export interface MergePreview {
  readonly approved: readonly Candidate[];
  readonly plan: MergePlan;
  readonly receipt: Receipt;
}

export interface PreviewRequest {
  readonly approvedBy: string;
  /** Only these of the approved candidates. Absent: all. */
  readonly only?: readonly string[] | undefined;
  /** A minimum evidence tier above that of an owner's approval. */
  readonly minEvidenceTier?: number | undefined;
}

/**
 * Works a merge out without writing anything. Gives undefined when nothing is approved.
 * @throws CandidateError naming the candidate or the rule that prevents it.
 */
export async function previewMerge(
  request: PreviewRequest,
  desk: Desk,
): Promise<MergePreview | undefined> {
  const files = await desk.store.mergeFiles();
  const all = approvedIn(files.pending);
  const approved = request.only
    ? all.filter((candidate) => request.only?.includes(candidate.id))
    : all;
  const missing = request.only?.filter((id) => !all.some((candidate) => candidate.id === id)) ?? [];
  if (missing.length > 0) {
    throw refusal({ code: "receipt_ids", kind: "unapproved", ids: missing });
  }
  if (approved.length === 0) return undefined;
  const receipt = buildReceipt({
    receiptId: randomUUID(),
    recordId: desk.store.recordId,
    approvedBy: request.approvedBy,
    approvedAt: desk.now(),
    candidates: approved,
    ...(request.minEvidenceTier !== undefined && { minEvidenceTier: request.minEvidenceTier }),
    only: approved.length < all.length,
  });
  return { approved, plan: await plan(files, receipt, desk), receipt };
}

/** A merge that was carried out, with the rules of INTENT.md that it met. */
export type Merged = MergePlan & { readonly critiques: readonly IntentCritique[] };

/**
 * Merges the candidates that the receipt lists. `also` runs in the committing transaction.
 * @param replaced the entries to be replaced, as they were shown. When given, only exactly these may be replaced.
 * @throws CandidateError when the receipt does not fit what is approved now, when it was used before, or when the
 * result would break a rule. Then only an event with the reason is written.
 */
export function merge(
  receipt: unknown,
  actor: Actor,
  desk: Desk,
  also: (merged: Merged) => void,
  replaced?: readonly ShownEntry[],
): Promise<Merged> {
  const { state, store } = desk;
  return state.journal.exclusively(async () => {
    try {
      requireNoCollision(store.collisionFiles());
      const receiptsText = await store.read(FILES.receipts);
      requireUnused(receipt, receiptsText);
      const files = await store.mergeFiles();
      const approved = approvedIn(files.pending);
      const checked = checkReceipt(receipt, {
        recordId: store.recordId,
        approved,
        approvedBy: actor.name,
      });
      const planned = await withCritiques(await plan(files, checked, desk), approved, desk);
      if (replaced) requireShown(planned, replaced);
      await backUp(desk);
      const receiptLine = jsonLine(rowOf(planned, checked, receiptsText, actor, desk));
      const change = mergeChange(planned, checked, receiptLine, actor, desk.now());
      const { lines } = desk.wording();
      await state.database.transact(() => {
        state.journal.add(`merge-${checked.receipt_id}`, change);
        rememberLastReceipt(state.settings, receiptLine);
        state.mergeHistory.remember({
          receiptId: checked.receipt_id,
          candidateIds: checked.candidate_ids,
          edits: planned.edits.filter(({ path }) => path !== FILES.pending),
        });
        for (const candidate of approved.filter(({ id }) => checked.candidate_ids.includes(id))) {
          const card = decidedCard({ ...candidate, place: "processed" }, "approved", lines);
          putOnCandidateCards(candidate.id, card, desk);
        }
        also(planned);
      });
      desk.onCommitted();
      return planned;
    } catch (error) {
      // A second tap on a button that has done its work is no failure.
      const isNews = error instanceof CandidateError && error.code !== "receipt_used";
      if (isNews) await noteFailure(error, actor, desk);
      throw error;
    }
  });
}

/** Gives the entries that a merge replaces, as they read now. */
export function replacedEntries({ merged }: MergePlan): readonly ShownEntry[] {
  return merged.flatMap(({ supersededId: id, supersededText: text = "" }) =>
    id === undefined ? [] : [{ id, text }],
  );
}

function requireShown(plan: MergePlan, shown: readonly ShownEntry[]): void {
  const known = new Map(shown.map(({ id, text }) => [id, text]));
  const other = replacedEntries(plan).find(({ id, text }) => known.get(id) !== text);
  if (other) throw refusal({ code: "receipt_entry", entry: other.id });
}

async function withCritiques(
  planned: MergePlan,
  approved: readonly Candidate[],
  { store, now }: Desk,
): Promise<Merged> {
  const intent = intentSnapshot(await store.read(FILES.intent), store.recordId, now());
  return { ...planned, critiques: intentCritiques(intent, planned.merged, approved) };
}

/** Makes a backup before the first merge of a day. */
async function backUp(desk: Desk): Promise<void> {
  try {
    await makeDailyBackup(desk);
  } catch (error) {
    throw new CandidateError(
      { code: "backup_failed" },
      `Nothing was merged, because no backup could be made before: ${errorMessage(error)}`,
      error,
    );
  }
}

function approvedIn(pending: string): readonly Candidate[] {
  return parseCandidates(pending).filter(
    ({ status, place }) => status === "approved" && place === "candidates",
  );
}

async function plan(files: MergeFiles, receipt: Receipt, desk: Desk): Promise<MergePlan> {
  const { settings } = await desk.store.snapshot();
  const request = {
    recordId: desk.store.recordId,
    approvedIds: receipt.candidate_ids,
    minEvidenceTier: receipt.min_evidence_tier,
    savedBefore: await savedBefore(desk),
    now: desk.now(),
    ...(settings.timeZone !== undefined && { timeZone: settings.timeZone }),
  };
  return planMerge(files, request, await desk.store.parsed());
}

/** @throws CandidateError while the Record holds a copy of a file that collided with a hand-edit. */
export function requireNoCollision(collisionFiles: readonly string[]): void {
  const [first] = collisionFiles;
  if (first === undefined) return;
  throw new CandidateError(
    { code: "conflict_file", file: first },
    `${first} waits for a look by hand: a file was edited while a merge wrote it. Bring the two together, delete that file, then merge again.`,
  );
}

function requireUnused(receipt: unknown, receiptsText: string): void {
  const id = (receipt as Partial<Receipt> | undefined | null)?.receipt_id;
  if (typeof id !== "string" || !receiptsText.includes(JSON.stringify(id))) return;
  throw new CandidateError({ code: "receipt_used" }, "This receipt was used already.");
}

function rowOf(
  planned: MergePlan,
  receipt: Receipt,
  receiptsText: string,
  actor: Actor,
  desk: Desk,
): MergeReceiptRow {
  return receiptRow({
    receipt,
    mergedAt: desk.now(),
    mergeSource: actor.source,
    checksumBefore: planned.checksumBefore,
    checksumAfter: planned.checksumAfter,
    receiptsText,
  });
}

/** Writes the event of a refused merge or undo. Nothing else is written. */
export async function noteFailure(error: CandidateError, actor: Actor, desk: Desk): Promise<void> {
  await desk.state.database.transact(() => {
    desk.state.journal.add(`merge-refused-${randomUUID()}`, {
      appends: eventAppends(desk.now(), [
        {
          event: "validation_failed",
          candidateId: null,
          extras: { reason: error.code, ...actorExtras(actor) },
        },
      ]),
    });
  });
}
