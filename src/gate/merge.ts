// Merging approved candidates into the Record, for Telegram and the command line alike. The merge is planned and
// validated in memory, committed as one journal entry with receipt, events and card, and only then applied to the files.
// Proof: test/e2e/gate-merge.test.ts, test/gate/interleavings.test.ts, and a kill at each step in test/crash.

import { randomUUID } from "node:crypto";
// The operator reads why a backup failed.
// oxlint-disable-next-line eslint/no-restricted-imports
import { CandidateError, errorMessage } from "../errors.ts";
import { withBreaks } from "../pause.ts";
import { intentSnapshot } from "../record/self/intent.ts";
import { intentCritiques, type IntentCritique } from "../record/conflicts/intent-conflicts.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import { jsonLine } from "../record/text/jsonl.ts";
import { partsOfMerge } from "../record/merge/plan.ts";
import {
  buildReceipt,
  checkReceipt,
  receiptRow,
  type MergeReceiptRow,
  type Receipt,
} from "../record/merge/receipt.ts";
import { FILES } from "../record/store.ts";
import type { Candidate, MergeFiles, MergePlan } from "../record/types.ts";
import { isTooLarge } from "../record/bounds.ts";
import { makeDailyBackup } from "../state/backup.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import { putOnCandidateCards, decidedCard, type ShownEntry } from "./cards/candidate-card.ts";
import { isToSave } from "../wording/untold.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import { mergeChange, rulesMet } from "./merge-change.ts";
import { refusal } from "./refusal.ts";
import { savedBefore } from "./saved-before.ts";
import { rememberLastReceipt } from "./verify.ts";

/** A preview of the merge that is possible now, and the receipt that allows exactly that merge. */
export interface MergePreview {
  readonly approved: readonly Candidate[];
  readonly plan: MergePlan;
  readonly critiques: readonly IntentCritique[];
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
  const all = (await desk.store.candidates()).open().filter(isToSave);
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
  const planned = await plan(files, receipt, desk);
  return {
    approved,
    plan: planned,
    critiques: await critiquesOf(planned, approved, desk),
    receipt,
  };
}

/** A merge as its card showed it. */
export interface ShownMerge {
  /** The entries to be replaced, where they are known. A refusal names the one that reads differently by now. */
  readonly replaced?: readonly ShownEntry[];
  /** `mergeSha256` of its plan. Cards of earlier versions have none. */
  readonly sha256: string | undefined;
}

/** A merge that was carried out, with the rules of INTENT.md that it met. */
export type Merged = MergePlan & { readonly critiques: readonly IntentCritique[] };

/**
 * Merges the candidates that the receipt lists.
 * @param tell runs in the committing transaction.
 * @param shown what a card showed of it. When given, exactly that is merged.
 * @throws CandidateError when the receipt does not fit what is approved now, when it was used before, or when the
 * result would break a rule. Then only an event with the reason is written.
 */
export function merge(
  receipt: unknown,
  actor: Actor,
  desk: Desk,
  tell?: (merged: Merged) => void,
  shown?: ShownMerge,
): Promise<Merged> {
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    try {
      requireNoCollision(store.collisionFiles());
      const receiptsText = await store.read(FILES.receipts);
      requireUnused(receipt, receiptsText);
      const files = await store.mergeFiles();
      const approved = (await store.candidates()).open().filter(isToSave);
      const checked = checkReceipt(receipt, {
        recordId: store.recordId,
        approved,
        approvedBy: actor.name,
      });
      const plain = await plan(files, checked, alone);
      const planned = { ...plain, critiques: await critiquesOf(plain, approved, alone) };
      if (shown) requireShown(planned, shown);
      await backUp(alone);
      const receiptLine = jsonLine(rowOf(planned, checked, receiptsText, actor, alone));
      const change = mergeChange(planned, checked, receiptLine, actor, alone.now());
      const { lines } = alone.wording();
      const edits = await state.journal.prepare(planned.edits);
      const remember = await state.mergeHistory.prepare({
        receiptId: checked.receipt_id,
        candidateIds: checked.candidate_ids,
        edits: planned.edits.filter(({ path }) => path !== FILES.pending),
      });
      await alone.commit(() => {
        state.journal.add(`merge-${checked.receipt_id}`, { ...change, edits });
        rememberLastReceipt(state.settings, receiptLine);
        remember();
        for (const candidate of approved.filter(({ id }) => checked.candidate_ids.includes(id))) {
          const card = decidedCard({ ...candidate, place: "processed" }, "approved", lines);
          putOnCandidateCards(candidate.id, card, alone);
        }
        tell?.(planned);
      });
      return planned;
    } catch (error) {
      // A second tap on a button that has done its work is no failure.
      const isNews = error instanceof CandidateError && error.code !== "receipt_used";
      if (isNews) await noteFailure(error, actor, alone);
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

/**
 * Hash of all that a card shows of a merge and that the merge writes: the lines, their places, what they replace, and the
 * rules of INTENT.md that they meet.
 */
function mergeSha256({ merged, critiques }: Pick<Merged, "merged" | "critiques">): string {
  const all = merged.map((one) => {
    const { candidateId, category, text, supersededId, supersededText } = one;
    const replaces = supersededId && [one.entryId, supersededId, supersededText];
    return [candidateId, category, text, replaces];
  });
  return sha256Hex(JSON.stringify([all, rulesMet(critiques)]));
}

/** The same of what a preview shows. Its plan is not copied, because its checksums cost much. */
export function shownSha256({ plan: { merged }, critiques }: MergePreview): string {
  return mergeSha256({ merged, critiques });
}

function requireShown(plan: Merged, { replaced, sha256 }: ShownMerge): void {
  const known = replaced && new Map(replaced.map(({ id, text }) => [id, text]));
  const other = known && replacedEntries(plan).find(({ id, text }) => known.get(id) !== text);
  if (other) throw refusal({ code: "receipt_entry", entry: other.id });
  if (mergeSha256(plan) !== sha256) throw refusal({ code: "receipt_old" });
}

async function critiquesOf(
  { merged }: MergePlan,
  approved: readonly Candidate[],
  { store, now }: Desk,
): Promise<readonly IntentCritique[]> {
  const intent = intentSnapshot(await store.read(FILES.intent), store.recordId, now());
  return intentCritiques(intent, merged, approved);
}

/** Makes a backup before the first merge of a day. */
async function backUp(desk: Desk): Promise<void> {
  try {
    await makeDailyBackup(desk);
  } catch (error) {
    throw new CandidateError(
      { code: isTooLarge(error) ? "record_too_large" : "backup_failed" },
      `Nothing was merged, because no backup could be made before: ${errorMessage(error)}`,
      error,
    );
  }
}

async function plan(files: MergeFiles, receipt: Receipt, desk: Desk): Promise<MergePlan> {
  const { clock } = await desk.store.snapshot();
  return withBreaks(
    partsOfMerge(
      files,
      {
        recordId: desk.store.recordId,
        approvedIds: receipt.candidate_ids,
        minEvidenceTier: receipt.min_evidence_tier,
        savedBefore: await savedBefore(desk),
        now: desk.now(),
        clock,
      },
      await desk.store.parsed(),
    ),
  );
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

/** Notes the event of a refused merge or undo. Nothing else is written, and the story goes on to its answer. */
export function noteFailure(error: CandidateError, actor: Actor, desk: Desk): Promise<void> {
  return desk.note(() => {
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
