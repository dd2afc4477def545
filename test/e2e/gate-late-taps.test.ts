// Taps that come late, twice, or after a change: they decide the text that stood above the button, or nothing.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candidateId } from "../../src/record/candidates/candidates.ts";
import { createCandidate, createPending } from "../record/builders.ts";
import { OWNER, SECOND_OWNER, startBot, type TestBot } from "../support/bots.ts";
import {
  buttonData,
  candidates,
  editByHand,
  labels,
  newestCandidate,
  receipts,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { OLD, teach } from "../support/taught.ts";
import type { ChatMessage } from "../../src/tools/simulator/simulator-types.ts";

const TWO_OWNERS = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
const CHANGED = /^Something changed as you tapped/;

function waiting(folder: string, count: number): void {
  const made = Array.from({ length: count }, (_, n) => createCandidate({ id: candidateId(n + 1) }));
  writeFileSync(join(folder, "PENDING-REVIEW.md"), createPending(made, "pending"));
}

function idsOf(bot: TestBot, status: string): readonly string[] {
  return candidates(bot).flatMap((one) => (one.status === status ? [one.id] : []));
}

/** All at once, as they were seen at the beginning. */
async function tapAll(bot: TestBot, card: ChatMessage, all: readonly RegExp[]): Promise<string[]> {
  const taps = all.map((label) => bot.telegram.tap(OWNER, card.messageId, buttonData(card, label)));
  return Promise.all(taps.map((one) => settled(bot, one)));
}

describe("a list that is redrawn late", () => {
  it("decides the rows that were tapped, however fast the taps follow each other", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 8) });
    const review = await bot.ask("/review");
    await tapAll(bot, review, [/✅ 0008/, /✅ 0007/, /❌ 0006/, /❌ 0004/]);
    expect(idsOf(bot, "approved")).toEqual(["CANDIDATE-0007", "CANDIDATE-0008"]);
    expect(idsOf(bot, "rejected")).toEqual(["CANDIDATE-0004", "CANDIDATE-0006"]);
  });

  it("takes a double tap for one", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 8) });
    const lines = await tapAll(bot, await bot.ask("/review"), [/✅ 0008/, /✅ 0008/]);
    expect(lines.toSorted()).toEqual([
      "Approved. /merge puts it in.",
      "CANDIDATE-0008 is approved already.",
    ]);
    expect(idsOf(bot, "approved")).toEqual(["CANDIDATE-0008"]);
  });

  it("counts on an older list of another page, and of another owner, for what it showed", async () => {
    const bot = await startBot({
      environment: TWO_OWNERS,
      prepare: (folder) => waiting(folder, 12),
    });
    const older = await bot.ask("/review");
    const other = await bot.ask("/review", SECOND_OWNER);
    await tap(bot, /Older/);
    await tap(bot, /❌ 0005/);
    const late = bot.telegram.tap(SECOND_OWNER, other.messageId, buttonData(other, /✅ 0012/));
    expect(await settled(bot, late)).toMatch(/^Approved/);
    await tapAll(bot, older, [/✅ 0012/, /✅ 0011/]);
    expect(idsOf(bot, "approved")).toEqual(["CANDIDATE-0011", "CANDIDATE-0012"]);
    expect(idsOf(bot, "rejected")).toEqual(["CANDIDATE-0005"]);
  });

  it("does nothing for what reads differently by now, and shows how it reads", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 1) });
    const review = await bot.ask("/review");
    editByHand(bot, "PENDING-REVIEW.md", "how they shelter fish", "how they hide pirates");
    expect(await tapAll(bot, review, [/✅ 0001/, /✅ 0001/])).toEqual([
      expect.stringMatching(/^CANDIDATE-0001 changed/),
      expect.stringMatching(/^CANDIDATE-0001 changed/),
    ]);
    expect(idsOf(bot, "pending")).toEqual(["CANDIDATE-0001"]);
    expect(shownCard(bot, review).text).toContain("pirates");
  });

  it("of an earlier version is brought up to date by a tap, and decides nothing", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 3) });
    const review = await bot.ask("/review");
    const [token = ""] = buttonData(review, /✅ 0003/).split(":");
    const old = bot.telegram.tap(OWNER, review.messageId, `${token}:approve.0`);
    expect(await settled(bot, old)).toMatch(CHANGED);
    expect(idsOf(bot, "pending")).toHaveLength(3);
  });
});

describe("a double tap on what changed before it", () => {
  it("approves no wording that nobody has seen", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    editByHand(bot, "PENDING-REVIEW.md", "Striped lighthouse", "Striped submarine");
    const lines = await tapAll(bot, card, [/Approve/, /Approve/]);
    expect(lines).toEqual([expect.stringMatching(/changed after this/), expect.any(String)]);
    expect(newestCandidate(bot).status).toBe("pending");
    expect(shownCard(bot, card).text).toContain("submarine");
    // The text that is seen now counts.
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
  });

  it("merges nothing that was approved since the card was shown, and lists none of it", async () => {
    const bot = await startBot();
    await stageOne(bot);
    await tap(bot, /Approve/);
    const merge = await bot.ask("/merge");
    await stageOne(bot, "we built a raft out of corks");
    await tap(bot, /✅ Approve/);
    const lines = await tapAll(bot, merge, [/^Merge$/, /^Merge$/]);
    expect(lines[1]).toMatch(CHANGED);
    expect(receipts(bot)).toEqual([]);
    expect(shownCard(bot, merge).text).toMatch(/these 2/);
    const again = await bot.ask("/merge");
    expect(again.text).toMatch(/these 2/);
    const bothSeen = buttonData(shownCard(bot, merge), /^Merge$/);
    expect(await settled(bot, bot.telegram.tap(OWNER, merge.messageId, bothSeen))).toBe(
      "Merged 2.",
    );
  });

  it("replaces no entry that was rewritten since it was shown", async () => {
    const bot = await startBot();
    await teach(bot, "Octopuses have two hearts");
    await tap(bot, /New replaces old/);
    const merge = await bot.ask("/merge");
    expect(merge.text).toContain(`replaces ${OLD.id}.\n  ${OLD.start}`);
    editByHand(bot, "SELF.md", OLD.start, "Octopuses have three hearts and nine brains");
    const lines = await tapAll(bot, merge, [/^Merge$/, /^Merge$/]);
    expect(lines).toEqual([
      expect.stringContaining("has changed since you saw it"),
      expect.stringMatching(CHANGED),
    ]);
    expect(receipts(bot)).toEqual([]);
    expect(shownCard(bot, merge).text).toContain("nine brains");
    expect(await tap(bot, /^Merge$/)).toBe("Merged.");
  });

  it("forgets nothing that was not on the list", async () => {
    const bot = await startBot();
    const card = await bot.ask("/forget octopus");
    editByHand(bot, "SELF.md", "## VIII", "The octopus again.\n\n## VIII");
    const lines = await tapAll(bot, card, [/^Forget/, /^Forget/]);
    expect(lines[1]).toMatch(CHANGED);
    expect(bot.read("SELF.md")).toContain("The octopus again.");
    expect(receipts(bot)).toEqual([]);
  });
});

it("a button of an earlier version shows its card as it is now, and decides nothing", async () => {
  const bot = await startBot();
  const card = await stageOne(bot);
  const [name = ""] = buttonData(card, /Approve/).split(".");
  const old = bot.telegram.tap(OWNER, card.messageId, `${name}:approve`);
  expect(await settled(bot, old)).toMatch(CHANGED);
  expect(newestCandidate(bot).status).toBe("pending");
  expect(labels(shownCard(bot, card))).toContain("✅ Approve");
  expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
});
