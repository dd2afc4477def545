// The list of waiting candidates: page by page, put off, turned down with a reason, closed when the Record knows them
// by now.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candidateId } from "../../src/record/candidates/candidates.ts";
import type { NewCandidate } from "../../src/record/types.ts";
import { createCandidate, createPending } from "../record/builders.ts";
import { GUEST, OWNER, SECOND_OWNER, STRANGER, startBot } from "../support/bots.ts";
import {
  buttonData,
  labels,
  newestCandidate,
  newestCard,
  settled,
  shownCard,
  stageOne,
  tap,
} from "../support/gate.ts";
import { readFolder } from "../support/temporary.ts";

const TWO_OWNERS = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };

describe("Reject", () => {
  it.each([
    { label: /Not true/, reason: "not_true" },
    { label: /Not important/, reason: "not_important" },
    { label: /Wrong wording/, reason: "wrong_wording" },
    { label: /Private/, reason: "private" },
    { label: /Just no/, reason: undefined },
  ])("asks why, and $reason is the reason in the event", async ({ label, reason }) => {
    const bot = await startBot();
    const card = await stageOne(bot);
    expect(await tap(bot, /Reject/)).toBe("Why not?");
    expect(newestCandidate(bot).status).toBe("pending");
    expect(await tap(bot, label)).toBe("Rejected.");
    expect(newestCandidate(bot).status).toBe("rejected");
    expect(shownCard(bot, card).text).toMatch(/^❌ Rejected/);
    const event = bot.events().at(-1);
    expect([event?.event, event?.["rejection_reason"]]).toEqual(["rejected", reason]);
  });

  it("leads back without having decided anything", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    await tap(bot, /Reject/);
    expect(await tap(bot, /Back/)).toBe("Back.");
    expect(shownCard(bot, card)).toMatchObject({ text: card.text, buttons: card.buttons });
    expect(bot.events().map(({ event }) => event)).not.toContain("rejected");
  });

  it("takes back an approval that is not merged yet, by name only", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const reasons = buttonData(card, /Reject/).replace("reject", "because.not_true");
    await tap(bot, /Approve/);
    const late = bot.telegram.tap(OWNER, card.messageId, reasons);
    expect(await settled(bot, late)).toMatch(/approved already/);
    expect((await bot.ask("/reject CANDIDATE-0005 second thoughts")).text).toMatch(/is rejected/);
    expect((await bot.ask("/merge")).text).toMatch(/Nothing is approved/);
    expect(newestCandidate(bot).status).toBe("rejected");
  });
});

describe("Not now", () => {
  it("changes no file, keeps yes and no, and stays in /review", async () => {
    const bot = await startBot();
    const card = await stageOne(bot);
    const files = readFolder(bot.folder);
    expect(await tap(bot, /Not now/)).toMatch(/^Not now/);
    expect(readFolder(bot.folder)).toEqual(files);
    expect(labels(shownCard(bot, card))).toEqual(["✅ Approve", "❌ Reject"]);
    expect((await bot.ask("/review")).text).toMatch(/^1 thing waits/);
    const approve = bot.telegram.tap(OWNER, card.messageId, buttonData(card, /Approve/));
    expect(await settled(bot, approve)).toMatch(/^Approved/);
  });
});

