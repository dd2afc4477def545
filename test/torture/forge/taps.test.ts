// Approvals that nobody gave. They lead to no merge and to no change of a status. Approvals of a candidate that changed
// after it was shown and repeated approvals count as such too.

import { expect, it } from "vitest";
import type { ChatMessage, Tap } from "../../../src/tools/simulator/simulator-types.ts";
import { OWNER, SECOND_OWNER, startBot, type TestBot } from "../../support/bots.ts";
import {
  analystAnswer,
  buttonData,
  editByHand,
  newestCard,
  receipts,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../../support/gate.ts";
import { readFolder } from "../../support/temporary.ts";
import { count, randomOf, report, workInMemory } from "../plan.ts";
import { COMPANION, forgeTap } from "./forged-taps.ts";

const ENVIRONMENT = {
  GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}`,
  GRACE_MAR_COMPANION_IDS: `${OWNER.id},${COMPANION.id}`,
};

it("no forged, misplaced or repeated approval decides or merges anything", async () => {
  workInMemory();
  const bot = await everyCard();
  const buttons = bot.telegram
    .chat(OWNER.id)
    .flatMap((card) =>
      card.buttons.flat().flatMap(({ callback_data: data }) => (data ? [{ card, data }] : [])),
    );
  expect(new Set(buttons.map(({ card }) => card.messageId)).size).toBeGreaterThanOrEqual(4);
  const before = decided(bot);
  const random = randomOf("taps");
  const forgeries = count(300, 5_000);
  for (let at = 0; at < forgeries; at += 1) {
    const update = forgeTap(buttons, at, random);
    bot.telegram.post(update);
    await bot.idle();
    expect(decided(bot), JSON.stringify(update).slice(0, 400)).toEqual(before);
  }
  // The same buttons do work for the one who has them.
  await bot.ask("/merge");
  expect(await tap(bot, /^Merge$/)).toBe("Merged.");
  expect(receipts(bot)).toHaveLength(2);
  report("forge taps", { forged: forgeries, buttons: buttons.length, merges: 0, changes: 0 });
}, 3_600_000);

it("an approval of what was changed after it was shown is refused, and so is every repetition", async () => {
  workInMemory();
  const bot = await startBot({ environment: ENVIRONMENT });
  const times = count(20, 500);
  bot.servers.model.enqueue(analystAnswer("a raft", { suggested_entry: "Version 0 of a raft" }));
  const card = await stageOne(bot, "we built a raft");
  for (let at = 0; at < times; at += 1) {
    const before = await refused(bot, card, buttonData(shownCard(bot, card), /Approve/), at);
    expect(decided(bot)).toEqual(before);
  }
  // The present text counts. The first button never does again.
  await refused(bot, card, buttonData(card, /Approve/), times);
  await refused(bot, card, buttonData(shownCard(bot, card), /Approve/), times + 1);
  const shown = shownCard(bot, card);
  const approval = bot.telegram.tap(OWNER, card.messageId, buttonData(shown, /Approve/));
  expect(await settled(bot, approval)).toMatch(/^Approved/);
  await expectNoEffectAgain(bot, approval, times);

  await bot.ask("/merge");
  const merging = newestCard(bot);
  if (!merging) throw new Error("there is no card for the merge");
  await refused(bot, merging, buttonData(merging, /^Merge$/), times + 2);
  expect(receipts(bot)).toEqual([]);
  await bot.ask("/merge");
  const again = newestCard(bot) ?? merging;
  const merge = bot.telegram.tap(OWNER, again.messageId, buttonData(again, /^Merge$/));
  expect(await settled(bot, merge)).toBe("Merged.");
  await expectNoEffectAgain(bot, merge, times);
  expect(receipts(bot)).toHaveLength(1);
  report("forge stale", { changed: times + 3, repeated: times * 4, taken: 0, merges: 1 });
}, 3_600_000);

/** Changes the candidate by hand, taps what was shown before, and the same update once more. */
async function refused(
  bot: TestBot,
  card: ChatMessage,
  data: string,
  version: number,
): Promise<ReturnType<typeof decided>> {
  editByHand(bot, "PENDING-REVIEW.md", `Version ${version} `, `Version ${version + 1} `);
  const before = decided(bot);
  const late = bot.telegram.tap(OWNER, card.messageId, data);
  expect(await settled(bot, late)).toMatch(/changed/);
  bot.telegram.post(late.update);
  await bot.idle();
  return before;
}

/** A tap that was carried out, sent again: as the same update and as new ones. */
async function expectNoEffectAgain(bot: TestBot, { update }: Tap, times: number): Promise<void> {
  const before = decided(bot);
  for (let at = 0; at < times; at += 1) {
    bot.telegram.post(update);
    bot.telegram.post({ ...update, update_id: bot.telegram.nextUpdateId });
  }
  await bot.idle();
  expect(decided(bot)).toEqual(before);
}

/** One merge that can be taken back, one approval, two things that wait, and a card for each. */
async function everyCard(): Promise<TestBot> {
  const bot = await startBot({ environment: ENVIRONMENT });
  for (const text of ["we built a raft", "we drew a map of the moon"]) {
    bot.servers.model.enqueue(analystAnswer(text, { suggested_entry: `About ${text.slice(3)}` }));
    await stageOne(bot, text);
    await tap(bot, /Approve/);
    await bot.ask("/merge");
    if (receipts(bot).length === 0) await tap(bot, /^Merge$/);
  }
  for (const text of ["we learned to whistle", "we planted a plum tree"]) {
    bot.servers.model.enqueue(analystAnswer(text, { suggested_entry: `About ${text.slice(3)}` }));
    await stageOne(bot, text);
  }
  await bot.ask("/review");
  await bot.ask("/undo");
  await bot.idle();
  return bot;
}

/** State that only a decision may change. */
function decided(bot: TestBot): { readonly [name: string]: string } {
  const decisions = ["approved", "rejected", "edited", "applied", "merged", "undone"];
  return {
    ...Object.fromEntries(
      Object.entries(readFolder(bot.folder)).filter(([name]) => !TALK.includes(name)),
    ),
    decisions: JSON.stringify(bot.events().filter(({ event }) => decisions.includes(event))),
  };
}

const TALK: readonly string[] = [
  "SESSION-TRANSCRIPT.md",
  "PIPELINE-EVENTS.jsonl",
  "COMPUTE-LEDGER.jsonl",
];
