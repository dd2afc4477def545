// Whatever a Record has been through, and however little of it the ledger still knows: a repair re-opens nothing that
// was saved, no merge saves anything twice, and what was approved and never saved is found. SAVED_TWICE=500 for more.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { CandidateError } from "../../src/errors.ts";
import { decide } from "../../src/gate/decide.ts";
import { reviewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { merge, reviewMerge } from "../../src/gate/merge.ts";
import { repair, reviewRepair } from "../../src/gate/repair.ts";
import { undo } from "../../src/gate/undo.ts";
import { formatCandidate, parseCandidates } from "../../src/record/candidates.ts";
import { readJsonl } from "../../src/record/jsonl.ts";
import { readMind } from "../../src/record/mind.ts";
import { FILES } from "../../src/record/store.ts";
import { archiveBlock } from "../../src/record/transcript.ts";
import { approve, mergeApproved, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { createCandidate } from "../record/builders.ts";

const RUNS = Number(process.env["SAVED_TWICE"] ?? 40);
const nothing = (): void => undefined;

/** What became of one candidate; `how` is what still tells of it. */
type Life =
  | { readonly kind: "merged" | "undone" | "merged again" | "forgotten" | "rejected" | "waiting" }
  | { readonly kind: "old"; readonly how: "entry" | "applied_as" | "archive" | "nothing" }
  | { readonly kind: "unrecorded"; readonly how: "entry" | "applied_as" | "archive" | "receipt" }
  | { readonly kind: "stuck"; readonly isKnown: boolean };

const life: fc.Arbitrary<Life> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      ...(["merged", "undone", "merged again", "forgotten", "rejected", "waiting"] as const),
    ),
  }),
  fc.record({
    kind: fc.constant("old" as const),
    how: fc.constantFrom("entry", "applied_as", "archive", "nothing"),
  }),
  fc.record({
    kind: fc.constant("unrecorded" as const),
    how: fc.constantFrom("entry", "applied_as", "archive", "receipt"),
  }),
  fc.record({ kind: fc.constant("stuck" as const), isKnown: fc.boolean() }),
);

/** Rows of the event ledger that are gone: at its beginning, at its end, and half of the last one. */
const lost = fc.record({ head: fc.nat(12), tail: fc.nat(6), isTorn: fc.boolean() });

const WORDS = ["Kelp", "Lanterns", "Magnets", "Nettles", "Otters", "Pumice", "Quartz", "Rafts"];
const entryOf = (index: number): string => `${WORDS[index] ?? "Things"} hold more than they show`;

