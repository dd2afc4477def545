// A new wording: asked for in the chat, and taken only from the person who tapped Edit.

import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, startBot, type TestBot } from "../support/bots.ts";
import { testClock } from "../support/clock.ts";
import {
  buttonData,
  editByHand,
  labels,
  newestCandidate,
  newestCard,
  receipts,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { teach } from "../support/taught.ts";

const WORDING = "A lighthouse with stripes is easier to see by day";
/** A part of the entry that the stand-in proposes for the report. */
const ENTRY = "drew one with a red lamp";

it("shows the new wording on a new card, voids the old one, and merges what it says", async () => {
  const bot = await startBot();
  const old = await stageOne(bot);
  const data = buttonData(old, /Approve/);
  expect(await tap(bot, /Edit/)).toBe("Send me the new wording.");
  expect(bot.said().at(-1)).toMatch(/How should CANDIDATE-0005 read[^]*red lamp[^]*\/cancel/);
  const card = await bot.ask(`  A lighthouse with stripes\nis easier to see by day `);
  await bot.idle();
  expect(card.text).toContain(`Adds to IX-B. CURIOSITY (reworded):\n  topic: ${WORDING}`);
  expect(labels(shownCard(bot, old))).toEqual([]);
  expect(shownCard(bot, old).text).toMatch(/CANDIDATE-0005 has a new wording/);
  expect(newestCandidate(bot)).toMatchObject({
    suggestedEntry: WORDING,
    editedBy: `telegram:${OWNER.id}`,
    status: "pending",
    faults: [],
  });
  expect(bot.events().at(-1)).toMatchObject({
    event: "edited",
    candidate_id: "CANDIDATE-0005",
    actor: `telegram:${OWNER.id}`,
  });
  // The old card's data no longer counts, even from a client that still shows its buttons.
  const late = bot.telegram.tap(OWNER, old.messageId, data);
  expect(await settled(bot, late)).toMatch(/changed after this was shown/);
  expect(newestCandidate(bot).status).toBe("pending");
  await tap(bot, /Approve/);
  await bot.ask("/merge");
  await tap(bot, /^Merge$/);
  const [entry] = (await bot.runtime.store.snapshot()).mind;
  expect(entry?.text).toBe(WORDING);
  expect(receipts(bot)).toHaveLength(1);
});

it("takes the next words as the wording, and the ones after that as chat", async () => {
  const bot = await startBot();
  await askToEdit(bot);
  const before = bot.servers.model.requests.length;
  await bot.ask(WORDING);
  await bot.idle();
  expect(bot.servers.model.requests).toHaveLength(before);
  expect(bot.conversation().history.map(({ text }) => text)).not.toContain(WORDING);
  expect(bot.read("SESSION-TRANSCRIPT.md")).not.toContain(WORDING);
  await bot.ask("what do you know about octopuses?");
  expect(bot.servers.model.requests.length).toBeGreaterThan(before);
});

it("takes neither a key of the keyboard nor a command for the wording", async () => {
  const bot = await startBot();
  await bot.ask("/start");
  await askToEdit(bot);
  const pending = bot.read("PENDING-REVIEW.md");
  const keys = bot.telegram.keyboard(OWNER.id)?.keyboard.flat() ?? [];
  // A homework asks for words of its own and ends the waiting. What is just between us is no wording, so that ends it too.
  const ending: readonly string[] = [ENGLISH_LINES.key_homework, ENGLISH_LINES.key_between_us];
  const others = keys.filter(({ text }) => !ending.includes(text));
  expect(others.length).toBeGreaterThan(4);
  for (const { text } of others) {
    expect((await bot.ask(text)).text).not.toContain("(reworded)");
    await bot.idle();
  }
  await bot.ask("/nonsense");
  await bot.ask("/stop");
  expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
  expect((await bot.ask(WORDING)).text).toContain("(reworded)");
});

it("leaves it as it is on /cancel", async () => {
  const bot = await startBot();
  await askToEdit(bot);
  const pending = bot.read("PENDING-REVIEW.md");
  expect((await bot.ask("/cancel")).text).toBe("CANDIDATE-0005 stays as it is.");
  expect((await bot.ask("/cancel")).text).toBe("There is nothing to cancel.");
  await expectChat(bot);
  expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
});

it("asks again for a wording that is too long or empty", async () => {
  const bot = await startBot();
  await askToEdit(bot);
  expect((await bot.ask("x".repeat(201))).text).toMatch(/201 characters; an entry may have 200/);
  expect((await bot.ask(" \n ")).text).toMatch(/^That was empty/);
  const card = await bot.ask("y".repeat(200));
  await bot.idle();
  expect(card.text).toContain("(reworded)");
  expect(newestCandidate(bot).suggestedEntry).toBe("y".repeat(200));
});

it("waits a quarter of an hour for it, and no longer", async () => {
  const clock = testClock();
  const bot = await startBot({ runtime: { now: clock.now } });
  await askToEdit(bot);
  clock.advance({ minutes: 14, seconds: 59 });
  expect((await bot.ask("x".repeat(201))).text).toMatch(/201 characters/);
  clock.advance({ seconds: 2 });
  await expectChat(bot);
  expect(newestCandidate(bot).editedBy).toBeUndefined();
});

it("waits for it across a restart", async () => {
  const bot = await startBot();
  await askToEdit(bot);
  await bot.restart();
  expect((await bot.ask(WORDING)).text).toContain("(reworded)");
  await bot.idle();
  expect(newestCandidate(bot).suggestedEntry).toBe(WORDING);
});

describe("what was changed in the meantime", () => {
  it("by hand is not overwritten, and what is said next is chat again", async () => {
    const bot = await startBot();
    await askToEdit(bot);
    editByHand(bot, "PENDING-REVIEW.md", ENTRY, "burnt it");
    const pending = bot.read("PENDING-REVIEW.md");
    expect((await bot.ask(WORDING)).text).toMatch(/changed after this was shown/);
    expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
    await expectChat(bot);
  });

  it("by a tap on the same card ends the question", async () => {
    const bot = await startBot();
    await askToEdit(bot);
    await tap(bot, /Approve/);
    await expectChat(bot);
  });

  it("by a tap on another card does not end it", async () => {
    const bot = await startBot();
    await stageOne(bot, "we built a raft out of corks");
    const raft = newestCard(bot);
    await askToEdit(bot);
    if (!raft) throw new Error("no card");
    await settled(bot, bot.telegram.tap(OWNER, raft.messageId, buttonData(raft, /Approve/)));
    expect((await bot.ask(WORDING)).text).toContain("(reworded)");
    await bot.idle();
    expect(newestCandidate(bot)).toMatchObject({ id: "CANDIDATE-0006", suggestedEntry: WORDING });
  });
});

it("turns a new wording that the Record speaks against into a choice", async () => {
  const bot = await startBot();
  await teach(bot, "puffins carry ten fish at once");
  await tap(bot, /Edit/);
  const card = await bot.ask("Octopuses have two hearts");
  expect(labels(card)).toContain("New replaces old");
  expect(labels(card)).not.toContain("✅ Approve");
});

/** The next message goes to the Voice and changes no candidate. */
async function expectChat(bot: TestBot): Promise<void> {
  const pending = bot.read("PENDING-REVIEW.md");
  const { text } = await bot.ask("what do you know about octopuses?");
  await bot.idle();
  expect(text).toMatch(/three hearts/);
  expect(text).not.toContain("CANDIDATE");
  expect(bot.read("PENDING-REVIEW.md")).toBe(pending);
}

async function askToEdit(bot: TestBot): Promise<void> {
  await stageOne(bot);
  await tap(bot, /Edit/);
}
