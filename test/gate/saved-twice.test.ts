// Any history of a Record, with any part of its ledger lost: a repair re-opens nothing that was saved, no merge saves anything
// twice, and an approved candidate that was never saved is found. SAVED_TWICE=500 for more.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { CandidateError } from "../../src/errors.ts";
import { decide } from "../../src/gate/decide.ts";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { repair, previewRepair } from "../../src/gate/repair.ts";
import { parseCandidates } from "../../src/record/candidates/candidates.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { readMind } from "../../src/record/self/mind.ts";
import { FILES } from "../../src/record/store.ts";
import { approve } from "../support/gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord } from "../support/temporary.ts";
import { entryOf, live, localOf, loseEvents, WORDS, type Life } from "./saved-lives.ts";

const RUNS = Number(process.env["SAVED_TWICE"] ?? 8);
const nothing = (): void => undefined;

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

it(
  "saves nothing twice and finds what was never saved, whatever happened before",
  { timeout: 20_000 + RUNS * 1500 },
  async () => {
    const lives = fc.array(life, { minLength: 1, maxLength: WORDS.length });
    await fc.assert(
      fc.asyncProperty(lives, lost, async (all, gone) => {
        const usersDir = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
        copyRecord("minimal", usersDir, RECORD_ID);
        const desk = await openTestGate(usersDir);
        try {
          await prove(desk, all, gone);
        } finally {
          desk.state.close();
          rmSync(usersDir, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS },
    );
  },
);

async function prove(
  desk: TestGate,
  lives: readonly Life[],
  gone: { readonly head: number; readonly tail: number; readonly isTorn: boolean },
): Promise<void> {
  const ids: string[] = [];
  for (const [index, one] of lives.entries()) {
    desk.clock.advance({ minutes: 7 });
    ids.push(await live(desk, one, index));
  }
  loseEvents(desk, gone);
  const first = readJsonl(desk.read(FILES.events)).rows[0]?.value["ts"];
  const before = texts(desk);
  const blocks = parseCandidates(desk.read(FILES.pending));
  const dry = await previewRepair(desk);
  const { moved } = await repair(desk);
  expect(moved).toEqual(dry.moved);
  desk.clock.advance({ minutes: 7 });
  await mergeAll(desk);
  const after = texts(desk);
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
  expect((await previewRepair(desk)).edit.after).toBe(desk.read(FILES.pending));
}

/** Approves everything that waits and merges it. A candidate that is refused as saved is taken off the list. */
async function mergeAll(desk: TestGate): Promise<void> {
  for (const { id, status, place } of parseCandidates(desk.read(FILES.pending))) {
    if (status === "pending" && place === "candidates") await approve(desk, { id });
  }
  for (;;) {
    try {
      const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
      if (review) await merge(review.receipt, ACTOR, desk, nothing);
      return;
    } catch (error) {
      if (!(error instanceof CandidateError) || error.code !== "already_saved") throw error;
      const candidateId = /^(CANDIDATE-\d+)/.exec(error.message)?.[1] ?? "";
      expect(error.message).toContain(`/reject ${candidateId}`);
      await decide({ candidateId, to: "rejected", actor: ACTOR }, desk, nothing);
    }
  }
}

function texts(desk: TestGate): readonly string[] {
  return readMind(desk.read(FILES.self)).map(({ text }) => text);
}
