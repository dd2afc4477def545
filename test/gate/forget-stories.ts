// What happens with words before they are forgotten, in every way that leaves a checksum of them somewhere.

import { join } from "node:path";
import { expect } from "vitest";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { previewUndo, undo } from "../../src/gate/undo.ts";
import { decide } from "../../src/gate/decide.ts";
import { verify } from "../../src/gate/verify.ts";
import { openRecord } from "../../src/record/store.ts";
import { writeChecksum } from "../../src/operator/write-checksum.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { createInbox } from "../../src/state/inbox.ts";
import { offerCard } from "../../src/voice/offer.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { approve, learnEntry, mergeApproved, stageProposal } from "../support/gate-acts.ts";
import { exportedZip } from "../support/exported.ts";
import { recordTexts, type Recorder } from "../support/guessed-digests.ts";
import { ACTOR, createTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";

export const WORD = "quokkafinch";
const nothing = (): void => undefined;

/** Forgets words for good. */
export async function confirm(desk: TestGate, words = WORD): Promise<void> {
  const review = await previewForget(words, desk);
  await forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

export async function learnAll(desk: TestGate, word = WORD): Promise<void> {
  for (const [suggestedEntry, mindCategory] of [
    [`A ${word} has stripes`, "knowledge"],
    [`Wonders about the ${word} and its nest`, "curiosity"],
    [`Is patient with a ${word}`, "personality"],
  ] as const) {
    await approve(desk, await stageProposal(desk, { suggestedEntry, mindCategory }));
    await mergeApproved(desk);
  }
}

/** Tells stories of one Record, has the words forgotten, and has the attacker look before and after. */
export async function expectNoGuess(names: readonly string[]): Promise<void> {
  const desk = await createTestGate({ record: "sample" });
  const seen = recordTexts(desk);
  await learnEntry(desk, "Corks float because they hold air");
  for (const name of names) {
    seen.look();
    await STORIES[name]?.(desk, seen, WORD);
  }
  seen.look();
  await makeBackup(desk);
  await learnEntry(desk, "Kites need wind");
  seen.look();
  const findings = async (): Promise<readonly string[]> => {
    const zip = await exportedZip(desk);
    return [
      ...(await seen.guessesIn(desk.folder, WORD)),
      ...(await seen.guesses("export.zip", zip, WORD)),
    ];
  };
  expect((await findings()).length, "the attacker finds them before").toBeGreaterThan(0);
  await confirm(desk);
  expect(await findings()).toEqual([]);
  const { findings: said, ok } = await verify(desk);
  expect([ok, said.filter(({ kind }) => kind === "tampered")]).toEqual([true, []]);
  // What is learned later is in one chain with it, and a second forgetting leaves nothing either.
  await learnEntry(desk, "Snow melts");
  await confirm(desk, "Corks float because they hold air");
  expect(await verify(desk)).toMatchObject({ ok: true });
  expect(await findings()).toEqual([]);
}

/** What a person and the bot did with the words before they were forgotten. */
export const STORIES: {
  readonly [name: string]: (desk: TestGate, seen: Recorder, word: string) => Promise<void>;
} = {
  "an entry in each section": (desk, _, word) => learnAll(desk, word),
  "a merge that was undone": async (desk, seen, word) => {
    await learnEntry(desk, `A ${word} naps on rafts`);
    seen.look();
    const shown = await previewUndo(undefined, desk);
    await undo(shown?.past.receiptId, ACTOR, desk, nothing);
  },
  "a quote in a candidate that waits": async (desk, _, word) => {
    await stageProposal(desk, { exampleFromExchange: `we saw a ${word}` });
  },
  "a candidate that was rejected": async (desk, _, word) => {
    const { id, sha256 } = await stageProposal(desk, { suggestedEntry: `A ${word} sings` });
    await decide({ candidateId: id, sha256, to: "rejected", actor: ACTOR }, desk, nothing);
  },
  "a candidate that was approved": async (desk, _, word) => {
    await approve(desk, await stageProposal(desk, { suggestedEntry: `A ${word} sings` }));
  },
  "an offered question": async (desk, seen, word) => {
    const question = `where does a ${word} live`;
    seen.add(question);
    const { card } = offerCard({ question, offeredAt: 1 }, DEFAULT_WORDING.lines);
    await desk.state.database.transact(() => {
      desk.state.conversations.setPendingLookup("telegram:1001", question, 1);
      desk.state.outbox.add({ chatId: 1001, text: "Shall I?", card, buttons: [] }, 1);
    });
  },
  "an old offer, whose question is answered": async (desk, seen, word) => {
    const question = `where does a ${word} live`;
    seen.add(question);
    desk.write("MEMORY.md", `${desk.read("MEMORY.md")}\n- ${question}\n`);
    const { card } = offerCard({ question, offeredAt: 1 }, DEFAULT_WORDING.lines);
    await desk.state.database.transact(() => {
      desk.state.outbox.add({ chatId: 1001, text: "Shall I?", card, buttons: [] }, 1);
    });
  },
  "a message whose update is done": async (desk, seen, word) => {
    const body = JSON.stringify({ update_id: 7, message: { text: `my ${word} died` } });
    seen.add(body);
    desk.write("MEMORY.md", `${desk.read("MEMORY.md")}\n- a ${word}\n`);
    const inbox = createInbox(desk.state.database, 1);
    await desk.state.database.transact(() => {
      inbox.add({ updateId: 7, lane: "1001", body }, desk.now().getTime());
      inbox.finish(1, "done");
    });
  },
  "words that were edited by hand, and a checksum of them in the files": async (
    desk,
    seen,
    word,
  ) => {
    desk.write("SELF.md", `${desk.read("SELF.md")}\nA ${word} lives here.\n`);
    const store = await openRecord(join(desk.folder, ".."), RECORD_ID);
    const made = await writeChecksum(store, { log: true, manifest: true }, desk.now());
    desk.write("JOURNAL.md", `Checksum ${made.checksum}, view of ${made.checksum.slice(0, 16)}\n`);
    seen.look();
    await learnEntry(desk, "Ropes hold");
    await learnEntry(desk, "Lamps glow");
  },
};