describe("/review", () => {
  it("turns pages in place, and stays where it was when one is decided", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 12) });
    const review = await bot.ask("/review");
    expect(review.text).toMatch(/^12 things wait[^]*: 12 curiosities/);
    await tap(bot, /Older/);
    expect(shownCard(bot, review).text).toMatch(/CANDIDATE-0007[^]*CANDIDATE-0003/);
    await tap(bot, /❌ 0005/);
    expect(labels(shownCard(bot, review))).toContain("2 of 3");
    expect(shownCard(bot, review).text).toMatch(/^11 things wait/);
    await tap(bot, /Older/);
    expect(labels(shownCard(bot, review))).toContain("✅ 0001");
    await tap(bot, /✅ 0001/);
    // The last page is gone with its last line.
    expect(labels(shownCard(bot, review))).toContain("2 of 2");
    await tap(bot, /Newer/);
    expect(shownCard(bot, review).text).toMatch(/CANDIDATE-0012/);
    expect(bot.said()).toHaveLength(1);
  });

  it("opens one as a card of its own, and both follow what is decided", async () => {
    const bot = await startBot({ prepare: (folder) => waiting(folder, 2) });
    const review = await bot.ask("/review");
    expect(await tap(bot, /🔍 0002/)).toBe("CANDIDATE-0002 is below.");
    const card = newestCard(bot);
    expect(card?.text).toMatch(/^May I remember this\?\n\nCANDIDATE-0002/);
    await tap(bot, /Approve/);
    // The list is as it was shown; a tap on what is decided already says so and brings it up to date.
    const data = buttonData(review, /✅ 0002/);
    const late = bot.telegram.tap(OWNER, review.messageId, data);
    expect(await settled(bot, late)).toMatch(/approved already/);
    expect(labels(shownCard(bot, review))).not.toContain("✅ 0002");
  });

  it("offers to close what has waited for a month and is known by now", async () => {
    const known = "A map needs a legend, so that other people can read its symbols";
    const old = { mindCategory: "knowledge", suggestedEntry: known } as const;
    const bot = await startBot({
      prepare: (folder) => waiting(folder, 1, { ...old, timestamp: "2026-01-05 10:00:00" }),
    });
    const review = await bot.ask("/review");
    expect(review.text).toContain("the Record says it already (LEARN-0006)");
    expect(labels(review)).toEqual(["💤 Close 0001", "🔍 0001"]);
    expect(await tap(bot, /Close/)).toMatch(/^Closed/);
    expect(shownCard(bot, review).text).toMatch(/^Nothing waits/);
    expect(bot.events().at(-1)).toMatchObject({ rejection_reason: "already_known" });
  });

  it("looks at nothing younger than a month for that", async () => {
    const known = "A map needs a legend, so that other people can read its symbols";
    const timestamp = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 19);
    const young = { timestamp: timestamp.replace("T", " "), suggestedEntry: known };
    const bot = await startBot({
      prepare: (folder) => waiting(folder, 1, { ...young, mindCategory: "knowledge" }),
    });
    expect(labels(await bot.ask("/review"))).toContain("✅ 0001");
  });
});

describe("who may tap", () => {
  it("is an owner: everybody else is told so, and nothing changes", async () => {
    const bot = await startBot({ environment: { GRACE_MAR_COMPANION_IDS: `${OWNER.id},3003` } });
    const card = await stageOne(bot);
    const files = readFolder(bot.folder);
    const data = buttonData(card, /Approve/);
    for (const person of [GUEST, { id: 3003, firstName: "Mira" }]) {
      const { answered } = bot.telegram.tap(person, card.messageId, data, OWNER.id);
      expect((await answered).text).toMatch(/Only the person who looks after this Record/);
      const { answered: own } = bot.telegram.tap(person, card.messageId, data);
      expect((await own).text).toMatch(/doesn't work any more/);
      expect((await bot.ask("/review", person)).text).not.toContain("CANDIDATE");
    }
    bot.telegram.tap(STRANGER, card.messageId, data);
    await bot.idle();
    expect(readFolder(bot.folder)["PENDING-REVIEW.md"]).toBe(files["PENDING-REVIEW.md"]);
    expect(shownCard(bot, card)).toEqual(card);
  });

  it("is every owner, and their cards say the same after each decision", async () => {
    const bot = await startBot({ environment: TWO_OWNERS });
    await bot.ask("hello there", SECOND_OWNER);
    const mine = await stageOne(bot);
    const theirs = newestCard(bot, SECOND_OWNER);
    if (!theirs) throw new Error("the second owner has no card");
    // The reason that one owner looks for does not concern the other.
    await tap(bot, /Reject/, SECOND_OWNER);
    expect(shownCard(bot, mine)).toEqual(mine);
    expect(await tap(bot, /Approve/)).toMatch(/^Approved/);
    const now = shownCard(bot, theirs, SECOND_OWNER);
    expect([now.text, now.buttons]).toEqual([shownCard(bot, mine).text, []]);
    await bot.ask("/merge", SECOND_OWNER);
    await tap(bot, /^Merge$/, SECOND_OWNER);
    for (const [card, person] of [
      [mine, OWNER],
      [theirs, SECOND_OWNER],
    ] as const) {
      expect(shownCard(bot, card, person).text).toMatch(/^✅ It is in the Record/);
    }
  });
});

/** Replaces the waiting candidates by candidates 1 to `count`. */
function waiting(folder: string, count: number, changes: Partial<NewCandidate> = {}): void {
  const made = Array.from({ length: count }, (_, n) =>
    createCandidate({ id: candidateId(n + 1), recordId: "grace-mar", ...changes }),
  );
  writeFileSync(join(folder, "PENDING-REVIEW.md"), createPending(made, "pending"));
}
