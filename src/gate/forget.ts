// Forgetting, after an owner's yes: first the copies go, then files, state and receipt in one transaction, and last the
// old bytes of state.db. After a kill each file is whole, and a second run finishes the work. Proof: test/gate/forget.test.ts.

import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { recordChecksum } from "../record/text/checksum.ts";
import { removeLeftovers } from "../record/files.ts";
import { removeGiven } from "../record/new-file.ts";
import { jsonLine, pipelineEventLine } from "../record/text/jsonl.ts";
import { forgetRow, RETIRED, type ForgottenPart } from "../record/merge/receipt.ts";
import { sweepAsides } from "../state/leftovers.ts";
import { retireDigests, type RetiredFiles } from "../state/forgetting/retired-digests.ts";
import { FILES } from "../record/store.ts";
import { tombstoneLine } from "../record/forget/tombstones.ts";
import { ensureForgetKeys, noteForgetKeys, type ForgetKeys } from "../state/forgetting/key.ts";
import { retireRows } from "../state/forgetting/digest-rows.ts";
import { createSeenFiles } from "../state/forgetting/seen-files.ts";
import { heldRows, removeForgetCards } from "../state/forgetting/rows.ts";
import { finishForgetting } from "../state/forgetting/forgettings.ts";
import type { RecordState } from "../state/record-state.ts";
import type { RecordChange } from "../state/journal/record-journal.ts";
import { CameBetween, untilNothingComesBetween } from "../desk/came-between.ts";
import { actorExtras, type Actor, type Desk } from "../desk/desk.ts";
import {
  findEverywhere,
  findInFiles,
  lastingPlaces,
  type ForgetLook,
  type ForgetPlace,
  type ForgetPreview,
  type LiveFiles,
} from "./forget-find.ts";
import { placeName } from "./cards/forget-card.ts";
import { refusal } from "./refusal.ts";
import { rememberLastReceipt } from "./verify.ts";

export interface ForgetRequest {
  readonly words: string;
  /** `ForgetPreview.sha256` of what was shown. */
  readonly sha256: string;
  /** The card that was answered. */
  readonly cardId?: number;
}

export interface Forgotten {
  readonly receiptId: string;
  readonly places: readonly ForgetPlace[];
  /**
   * Places that hold it after a second search: it came back meanwhile, or nothing can be taken out of them. Also those
   * that could be looked into before and cannot now.
   */
  readonly left: readonly string[];
  /** As in `ForgetPreview`. */
  readonly ours: readonly string[];
  readonly sealed: readonly string[];
  /**
   * The error that kept the tidying up or the second search from its end. The words are forgotten all the same, and the next
   * start tidies up. What is left is not known then.
   */
  readonly failure?: unknown;
}

/**
 * Takes the words out of everything that was found.
 * @param tell runs in the committing transaction.
 * @throws CandidateError `forget_changed` when a search finds something else by now, `forget_nowhere` when it finds
 * nothing; GraceMarError `busy` when the Record is being written to all the time.
 */
export function forget(
  request: ForgetRequest,
  actor: Actor,
  desk: Desk,
  tell?: (forgotten: Pick<Forgotten, "places">) => void,
): Promise<Forgotten> {
  return desk.alone(async (alone) => {
    const { state } = alone;
    const seen = createSeenFiles();
    const { review, copies } = await findEverywhere(request.words, alone, seen);
    if (!review) throw refusal({ code: "forget_nowhere" });
    if (review.sha256 !== request.sha256) {
      throw refusal({ code: "forget_changed" });
    }
    // A copy that cannot be changed now is named in the end. It keeps nothing else from being forgotten.
    const untouched: string[] = [];
    await sweepAsides(alone.store.folder);
    for (const copy of copies) {
      await copy.remove(state.journal.closed).catch(() => untouched.push(copy.path));
    }
    const receiptId = randomUUID();
    const keys = await ensureForgetKeys(alone);
    // What changed while copies were searched is looked at before the others have to wait.
    await findInFiles(request.words, alone, seen);
    const forgetNow = async (letOthersCommit: () => void): Promise<void> => {
      requireQuiet(state);
      await removeTemporary(alone.store.folder, ".runtime");
      const live = await findInFiles(request.words, alone, seen);
      letOthersCommit();
      await alone.commit(() => {
        requireQuiet(state);
        write({ receiptId, keys, live, places: review.places, request }, actor, alone);
        tell?.(review);
        state.forgettings.add(state.database);
      });
    };
    await untilNothingComesBetween(() => state.journal.quietly(forgetNow));
    const done = { receiptId, places: review.places };
    try {
      await state.journal.settle();
      await finishForgetting(state.database);
      const rest = await findEverywhere(request.words, alone, seen);
      return { ...done, ...stillThere(rest, review, untouched, alone) };
    } catch (failure) {
      return { ...done, left: untouched, ours: [], sealed: [], failure };
    }
  });
}

function stillThere(
  rest: ForgetLook,
  before: Pick<ForgetPreview, "sealed">,
  untouched: readonly string[],
  { wording }: Desk,
): Pick<Forgotten, "left" | "ours" | "sealed"> {
  const { beyond, ours, sealed } = rest;
  const { lines } = wording();
  const again = lastingPlaces(rest.review?.places ?? []).map((place) => placeName(place, lines));
  // What was closed before was named before.
  const closed = sealed.filter((name) => !before.sealed.includes(name));
  return { left: [...new Set([...again, ...untouched, ...beyond, ...closed])], ours, sealed };
}

