// Lives of candidates in a scratch Record: through the gate, or written by hand as the earlier system left them.

import { decide } from "../../src/gate/decide.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { undo } from "../../src/gate/undo.ts";
import { formatCandidate } from "../../src/record/candidates/candidates.ts";
import { FILES } from "../../src/record/store.ts";
import { archiveBlock } from "../../src/record/transcript.ts";
import { approve, mergeApproved, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { createCandidate } from "../record/builders.ts";

/** The fate of one candidate. `how` names the file that still tells of it. */
export type Life =
  | { readonly kind: "merged" | "undone" | "merged again" | "forgotten" | "rejected" | "waiting" }
  | { readonly kind: "old"; readonly how: "entry" | "applied_as" | "archive" | "nothing" }
  | { readonly kind: "unrecorded"; readonly how: "entry" | "applied_as" | "archive" | "receipt" }
  | { readonly kind: "stuck"; readonly isKnown: boolean };

export const WORDS = [
  "Kelp",
  "Lanterns",
  "Magnets",
  "Nettles",
  "Otters",
  "Pumice",
  "Quartz",
  "Rafts",
];
export const entryOf = (index: number): string =>
  `${WORDS[index] ?? "Things"} hold more than they show`;

const nothing = (): void => undefined;

/** Lets a candidate live; gives its id. */
export async function live(desk: TestGate, one: Life, index: number): Promise<string> {
  const suggestedEntry = entryOf(index);
  if (one.kind === "old" || one.kind === "unrecorded" || one.kind === "stuck") {
    return writeByHand(desk, one, index);
  }
  const candidate = await stageProposal(desk, { suggestedEntry, summary: `Told of ${index}` });
  switch (one.kind) {
    case "waiting":
      break;
    case "rejected":
      await decide({ candidateId: candidate.id, to: "rejected", actor: ACTOR }, desk, nothing);
      break;
    case "merged":
    case "undone":
    case "merged again":
    case "forgotten":
      await approve(desk, candidate);
      await mergeOnly(desk, candidate.id);
      if (one.kind === "forgotten") await forgetWord(desk, WORDS[index] ?? "");
      if (one.kind === "undone" || one.kind === "merged again") {
        await undo(undefined, ACTOR, desk, nothing);
      }
      if (one.kind === "merged again") {
        await approve(desk, candidate);
        await mergeApproved(desk);
      }
  }
  return candidate.id;
}

async function mergeOnly(desk: TestGate, id: string): Promise<void> {
  const review = await previewMerge({ approvedBy: ACTOR.name, only: [id] }, desk);
  await merge(review?.receipt, ACTOR, desk, nothing);
}

async function forgetWord(desk: TestGate, words: string): Promise<void> {
  const review = await previewForget(words, desk);
  await forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

/** A block below Processed in the earlier system's form, and the traces that it was saved. */
function writeByHand(
  desk: TestGate,
  one: Extract<Life, { kind: "old" | "unrecorded" | "stuck" }>,
  index: number,
): string {
  const id = `CANDIDATE-${String(100 + index).padStart(4, "0")}`;
  const now = localOf(desk.now().toISOString());
  const timestamp = one.kind === "old" ? `2025-03-0${index + 1} 10:00:00` : now;
  const summary = `Told by hand of ${index}`;
  const block = formatCandidate(
    createCandidate({
      id,
      recordId: RECORD_ID,
      mindCategory: "knowledge",
      timestamp,
      summary,
      suggestedEntry: entryOf(index),
    }),
  ).replace("status: pending", "status: approved");
  const how = one.kind === "stuck" ? "nothing" : one.how;
  const marked =
    how === "applied_as" ? block.replace(/```\n$/, "applied_as: LEARN-0900\n```\n") : block;
  desk.write(FILES.pending, `${desk.read(FILES.pending).trimEnd()}\n\n${marked}`);
  if (how === "entry") writeEntry(desk, index);
  if (how === "archive") append(desk, FILES.archive, archiveOf(id, summary, timestamp));
  if (how === "receipt") append(desk, FILES.receipts, `${JSON.stringify(receiptOf(id))}\n`);
  if (one.kind === "stuck" && one.isKnown) {
    for (const event of ["staged", "approved"]) {
      append(
        desk,
        FILES.events,
        `{"ts": "${now.replace(" ", "T")}", "event": "${event}", "candidate_id": "${id}"}\n`,
      );
    }
  }
  return id;
}

function writeEntry(desk: TestGate, index: number): void {
  const self = desk.read(FILES.self);
  const item = `  - id: LEARN-09${index}0\n    topic: '${entryOf(index)}'  # by hand\n    evidence_id: ACT-0900\n`;
  const at = self.indexOf("### IX-A");
  const rest = self.slice(at).replace(/^entries:(?: \[\])?\n/m, `entries:\n${item}`);
  desk.write(FILES.self, self.slice(0, at) + rest);
}

function archiveOf(candidateId: string, text: string, timestamp: string): string {
  const rest = { channel: "Telegram", evidenceId: "ACT-0900" };
  return archiveBlock({ candidateId, text, timestamp, ...rest });
}

/** The form of the earlier system. */
function receiptOf(id: string): object {
  return { user_id: RECORD_ID, approved_by: "noor", candidate_ids: [id], merge_source: "x" };
}

function append(desk: TestGate, file: string, text: string): void {
  let before = "";
  try {
    before = desk.read(file);
  } catch {
    // It begins here.
  }
  desk.write(file, before + text);
}

/** Takes rows from the event ledger. */
export function loseEvents(
  desk: TestGate,
  {
    head,
    tail,
    isTorn,
  }: { readonly head: number; readonly tail: number; readonly isTorn: boolean },
): void {
  append(desk, FILES.events, "");
  const rows = desk.read(FILES.events).split("\n").filter(Boolean);
  const kept = rows.slice(head, Math.max(head, rows.length - tail));
  const text = kept.map((row) => `${row}\n`).join("");
  desk.write(FILES.events, isTorn ? text.slice(0, -20) : text);
}

/** The minimal Record has no zone of its own: markdown is in the host's. */
export function localOf(ts: string): string {
  const date = new Date(ts);
  const pad = (number: number): string => String(number).padStart(2, "0");
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(":")}`;
}
