// Every act ends its story with one commit, and a refused act leaves the ending to whoever answers it.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createDesk, type Desk } from "../../src/desk/desk.ts";
import { decide } from "../../src/gate/decide.ts";
import { reword } from "../../src/gate/reword.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { repair } from "../../src/gate/repair.ts";
import { stage } from "../../src/gate/stage.ts";
import { undo } from "../../src/gate/undo.ts";
import { settleDebate, stageDebate } from "../../src/operator/debates.ts";
import { emitEvent } from "../../src/operator/emit-event.ts";
import { putOut } from "../../src/operator/people.ts";
import { rotate } from "../../src/operator/rotate.ts";
import { FILES } from "../../src/record/store.ts";
import type { Candidate } from "../../src/record/types.ts";
import type { StateDatabase } from "../../src/state/database/database.ts";
import { ACTOR, createProposal, createTestGate, type TestGate } from "../support/open-gate.ts";
import { peopleOf } from "../support/people.ts";
import { refusalOf } from "../gate/interleaving-tools.ts";

/** One act, as whoever wants it calls it. `tell` is what they say about it. */
type Act = (desk: Desk, tell: () => void) => Promise<unknown>;

const WORDS = ["corks", "moths", "octopus", "harbour"] as const;

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom(...WORDS).map(staged),
  fc.constantFrom(...WORDS).map(staged),
  fc.record({ nth: fc.nat(3), to: fc.constantFrom("approved", "rejected") }).map(decided),
  fc.record({ nth: fc.nat(3), to: fc.constant("approved" as const) }).map(decided),
  fc.record({ nth: fc.nat(3), wording: fc.constantFrom("Corks float.", "") }).map(reworded),
  fc.boolean().map(merged),
  fc.constantFrom(undefined, "of-nobody").map(undone),
  fc.constantFrom(...WORDS).map(forgotten),
  fc.constant<Act>((desk, tell) => rotate(ACTOR, desk, tell)),
  fc.constant<Act>((desk, tell) => stageDebate("", ACTOR, desk, tell)),
  fc.constantFrom("", "DEBATE-0009 keep_rule").map(
    (argument): Act =>
      (desk, tell) =>
        settleDebate(argument, ACTOR, desk, tell),
  ),
);

test("every act commits once, with what is said about it, and a refused one never", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 12 }), async (sequence) => {
      const { desk, counts } = await countedDesk();
      for (const act of sequence) {
        Object.assign(counts, { commits: 0, transactions: 0, told: 0, followed: 0 });
        const refusal = await refusalOf(act(desk, () => (counts.told += 1)));
        seen.add(refusal ?? "done");
        const once = refusal === undefined ? 1 : 0;
        expect([refusal, counts]).toMatchObject([
          refusal,
          { commits: once, transactions: once, told: once },
        ]);
      }
    }),
    { numRuns: 25 },
  );
  // The sequences must have met more than one way to end.
  expect(seen.size).toBeGreaterThan(3);
});

test("an act that nobody says anything about commits once too", async () => {
  const { desk, counts } = await countedDesk();
  await emitEvent({ event: "noted", candidateId: null, extras: {} }, desk);
  expect(counts).toMatchObject({ commits: 1, transactions: 1, followed: 1 });
  await repair(desk);
  expect(counts).toMatchObject({ commits: 1, transactions: 1 });
});

test("who is put out is put out in one commit, and who is not leads to none", async () => {
  const { desk, counts } = await countedDesk();
  await desk.state.database.note(() => {
    const code = desk.state.access.createCode("guest", desk.now().getTime());
    desk.state.access.redeem(code, 7, desk.now().getTime());
  });
  const request = { userId: 7, name: undefined, mayLeaveNobody: false };
  const tell = (): void => {
    counts.told += 1;
  };
  const people = peopleOf(desk);
  expect((await putOut({ ...request, userId: 8 }, people, desk, tell)).kind).toBe("changed");
  expect((await putOut({ ...request, userId: 1001 }, people, desk, tell)).kind).toBe("named");
  expect(counts).toMatchObject({ commits: 0, transactions: 0, told: 0 });
  // Two taps at once: the second finds it done.
  const both = [putOut(request, people, desk, tell), putOut(request, people, desk, tell)];
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(["out", "changed"]);
  expect(counts).toMatchObject({ told: 1 });
});

test("a refused merge notes its reason and does not end the story", async () => {
  const { desk, counts, gate } = await countedDesk();
  expect(await refusalOf(merge({ receipt_id: "x" }, ACTOR, desk))).toBeDefined();
  expect(counts).toMatchObject({ commits: 0, transactions: 0, followed: 1 });
  expect(gate.read(FILES.events)).toContain("validation_failed");
});

/** A desk as a message has it: with its own view of the Record and its own commit. */
async function countedDesk(): Promise<{
  desk: Desk;
  gate: TestGate;
  counts: { commits: number; transactions: number; told: number; followed: number };
}> {
  const gate = await createTestGate();
  const counts = { commits: 0, transactions: 0, told: 0, followed: 0 };
  const { database } = gate.state;
  const counted: StateDatabase = {
    ...database,
    transact: (work, follow) => {
      counts.transactions += 1;
      return database.transact(work, follow);
    },
  };
  const plain = createDesk({
    ...gate,
    state: { ...gate.state, database: counted },
    onCommitted: () => {
      counts.followed += 1;
    },
  });
  const commit: Desk["commit"] = (work) => {
    counts.commits += 1;
    return plain.commit(work);
  };
  return { desk: { ...plain, store: plain.store.still(), commit }, gate, counts };
}

function staged(word: string): Act {
  const proposals = [createProposal({ suggestedEntry: `Likes ${word} a lot` })];
  const said = { userText: `I like ${word}`, replyText: "Good." };
  return (desk, tell) => stage({ proposals, channelKey: "telegram:1001", ...said }, desk, tell);
}

function decided({ nth, to }: { nth: number; to: "approved" | "rejected" }): Act {
  return async (desk, tell) => {
    const { id: candidateId, sha256 } = await nthOf(nth, desk);
    return decide({ candidateId, sha256, to, actor: ACTOR }, desk, tell);
  };
}

function reworded({ nth, wording }: { nth: number; wording: string }): Act {
  return async (desk, tell) => {
    const candidate = await nthOf(nth, desk);
    return reword({ candidate, wording, actor: ACTOR }, desk, tell);
  };
}

function merged(isForged: boolean): Act {
  return async (desk, tell) => {
    const fresh = { ...desk, store: desk.store.still() };
    const found = await previewMerge({ approvedBy: ACTOR.name }, fresh).catch(() => undefined);
    const receipt = isForged ? { ...found?.receipt, approved_by: "somebody" } : found?.receipt;
    return merge(receipt, ACTOR, desk, tell);
  };
}

function undone(receiptId: string | undefined): Act {
  return (desk, tell) => undo(receiptId, ACTOR, desk, tell);
}

function forgotten(words: string): Act {
  return async (desk, tell) => {
    const sha256 = (await previewForget(words, desk))?.sha256 ?? "";
    return forget({ words, sha256 }, ACTOR, desk, tell);
  };
}

/** A candidate that there is, or one that there is not. */
async function nthOf(nth: number, desk: Desk): Promise<Pick<Candidate, "id" | "sha256">> {
  const candidates = (await desk.store.still().candidates()).all();
  return candidates[nth] ?? { id: "CANDIDATE-0099", sha256: "0".repeat(64) };
}