it(
  "saves nothing twice and finds what was never saved, whatever happened before",
  { timeout: 20_000 + RUNS * 1500 },
  async () => {
    const lives = fc.array(life, { minLength: 1, maxLength: WORDS.length });
    await fc.assert(
      fc.asyncProperty(lives, lost, async (all, gone) => {
        const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
        copyRecord("minimal", usersDir, RECORD_ID);
        const gate = await openTestGate(usersDir);
        try {
          await prove(gate, all, gone);
        } finally {
          gate.state.close();
          rmSync(usersDir, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS },
    );
  },
);

async function prove(
  gate: TestGate,
  lives: readonly Life[],
  gone: { readonly head: number; readonly tail: number; readonly isTorn: boolean },
): Promise<void> {
  const ids: string[] = [];
  for (const [index, one] of lives.entries()) {
    gate.clock.advance({ minutes: 7 });
    ids.push(await live(gate, one, index));
  }
  loseEvents(gate, gone);
  const first = readJsonl(gate.read(FILES.events)).rows[0]?.value["ts"];
  const before = texts(gate);
  const blocks = parseCandidates(gate.read(FILES.pending));
  const dry = await reviewRepair(gate);
  const { moved } = await repair(gate);
  expect(moved).toEqual(dry.moved);
  gate.clock.advance({ minutes: 7 });
  await mergeAll(gate);
  const after = texts(gate);
  for (const [index, one] of lives.entries()) {
    const id = ids[index] ?? "";
    const count = (found: readonly string[]): number =>
      found.filter((text) => text === entryOf(index)).length;
    const told = `${id} ${JSON.stringify(one)} ${JSON.stringify(gone)}`;
    const isOpen = one.kind === "undone" || one.kind === "waiting";
    if (one.kind === "stuck") {
      const timestamp = blocks.find((block) => block.id === id)?.timestamp ?? "";
      const isNewer = typeof first === "string" && localOf(first) <= timestamp;
      expect(count(after), told).toBe(isNewer ? 1 : 0);
    } else {
      expect(count(after), told).toBe(isOpen ? 1 : count(before));
    }
  }
  expect((await reviewRepair(gate)).edit.after).toBe(gate.read(FILES.pending));
}

/** Approves whatever waits and merges all; what is refused as saved is taken off the list. */
async function mergeAll(gate: TestGate): Promise<void> {
  for (const { id, status, place } of parseCandidates(gate.read(FILES.pending))) {
    if (status === "pending" && place === "candidates") await approve(gate, { id });
  }
  for (;;) {
    try {
      const review = await reviewMerge({ approvedBy: ACTOR.name }, gate);
      if (review) await merge(review.receipt, ACTOR, gate, nothing);
      return;
    } catch (error) {
      if (!(error instanceof CandidateError) || error.code !== "already_saved") throw error;
      const candidateId = /^(CANDIDATE-\d+)/.exec(error.message)?.[1] ?? "";
      expect(error.message).toContain(`/reject ${candidateId}`);
      await decide({ candidateId, to: "rejected", actor: ACTOR }, gate, nothing);
    }
  }
}

async function live(gate: TestGate, one: Life, index: number): Promise<string> {
  const suggestedEntry = entryOf(index);
  if (one.kind === "old" || one.kind === "unrecorded" || one.kind === "stuck") {
    return writeByHand(gate, one, index);
  }
  const candidate = await stageProposal(gate, { suggestedEntry, summary: `Told of ${index}` });
  switch (one.kind) {
    case "waiting":
      break;
    case "rejected":
      await decide({ candidateId: candidate.id, to: "rejected", actor: ACTOR }, gate, nothing);
      break;
    case "merged":
    case "undone":
    case "merged again":
    case "forgotten":
      await approve(gate, candidate);
      await mergeOnly(gate, candidate.id);
      if (one.kind === "forgotten") await forgetWord(gate, WORDS[index] ?? "");
      if (one.kind === "undone" || one.kind === "merged again") {
        await undo(undefined, ACTOR, gate, nothing);
      }
      if (one.kind === "merged again") {
        await approve(gate, candidate);
        await mergeApproved(gate);
      }
  }
  return candidate.id;
}

async function mergeOnly(gate: TestGate, id: string): Promise<void> {
  const review = await reviewMerge({ approvedBy: ACTOR.name, only: [id] }, gate);
  await merge(review?.receipt, ACTOR, gate, nothing);
}

async function forgetWord(gate: TestGate, words: string): Promise<void> {
  const review = await reviewForget(words, gate);
  await forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, gate, nothing);
}

/** A block as the earlier system left it below Processed, and whatever tells that it was saved. */
function writeByHand(
  gate: TestGate,
  one: Extract<Life, { kind: "old" | "unrecorded" | "stuck" }>,
  index: number,
): string {
  const id = `CANDIDATE-${String(100 + index).padStart(4, "0")}`;
  const now = localOf(gate.now().toISOString());
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
  gate.write(FILES.pending, `${gate.read(FILES.pending).trimEnd()}\n\n${marked}`);
  if (how === "entry") writeEntry(gate, index);
  if (how === "archive") append(gate, FILES.archive, archiveOf(id, summary, timestamp));
  if (how === "receipt") append(gate, FILES.receipts, `${JSON.stringify(receiptOf(id))}\n`);
  if (one.kind === "stuck" && one.isKnown) {
    for (const event of ["staged", "approved"]) {
      append(
        gate,
        FILES.events,
        `{"ts": "${now.replace(" ", "T")}", "event": "${event}", "candidate_id": "${id}"}\n`,
      );
    }
  }
  return id;
}

function writeEntry(gate: TestGate, index: number): void {
  const self = gate.read(FILES.self);
  const item = `  - id: LEARN-09${index}0\n    topic: '${entryOf(index)}'  # by hand\n    evidence_id: ACT-0900\n`;
  const at = self.indexOf("### IX-A");
  const rest = self.slice(at).replace(/^entries:(?: \[\])?\n/m, `entries:\n${item}`);
  gate.write(FILES.self, self.slice(0, at) + rest);
}

function archiveOf(candidateId: string, summary: string, timestamp: string): string {
  const rest = { channel: "Telegram", evidenceId: "ACT-0900", exchange: "" };
  return archiveBlock({ candidateId, summary, timestamp, ...rest });
}

/** As the earlier system wrote them. */
function receiptOf(id: string): object {
  return { user_id: RECORD_ID, approved_by: "noor", candidate_ids: [id], merge_source: "x" };
}

function append(gate: TestGate, file: string, text: string): void {
  let before = "";
  try {
    before = gate.read(file);
  } catch {
    // It begins here.
  }
  gate.write(file, before + text);
}

function loseEvents(
  gate: TestGate,
  {
    head,
    tail,
    isTorn,
  }: { readonly head: number; readonly tail: number; readonly isTorn: boolean },
): void {
  append(gate, FILES.events, "");
  const rows = gate.read(FILES.events).split("\n").filter(Boolean);
  const kept = rows.slice(head, Math.max(head, rows.length - tail));
  const text = kept.map((row) => `${row}\n`).join("");
  gate.write(FILES.events, isTorn ? text.slice(0, -20) : text);
}

function texts(gate: TestGate): readonly string[] {
  return readMind(gate.read(FILES.self)).map(({ text }) => text);
}

/** The minimal Record has no zone of its own: markdown is in the host's. */
function localOf(ts: string): string {
  const date = new Date(ts);
  const pad = (number: number): string => String(number).padStart(2, "0");
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(":")}`;
}
