// Undoing a merge: the reverse of its changes is applied to the files as they are now, so later changes elsewhere stay.
// The undo has a receipt and events of its own. Its candidates wait for a decision again.

import { randomUUID } from "node:crypto";
import { withBreaks } from "../pause.ts";
import { CandidateError } from "../errors.ts";
import { sha256Hex } from "../record/text/checksum.ts";
import { jsonLine, type PipelineEvent } from "../record/text/jsonl.ts";
import { buildReceipt, undoRow } from "../record/merge/receipt.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { Candidate } from "../record/types.ts";
import { partsOfUndo, type UndoPlan } from "../record/merge/undo-plan.ts";
import { forgetReceipts } from "../state/conversation.ts";
import { eventAppends } from "../state/journal/ledger-appends.ts";
import type { FileAppend } from "../state/journal/record-journal.ts";
import type { PastMerge } from "../state/journal/merge-history.ts";
import { putOnCandidateCards, candidateCard } from "./cards/candidate-card.ts";
import { isUntold } from "../wording/untold.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import { compareAgainst } from "./compare.ts";
import { refusal } from "./refusal.ts";
import { rememberLastReceipt } from "./verify.ts";
import { SESSION_LOG_HEADER } from "./merge-change.ts";
import { noteFailure, requireNoCollision } from "./merge.ts";

/** The undo that is possible now. */
export interface UndoPreview {
  readonly past: PastMerge;
  readonly plan: UndoPlan;
  /** Hash of all that it takes out and brings back. */
  readonly sha256: string;
}

/**
 * Finds the merge that an undo would take back, and its plan. Gives undefined when there is none.
 * @param receiptId absent: the last merge.
 * @throws CandidateError when later changes prevent it.
 */
export async function previewUndo(
  receiptId: string | undefined,
  desk: Desk,
): Promise<UndoPreview | undefined> {
  const past = await find(receiptId, desk);
  if (!past) return undefined;
  const planned = await plan(past, desk);
  const waiting = await candidatesAfter(planned, desk.store);
  return { past, plan: planned, sha256: undoSha256(planned, waiting) };
}

/** What somebody saw of an undo: the hash that a card remembers, or whoever throws where this is not it. */
type SeenUndo =
  { readonly sha256: string | undefined } | { readonly require: (now: UndoPreview) => void };

/**
 * Undoes a merge.
 * @param tell runs in the committing transaction.
 * @param shown When given, exactly that is undone. Cards of earlier versions have no hash.
 * @throws CandidateError when the merge is not known, when it is not what was shown, or when later changes touch the same lines.
 */
export function undo(
  receiptId: string | undefined,
  actor: Actor,
  desk: Desk,
  tell?: (candidateIds: readonly string[]) => void,
  shown?: SeenUndo,
): Promise<readonly string[]> {
  return desk.alone(async (alone) => {
    const { state, store } = alone;
    try {
      requireNoCollision(store.collisionFiles());
      const past = await find(receiptId, alone);
      if (!past) throw nothingToUndo(receiptId);
      const planned = await plan(past, alone);
      const waiting = await candidatesAfter(planned, store);
      const sha256 = undoSha256(planned, waiting);
      if (shown && "require" in shown) shown.require({ past, plan: planned, sha256 });
      else if (shown && shown.sha256 !== sha256) throw refusal({ code: "receipt_old" });
      const self = planned.edits.find(({ path }) => path === FILES.self)?.after ?? "";
      const cards = (await compareAgainst(self, waiting, alone)).map((compared) =>
        isUntold(compared.candidate)
          ? { text: compared.candidate.id, buttons: [] }
          : candidateCard(compared, alone.wording().lines),
      );
      const appends = await appendsOf(planned, past, waiting, actor, alone);
      const receiptLine = appends.find(({ path }) => path === FILES.receipts)?.text ?? "";
      const edits = await state.journal.prepare(planned.edits);
      await alone.commit(() => {
        forgetReceipts(state.database);
        state.journal.add(`undo-${past.receiptId}`, { edits, appends });
        rememberLastReceipt(state.settings, receiptLine);
        state.mergeHistory.forget(past.receiptId);
        for (const [index, { id }] of waiting.entries()) {
          const card = cards[index];
          if (card) putOnCandidateCards(id, card, alone);
        }
        tell?.(past.candidateIds);
      });
      return past.candidateIds;
    } catch (error) {
      if (error instanceof CandidateError) await noteFailure(error, actor, alone);
      throw error;
    }
  });
}

async function find(
  receiptId: string | undefined,
  { state, store }: Desk,
): Promise<PastMerge | undefined> {
  const { self, evidence } = await store.mergeFiles();
  const now = new Map([
    [FILES.self, self],
    [FILES.evidence, evidence],
  ]);
  return state.mergeHistory.find(receiptId, now);
}

async function plan(past: PastMerge, { store, now }: Desk): Promise<UndoPlan> {
  if (past.edits.length === 0) throw refusal({ code: "undo_closed" });
  const { clock } = await store.snapshot();
  return withBreaks(
    partsOfUndo(
      await store.mergeFiles(),
      past,
      {
        now: now(),
        clock,
      },
      await store.parsed(),
    ),
  );
}

function nothingToUndo(receiptId: string | undefined): CandidateError {
  return new CandidateError(
    { code: "nothing_to_undo" },
    receiptId === undefined
      ? "There is no merge to take back."
      : `No merge with the receipt ${receiptId} can be taken back.`,
  );
}

/** The candidates that wait for a decision again. */
async function candidatesAfter(
  planned: UndoPlan,
  store: RecordStore,
): Promise<readonly Candidate[]> {
  const text = planned.edits.find(({ path }) => path === FILES.pending)?.after ?? "";
  const pending = (await store.candidates()).with(text);
  return pending
    .open()
    .filter(({ id, place }) => planned.candidateIds.includes(id) && place === "candidates");
}

function undoSha256({ removed, restored }: UndoPlan, waiting: readonly Candidate[]): string {
  const blocks = waiting.map(({ id, sha256 }) => [id, sha256]);
  const texts = [removed, restored].map((all) => all.map(({ id, text }) => [id, text]));
  return sha256Hex(JSON.stringify([texts, blocks]));
}

async function appendsOf(
  planned: UndoPlan,
  past: PastMerge,
  waiting: readonly Candidate[],
  actor: Actor,
  desk: Desk,
): Promise<FileAppend[]> {
  const { store } = desk;
  const now = desk.now();
  const receipt = buildReceipt({
    receiptId: randomUUID(),
    recordId: store.recordId,
    approvedBy: actor.name,
    approvedAt: now,
    candidates: waiting,
    only: true,
  });
  const row = undoRow({
    receipt,
    undoes: past.receiptId,
    undoneAt: now,
    checksumBefore: planned.checksumBefore,
    checksumAfter: planned.checksumAfter,
    receiptsText: await store.read(FILES.receipts),
  });
  const events = waiting.map(({ id }): PipelineEvent => ({
    event: "undone",
    candidateId: id,
    extras: { receipt_id: receipt.receipt_id, undoes: past.receiptId, ...actorExtras(actor) },
  }));
  return [
    { path: FILES.sessionLog, text: planned.sessionLog, header: SESSION_LOG_HEADER },
    { path: FILES.receipts, text: jsonLine(row) },
    ...eventAppends(now, events),
  ];
}
