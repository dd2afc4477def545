// A new wording is taken from the owner who asked to give one, and from nobody else.

import { describe, expect, it } from "vitest";
import { GUEST, OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  buttonData,
  candidates,
  labels,
  newestCandidate,
  newestCard,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";

const WORDING = "A lighthouse with stripes is easier to see by day";

describe("whose words count", () => {
  it("are not those of somebody who is no owner any more", async () => {
    const bot = await startBot();
    await askToEdit(bot);
    const { id, sha256 } = newestCandidate(bot);
    const { database, awaitedEdits } = bot.runtime.state;
    await database.transact(() => {
      awaitedEdits.await(GUEST.id, { candidateId: id, sha256 }, Date.now());
    });
    expect((await bot.ask(`hello, ${WORDING}`, GUEST)).text).not.toContain("(reworded)");
    await bot.idle();
    expect(newestCandidate(bot).sha256).toBe(sha256);
  });

  it("are those of the owner who tapped, never another person's", async () => {
    const companion = { id: 3003, firstName: "Mira" };
    const environment = {
      GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}`,
      GRACE_MAR_COMPANION_IDS: `${OWNER.id},${companion.id}`,
    };
    const bot = await startBot({ environment });
    await bot.ask("hello there", SECOND_OWNER);
    await askToEdit(bot);
    const pending = candidates(bot).find(({ id }) => id === "CANDIDATE-0005");
    for (const person of [GUEST, companion, SECOND_OWNER]) {
      expect((await bot.ask(`hello, ${WORDING}`, person)).text).not.toContain("(reworded)");
    }
    await bot.idle();
    expect(candidates(bot).find(({ id }) => id === "CANDIDATE-0005")).toEqual(pending);
    expect((await bot.ask(WORDING)).text).toContain("(reworded)");
  });

  it("shows the new card to every owner, and voids the old one with each", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    const bot = await startBot({ environment });
    await bot.ask("hello there", SECOND_OWNER);
    await askToEdit(bot);
    const theirs = newestCard(bot, SECOND_OWNER);
    await bot.ask(WORDING);
    await bot.idle();
    if (!theirs) throw new Error("the second owner has no card");
    expect(labels(shownCard(bot, theirs, SECOND_OWNER))).toEqual([]);
    expect(await tap(bot, /Approve/, SECOND_OWNER)).toMatch(/^Approved/);
    expect(newestCard(bot)).toBeUndefined();
  });
});

it("is not taken for another candidate, should it wait behind an answer while that is asked about", async () => {
  const bot = await startBot();
  await stageOne(bot);
  const first = newestCard(bot);
  await stageOne(bot, "we built a raft out of corks");
  const second = newestCard(bot);
  if (!first || !second) throw new Error("no cards");
  const before = newestCandidate(bot);
  bot.servers.model.latencyMs = { voice: 1500 };
  const count = bot.servers.model.requests.length;
  bot.telegram.say(OWNER, "why do corks float?");
  await bot.telegram.waitFor(() => bot.servers.model.requests.length > count);
  await bot.telegram.tap(OWNER, first.messageId, buttonData(first, /Edit/)).answered;
  await bot.telegram.waitFor(() =>
    bot.said().some((text) => text.includes("How should CANDIDATE-0005")),
  );
  bot.telegram.say(OWNER, "Lighthouses have stripes");
  await bot.telegram.tap(OWNER, second.messageId, buttonData(second, /Edit/)).answered;
  await bot.idle();
  expect(bot.said().at(-1)).toMatch(/^You wrote that before I asked about CANDIDATE-0006/);
  expect(newestCandidate(bot)).toEqual(before);
  await bot.ask("Rafts of cork float well");
  await bot.idle();
  expect(newestCandidate(bot).suggestedEntry).toBe("Rafts of cork float well");
});

async function askToEdit(bot: TestBot): Promise<void> {
  await stageOne(bot);
  await tap(bot, /Edit/);
}