/** Asked last inside the transaction. @throws CameBetween when a file is still to be written. */
export function requireQuiet({ journal }: RecordState): void {
  if (journal.waitingCount() > 0) {
    throw new CameBetween("the Record is written to all the time");
  }
}

export interface Sealing {
  readonly receiptId: string;
  readonly live: Pick<LiveFiles, "texts" | "changed">;
  readonly places: readonly ForgetPlace[];
}

interface Committing extends Sealing {
  readonly keys: readonly [own: string, ...others: ForgetKeys];
  readonly live: LiveFiles;
  readonly request: ForgetRequest;
}

/** Only inside the transaction. */
function write(committing: Committing, actor: Actor, desk: Desk): void {
  const { state } = desk;
  const { live, keys, request, receiptId } = committing;
  const rows = heldRows(state.database, live.target);
  removeForgetCards(state.database, request.cardId);
  const known = new Set(state.outbox.cards("forget").map(({ id }) => id));
  for (const held of rows) held.remove();
  const text = desk.wording().lines.forget_card_gone;
  for (const { id, chatId } of state.outbox.cards("forget")) {
    if (known.has(id)) continue;
    state.outbox.add({ chatId, card: { id }, text, buttons: [] }, desk.now().getTime());
  }
  const { tombstones, id } = live.query;
  const stone = { receiptId, phrases: tombstones, ...(id !== undefined && { id }) };
  seal(committing, actor, desk, [[FILES.forgotten, tombstoneLine(stone, keys[0], desk.now())]]);
  noteForgetKeys(state.settings, keys);
}

/** Only inside the transaction: takes the digests away and adds receipt and event, with other lines for other files. */
export function seal(
  sealing: Sealing,
  actor: Actor,
  desk: Desk,
  lines: readonly AddedLine[] = [],
): void {
  const { state } = desk;
  const { texts, changed } = sealing.live;
  const retired = retireDigests(texts, changed);
  retireRows(state.database, {
    pending: retired.changed.get(FILES.pending)?.after ?? texts.get(FILES.pending) ?? "",
    renamed: retired.renamed,
  });
  const receiptLine = receiptOf(sealing, retired, actor, desk);
  const extras = { receipt_id: sealing.receiptId, ...actorExtras(actor) };
  const event = { event: "forgotten", candidateId: null, extras };
  const change = changeOf({ texts, changed: retired.changed }, [
    [FILES.receipts, receiptLine],
    ...lines,
    [FILES.events, pipelineEventLine(desk.now(), event)],
  ]);
  state.journal.add(`forget-${sealing.receiptId}`, change);
  rememberLastReceipt(state.settings, receiptLine);
}

type AddedLine = readonly [path: string, line: string];

/** A line for a file that also changes becomes part of that change. */
function changeOf(
  { texts, changed }: Pick<LiveFiles, "texts" | "changed">,
  lines: readonly AddedLine[],
): RecordChange {
  const added = new Map(lines);
  return {
    edits: [...changed].map(([path, { after }]) => {
      const gap = after === "" || after.endsWith("\n") ? "" : "\n";
      const line = added.get(path);
      const text = line === undefined ? after : after + gap + line;
      return { path, before: texts.get(path) ?? "", after: text };
    }),
    appends: lines.filter(([path]) => !changed.has(path)).map(([path, text]) => ({ path, text })),
  };
}

function receiptOf(
  { receiptId, live: { texts }, places }: Sealing,
  { changed, rewrote }: RetiredFiles,
  actor: Actor,
  { store, now }: Desk,
): string {
  const after = (path: string): string => changed.get(path)?.after ?? texts.get(path) ?? "";
  const checksum = recordChecksum(after(FILES.self), after(FILES.evidence));
  return jsonLine(
    forgetRow({
      receiptId,
      recordId: store.recordId,
      forgottenBy: actor.name,
      forgottenAt: now(),
      forgotten: {
        places: { ...countsOf(places), [RETIRED]: rewrote.length },
        rewrote,
      },
      // The checksum of what was there would be one of the forgotten words.
      checksumBefore: checksum,
      checksumAfter: checksum,
      receiptsText: after(FILES.receipts),
    }),
  );
}

/** Counts under our own names only: the name of another file may itself contain the words. */
function countsOf(places: readonly ForgetPlace[]): ForgottenPart["places"] {
  const counts: { [place: string]: number } = {};
  for (const { place, kind, count } of places) {
    const isKnown = kind === "state" || (Object.values(FILES) as readonly string[]).includes(place);
    const name = isKnown ? place : kind === "copy" ? "copies" : "other files";
    counts[name] = (counts[name] ?? 0) + count;
  }
  return counts;
}

/**
 * Removes what a kill left of files being replaced, and what is about to be put in: it is older than the forgetting. It follows no link, because another Record may be behind it.
 * @param except a folder that the start has swept, and in which others may be replacing a file now.
 */
async function removeTemporary(folder: string, except?: string): Promise<void> {
  await removeLeftovers(folder);
  await removeGiven(folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== except) {
      await removeTemporary(join(folder, entry.name));
    }
  }
}
