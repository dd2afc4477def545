// Cards that wait to be sent, because Telegram does not answer, when their words are forgotten: no button carries a hash of the
// words, and nothing of those cards that stays is about them.

import { describe, expect, it } from "vitest";
import { decide } from "../../src/gate/decide.ts";
import { forget } from "../../src/gate/forget.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { mergeCard } from "../../src/gate/cards/merge.ts";
import { reviewNow } from "../../src/gate/cards/review.ts";
import { undoCard } from "../../src/gate/cards/undo.ts";
import { wordingCard } from "../../src/gate/cards/candidate-card.ts";
import { previewMerge } from "../../src/gate/merge.ts";
import { reword } from "../../src/gate/reword.ts";
import { stage } from "../../src/gate/stage.ts";
import { previewUndo } from "../../src/gate/undo.ts";
import type { Candidate } from "../../src/record/types.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { approve, candidateById, learnEntry, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, createProposal, createTestGate, type TestGate } from "../support/open-gate.ts";
import { sendCard, tapCard } from "../support/tapping.ts";
import { filesOf, watchHashes } from "../support/watched-hashes.ts";

const WORD = "quokkafinch";
const { lines } = DEFAULT_WORDING;
const nothing = (): void => undefined;
const QUOTED = { suggestedEntry: "Herons stand still", exampleFromExchange: `a ${WORD} stood` };

const STORIES: { readonly [name: string]: (desk: TestGate) => Promise<unknown> } = {
  "the card of a candidate": (desk) =>
    stageProposal(desk, { suggestedEntry: `A ${WORD} has stripes` }),
  "the card of a candidate that says it by a quote alone": (desk) => stageProposal(desk, QUOTED),
  "a list that shows the candidate, and not its quote": async (desk) => {
    await stageProposal(desk, QUOTED);
    await sendCard(desk, await reviewNow(0, desk));
  },
  "a list with a candidate that the Record knows": async (desk) => {
    await learnEntry(desk, "Herons stand still");
    await stageProposal(desk, QUOTED);
    await sendCard(desk, await reviewNow(0, desk));
  },
  "a new wording without the words": async (desk) => {
    const candidate = await stageProposal(desk, { suggestedEntry: `A ${WORD} has stripes` });
    await reword({ candidate, wording: "Birds have stripes", actor: ACTOR }, desk, nothing);
  },
  "the question for another wording": async (desk) => {
    const candidate = await stageProposal(desk, QUOTED);
    await sendCard(desk, wordingCard(candidate, lines));
  },
  "a list with a candidate of which the talk alone says it": async (desk) => {
    await stageTalk(desk);
    await sendCard(desk, await reviewNow(0, desk));
  },
  "a list with such a candidate, which the Record knows": async (desk) => {
    await learnEntry(desk, "Herons stand still");
    await stageTalk(desk);
    await sendCard(desk, await reviewNow(0, desk));
  },
  "a candidate that was rejected": async (desk) => {
    const { id, sha256 } = await stageTalk(desk);
    await decide({ candidateId: id, sha256, to: "rejected", actor: ACTOR }, desk, nothing);
  },
  "the question for a save": async (desk) => {
    await approve(desk, await stageProposal(desk, QUOTED));
    const preview = await previewMerge({ approvedBy: ACTOR.name }, desk);
    if (preview) await sendCard(desk, mergeCard(preview, lines));
  },
  "the question for an undo": async (desk) => {
    await learnEntry(desk, `A ${WORD} has stripes`);
    await learnEntry(desk, "Corks float because they hold air");
    const shown = await previewUndo(undefined, desk);
    if (shown) await sendCard(desk, undoCard(shown, lines));
  },
};

/** Nothing of the talk is on a card. */
async function stageTalk(desk: TestGate): Promise<Candidate> {
  const proposals = [createProposal({ suggestedEntry: "Herons stand still" })];
  const said = { userText: `corks float, and a ${WORD} stood`, replyText: `A ${WORD}!` };
  const staged = await stage({ proposals, channelKey: "telegram:1001", ...said }, desk, nothing);
  const [candidate] = staged?.candidates ?? [];
  if (!candidate) throw new Error("nothing was staged");
  return candidate;
}

async function forgetWord(desk: TestGate): Promise<void> {
  const review = await previewForget(WORD, desk);
  await forget({ words: WORD, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}

describe("what waits to be sent when words are forgotten", () => {
  it.each(Object.keys(STORIES))("has no hash of them: %s", async (name) => {
    const watched = watchHashes(WORD);
    const desk = await createTestGate({ record: "sample" });
    await STORIES[name]?.(desk);
    await makeBackup(desk);
    expect(desk.said().length).toBeGreaterThan(0);
    const rows = (): Buffer =>
      Buffer.from(
        JSON.stringify([
          desk.state.database.all("SELECT * FROM outbox"),
          desk.state.database.all("SELECT * FROM card"),
          desk.state.database.all("SELECT * FROM awaited_edit"),
        ]),
      );
    expect(watched.hashesIn([{ place: "rows", bytes: rows() }])).not.toEqual([]);
    await forgetWord(desk);
    expect(watched.hashesIn([{ place: "rows", bytes: rows() }])).toEqual([]);
    desk.state.close();
    const after = await filesOf(desk.folder);
    expect(after.flatMap(watched.wordsIn)).toEqual([]);
    expect(after.flatMap(watched.hashesIn)).toEqual([]);
  });

  it("keeps the buttons of other candidates at work", async () => {
    const desk = await createTestGate({ record: "sample" });
    await stageProposal(desk, { suggestedEntry: `A ${WORD} has stripes` });
    const { id, sha256 } = await stageProposal(desk, { suggestedEntry: "Kites need wind" });
    const before = desk.said();
    await forgetWord(desk);
    const [row] = desk.said().filter(({ text }) => text.includes("Kites need wind"));
    expect(before).toContainEqual(row);
    const [card] = desk.state.outbox.cardsOf(id);
    if (!card) throw new Error("the card is gone");
    expect(card.body).toMatchObject({ candidate: { id, sha256 } });
    expect(await tapCard(desk, card, "approve")).toBe("Approved. /merge puts it in.");
    expect(candidateById(desk, id).status).toBe("approved");
  });
});
